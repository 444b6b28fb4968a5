"""What a claim check is about, and what it can answer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from countermark.model import Span

RECALLED = 0.5


class Subject(StrEnum):
    """What a claim speaks of."""

    SUPPLIER = "supplier"
    ORIGIN = "origin"


class Answer(StrEnum):
    """What the published facts say of a claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    NOT_CHECKABLE = "not_checkable"


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """A claim about one brand, the answer, and what it rests on.

    `claimed` are the names or places that the item gives; `dated` is the day on which a list was
    published, or a place of manufacture last checked.
    """

    subject: Subject
    brand: str
    answer: Answer
    claimed: tuple[str, ...]
    note: str
    note_zh: str
    source: str = ""
    dated: date | None = None
    spans: tuple[Span, ...] = ()

    @property
    def weight(self) -> float:
        """Return how much of the answer counts: less where the fact was only recalled."""
        return RECALLED if self.source.startswith("recalled") else 1.0
