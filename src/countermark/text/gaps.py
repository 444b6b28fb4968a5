"""What stands between the letters of a name decides whether it is written apart to hide it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from countermark.text.boundary import HARD, classes_of
from countermark.text.words import is_english

NO, WITH_OPENER, ALONE = range(3)
LONGEST_GAP = 3
SHORTEST_SPLIT = 5  # letters of a Latin name that a single gap may split
TOO_LONG_FOR_CHANCE = 9  # letters: ordinary words beside a letter seldom spell so long a name
PLAIN_GAPS = frozenset(("", " ", "-", "&", " & ", "'", ".", ". ", "·", " - "))
QUIET_SIGNS = frozenset("-'/&:+")  # honest writers put them between the parts of other words


@dataclass(frozen=True, slots=True)
class Name:
    """A name without its gaps; `gaps` counts the letters before each gap of its own."""

    pattern: int
    size: int
    gaps: frozenset[int]
    prefix: bool
    distinctive: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A name as it stands in a text: what is written, and the places of the name's letters.

    `free`: no Han character touches it.
    """

    text: str
    where: tuple[int, ...]
    han: bool
    free: bool

    def gaps(self) -> Iterator[tuple[int, str]]:
        """Yield what stands between two letters, and how many letters stand before it."""
        for count in range(1, len(self.where)):
            gap = self.text[self.where[count - 1] + 1 : self.where[count]]
            if gap:
                yield count, gap

    def odd_gaps(self, own: frozenset[int]) -> list[str]:
        """Return the gaps that are not the name's own."""
        return [gap for count, gap in self.gaps() if _is_odd(count, gap, own)]

    def pieces(self, own: frozenset[int]) -> list[str]:
        """Return the runs of letters beside a gap that is not the name's own."""
        odd = {count for count, gap in self.gaps() if _is_odd(count, gap, own)}
        edges = [0, *(count for count, _ in self.gaps()), len(self.where)]
        letters = [self.text[place] for place in self.where]
        return ["".join(letters[a:b]) for a, b in pairwise(edges) if a in odd or b in odd]


def _is_odd(count: int, gap: str, own: frozenset[int]) -> bool:
    return count not in own or gap not in PLAIN_GAPS


def judge(name: Name, written: Written) -> int:
    """Judge whether a name is written apart: no, where an opener stands by, or for sure."""
    odd = written.odd_gaps(name.gaps)
    if not odd or max(map(len, odd)) > LONGEST_GAP:
        return NO
    same = len(set(odd)) == 1
    if any(_is_hard(gap) for gap in odd) and not (same and len(odd) > 1):
        return NO
    every = {count for count, _ in written.gaps()} | name.gaps >= set(range(1, name.size))
    if written.han:
        return _judge_han(name, written, odd, every=every)
    if every and (name.size >= SHORTEST_SPLIT or same):
        return ALONE
    if all(not gap.isspace() for gap in odd):
        return _judge_signs(name, odd)
    return _judge_spaces(name, written)


def _judge_han(name: Name, written: Written, odd: list[str], *, every: bool) -> int:
    if all(not gap.isspace() for gap in odd):
        return ALONE
    if every and (name.size > 2 or written.free):
        return ALONE
    return WITH_OPENER if name.distinctive else NO


def _judge_signs(name: Name, odd: list[str]) -> int:
    quiet = all(gap in QUIET_SIGNS for gap in odd)
    if name.size < SHORTEST_SPLIT:
        return WITH_OPENER if name.distinctive and not quiet else NO
    return ALONE if name.distinctive or not quiet else WITH_OPENER


def _judge_spaces(name: Name, written: Written) -> int:
    """Judge a name split by spaces, which is found between the words of any text."""
    pieces = written.pieces(name.gaps)
    letters = sum(len(piece) == 1 for piece in pieces)
    words = any(len(piece) > 1 and is_english(piece) for piece in pieces)
    if (words and not (letters and name.size >= TOO_LONG_FOR_CHANCE)) or (
        not letters and not name.distinctive
    ):
        return NO
    if name.size < SHORTEST_SPLIT:
        return WITH_OPENER if name.distinctive and letters else NO
    return ALONE if letters else WITH_OPENER


def _is_hard(gap: str) -> bool:
    return bool((classes_of(np.array([ord(symbol) for symbol in gap])) == HARD).any())
