"""The nouns of a landed cost: the parcel, what it owes under each rule, and where a rule stands."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from countermark.model import Money

CENT = Decimal("0.01")
ZERO = Decimal(0)


class Channel(StrEnum):
    """The way by which a parcel enters."""

    POST = "post"
    EXPRESS = "express"
    INFORMAL = "informal"
    FORMAL = "formal"


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is asked about: goods at a price, made somewhere, entering on a day by a channel.

    `goods` is a category of ours or an HTS code of 4 to 10 digits. `price` is for the whole parcel.
    `parts` are the values in one item (case, strap …) where the tariff asks for them. `loaded` is
    the day on which a vessel took the goods, which some rules look at.
    """

    price: Money
    goods: str
    origin: str
    entered: date
    channel: str = Channel.EXPRESS
    ships_from: str | None = None
    to: str = "US"
    quantity: int = 1
    weight_kg: Decimal | None = None
    parts: tuple[tuple[str, Decimal], ...] = ()
    loaded: date | None = None
    gift: bool = False
    transshipped: bool = False
    subheadings: int = 1
    mfn: str | None = None
    china_list: str | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed as a line: a share of the price, so much an item, so much a parcel."""

    share: Decimal = ZERO
    each: Decimal = ZERO
    flat: Decimal = ZERO

    def on(self, price: Decimal, quantity: int) -> Decimal:
        """Return the exact amount for a price."""
        return self.share * price + self.each * quantity + self.flat

    def plus(self, other: "Owed") -> "Owed":
        """Return both together."""
        return Owed(self.share + other.share, self.each + other.each, self.flat + other.flat)


@dataclass(frozen=True, slots=True)
class Proof:
    """Why a rule holds: the law, where we read it, and how sure that is."""

    authority: str
    source: str
    confidence: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """One layer of duty before a price is known; `high` is None where it cannot be told.

    With `tops_up` the shares are a total that MFN counts towards.
    """

    measure: str
    low: Owed
    high: Owed | None
    proof: Proof
    tops_up: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """An exact amount, or a range; `high` is None where it cannot be told."""

    low: Decimal
    high: Decimal | None

    def plus(self, other: "Span") -> "Span":
        """Return both together; unknown stays unknown."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Span(self.low + other.low, high)

    def rounded(self) -> "Span":
        """Return the amounts in whole cents, halves up."""
        return Span(cents(self.low), None if self.high is None else cents(self.high))


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer of duty with its exact amount."""

    rule: Rule
    amount: Span


@dataclass(frozen=True, slots=True)
class LineCost:
    """The layers under one tariff line, and their exact sum."""

    hts: str
    goods: str
    layers: tuple[Layer, ...]
    duty: Span


@dataclass(frozen=True, slots=True)
class Fee:
    """A charge that is no duty; `when` says whether it is sure (entry, dutiable) or possible."""

    name: str
    amount: Span
    when: str
    proof: Proof


@dataclass(frozen=True, slots=True)
class Exemption:
    """Whether the parcel enters free for its low value on that day, and why."""

    free: bool
    why: str
    proof: Proof | None


@dataclass(frozen=True, slots=True)
class LandedCost:
    """What a parcel owes on a day, layer by layer, and how far the answer can be trusted.

    `percent` is the duty as a percentage of the price. `methods` are the two postal figures
    between which the carrier chose. `fees` are apart from the duty; only the sure ones are in
    `charged`. After `evidence` the answer is `stale`.
    """

    parcel: Parcel
    duty: Span
    percent: Span
    lines: tuple[LineCost, ...]
    methods: tuple[Layer, ...]
    exemption: Exemption
    fees: tuple[Fee, ...]
    charged: Span
    total: Span
    unknown: tuple[str, ...]
    remarks: tuple[str, ...]
    evidence: date
    stale: bool


def cents(amount: Decimal) -> Decimal:
    """Return an amount in whole cents, halves up."""
    return amount.quantize(CENT, ROUND_HALF_UP)
