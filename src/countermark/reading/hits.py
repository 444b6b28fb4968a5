"""A match in one item, and which matches stand inside longer ones."""

from dataclasses import dataclass, field
from typing import NamedTuple

from countermark.lexicon import Claim
from countermark.model import View
from countermark.reading.vocabulary import Entry

TELLING = frozenset(  # claims that speak of goods; leading elsewhere or of prices is everyday talk
    "oem same_factory leftover_stock semi_finished same_quality replica_grade hidden_logo".split()
)


class Hit(NamedTuple):
    """A match in one item: the passage, the offsets into its original text, what it is, and how."""

    passage: int
    start: int
    end: int
    entry: Entry
    view: View


@dataclass(slots=True)
class Hits:
    """The matches in one item by what they are; each list in no order."""

    spellings: list[Hit] = field(default_factory=list)
    phrases: list[Hit] = field(default_factory=list)
    products: list[Hit] = field(default_factory=list)
    slots: list[Hit] = field(default_factory=list)


def inside(hit: Hit, longer: Hit) -> bool:
    """Tell whether a hit lies inside another that is longer."""
    if longer.passage != hit.passage or longer.start > hit.start or longer.end < hit.end:
        return False
    return longer.end - longer.start > hit.end - hit.start


def tells(hit: Hit) -> bool:
    """Tell whether a hit is a claim that speaks of goods."""
    return isinstance(hit.entry, Claim) and hit.entry.klass in TELLING
