"""The rows of the law of duties as nouns; every one has its law, source and confidence."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from countermark.duties.formula import Formula
from countermark.duties.nouns import Proof


@dataclass(frozen=True, slots=True)
class Period:
    """The first and the last day on which a row holds."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Tell whether a day is inside."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Bracket:
    """Values above one bound and up to another; None is no bound."""

    above: Decimal | None = None
    up_to: Decimal | None = None

    def holds(self, value: Decimal) -> bool:
        """Tell whether a value is inside."""
        over = self.above is None or value > self.above
        return over and (self.up_to is None or value <= self.up_to)


@dataclass(frozen=True, slots=True)
class Measure:
    """A dated rule that adds or lifts a duty."""

    id: str
    period: Period
    kind: str
    origins: tuple[str, ...]
    ships_from: frozenset[str]
    when: str
    channels: tuple[tuple[str, Bracket], ...]
    rate: Formula | None
    derived: bool
    basis: str
    proof: Proof

    @property
    def source(self) -> str:
        """Where the row was read."""
        return self.proof.source


@dataclass(frozen=True, slots=True)
class Line:
    """A tariff line with its column 1 general rate and the China lists on which it stands."""

    hts: str
    period: Period
    goods: str
    rate: Formula
    value: Bracket
    lists: tuple[str, ...]
    proof: Proof

    @property
    def source(self) -> str:
        """Where the row was read."""
        return self.proof.source


@dataclass(frozen=True, slots=True)
class Category:
    """Plain words for goods, and the lines under which they usually fall."""

    id: str
    words: tuple[str, ...]
    lines: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class FeeRow:
    """A dated charge that is no duty."""

    id: str
    period: Period
    name: str
    channels: tuple[tuple[str, Bracket], ...]
    rate: Formula
    least: Decimal | None
    most: Decimal | None
    applies: str
    proof: Proof

    @property
    def source(self) -> str:
        """Where the row was read."""
        return self.proof.source


@dataclass(frozen=True, slots=True)
class Exempt:
    """Codes outside a measure; not certain where only some lines under a code are."""

    id: str
    measure: str
    codes: tuple[str, ...]
    certain: bool
    source: str


@dataclass(frozen=True, slots=True)
class Grace:
    """Goods that a vessel took before a day and that entered before another escape a change."""

    id: str
    measure: str
    origins: tuple[str, ...]
    loaded_before: date
    entered_before: date
    source: str


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence that an answer carries while a measure is in it."""

    id: str
    period: Period
    measures: frozenset[str]
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Relief:
    """What a territory lets in free, or for a flat duty, up to a value."""

    id: str
    period: Period
    limit: Decimal
    currency: str
    flat: Decimal | None
    proof: Proof

    @property
    def source(self) -> str:
        """Where the row was read."""
        return self.proof.source


@dataclass(frozen=True, slots=True)
class Evidence:
    """From when to when we hold evidence for a territory."""

    territory: str
    first: date
    last: date
    source: str
