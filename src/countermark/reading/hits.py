"""A match in one item, and which matches stand inside longer ones."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from countermark.lexicon import Claim
from countermark.model import View
from countermark.reading.vocabulary import Entry

TELLING = frozenset(  # claims that speak of goods; leading elsewhere or of prices is everyday talk
    "oem same_factory leftover_stock semi_finished same_quality replica_grade hidden_logo".split()
)
READ_AGAIN = frozenset(  # views that read other characters than those that are written
    {View.PINYIN, View.GLYPH, View.SPLIT, View.FUZZY}
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


def without_nested(hits: Sequence[Hit]) -> list[Hit]:
    """Drop every hit that lies inside a longer one: the longest phrase says what is meant."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.passage, hit.start, -hit.end)):
        if not (kept and inside(hit, kept[-1])):
            kept.append(hit)
    return kept


def inside(hit: Hit, longer: Hit) -> bool:
    """Tell whether a hit lies inside another that is longer."""
    if longer.passage != hit.passage or longer.start > hit.start or longer.end < hit.end:
        return False
    return longer.end - longer.start > hit.end - hit.start


def is_cut(hit: Hit, others: Sequence[Hit]) -> bool:
    """Tell whether a disguise would take what is plainly written, or a part of it."""
    return hit.view in READ_AGAIN and any(_cuts(hit, other) for other in others)


def _cuts(hit: Hit, other: Hit) -> bool:
    if other.view is not View.BASE:
        return False
    overlap = hit.passage == other.passage and hit.start < other.end and other.start < hit.end
    return overlap and not inside(other, hit)


def tells(hit: Hit) -> bool:
    """Tell whether a hit is a claim that speaks of goods."""
    return isinstance(hit.entry, Claim) and hit.entry.klass in TELLING
