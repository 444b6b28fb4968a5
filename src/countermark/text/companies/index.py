"""A list of company names in which a name is found without comparing it with all of them.

Names share a key where they may be the same: how they read, their letters with one left out, a
sorted words, their initials. Only those are compared.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product

import numpy as np

from countermark.text.companies.likeness import (
    LONGEST_INITIALS,
    SAME,
    SHORTEST_INITIALS,
    initials,
    initials_of,
    is_initials,
    letters,
    likeness,
)
from countermark.text.companies.parts import LONGEST_NAME, Company, parse, parse_folded
from countermark.text.fold import fold

SHORTEST_SLIP = 5  # letters
MOST_INITIALS = 32  # ways to abbreviate one name
MOST_SHARED = 200  # names behind one key; a word in more of them tells nothing
MOST_COMPARED = 80
BATCH = 4096

Array = np.ndarray


@dataclass(frozen=True, slots=True)
class Hit:
    """A name of the list, by its number, that is like the one asked for."""

    number: int
    score: float
    how: str


class Names:
    """Finds company names among many."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self._folded: list[str] = []  # folding is half of the work of taking a name apart
        keys: list[int] = []
        owners: list[int] = []
        for first in range(0, len(names), BATCH):
            part = names[first : first + BATCH]
            self._folded += _folded(part)
            for number, folded in enumerate(self._folded[first:], first):
                made = {_number(key) for key in _keys(parse_folded(names[number], folded))}
                keys += made
                owners += [number] * len(made)
        numbers = np.array(keys, dtype=np.int64)
        order = np.argsort(numbers, kind="stable")
        self._keys: Array = numbers[order]
        self._owners: Array = np.array(owners, dtype=np.int64)[order]

    def find(self, name: str, *, least: float = SAME) -> list[Hit]:
        """Return the names that are like this one, the likest first."""
        company = parse(name)
        found = []
        for number in islice(self._candidates(company), MOST_COMPARED):
            other = parse_folded(self._names[number], self._folded[number])
            like = likeness(company, other)
            if like.score >= least:
                found.append(Hit(number, like.score, like.how))
        return sorted(found, key=lambda hit: (-hit.score, hit.number))

    def _candidates(self, company: Company) -> Iterator[int]:
        seen: set[int] = set()
        for key in _asked(company):
            first, last = np.searchsorted(self._keys, [_number(key), _number(key) + 1]).tolist()
            if last - first <= MOST_SHARED or key[0] == "=":
                for owner in self._owners[first:last].tolist():
                    if owner not in seen:
                        seen.add(owner)
                        yield owner


def _folded(names: Sequence[str]) -> list[str]:
    one_line = [name[:LONGEST_NAME].replace("\n", " ") for name in names]
    return fold(one_line).text().split("\n")[1:-1]


def _number(key: str) -> int:
    return zlib.crc32(key.encode())


def _keys(company: Company) -> Iterator[str]:
    """Yield the keys under which a name is kept."""
    yield from _shared_keys(company)
    written = "l" if company.words else "h"
    for slip in _slips(company):
        yield f"{written}{slip}"
    if is_initials(company.words):
        yield f"I{company.words[0]}"
    for short in _initials(company):
        yield f"i{short}"


def _asked(company: Company) -> Iterator[str]:
    """Yield the keys under which a name is looked up, the surest first."""
    yield from _shared_keys(company)
    for slip in _slips(company):
        yield f"l{slip}"
        if company.words:
            yield f"h{slip}"
    if is_initials(company.words):
        yield f"i{company.words[0]}"
    for short in _initials(company):
        yield f"I{short}"


def _shared_keys(company: Company) -> Iterator[str]:
    for sound in company.sounds:
        yield f"={sound}"
    words = company.words
    if len(words) > 1:
        yield f"s{''.join(sorted(words))}"
        yield f"p{letters(words[:-1])}"
    if words:
        yield f"p{letters(words)}"


def _slips(company: Company) -> Iterator[str]:
    """Yield how a name sounds, and that with a letter less: two that share one differ by a slip."""
    usual = next(iter(company.sounds), "")
    if len(usual) >= SHORTEST_SLIP - 1:
        yield usual
        for place in range(1, len(usual)):
            yield usual[:place] + usual[place + 1 :]


def _initials(company: Company) -> Iterator[str]:
    if SHORTEST_INITIALS <= len(company.han) <= LONGEST_INITIALS:
        each = [sorted(initials_of(character)) for character in company.han]
        yield from map("".join, islice(product(*each), MOST_INITIALS))
    for short in initials(company.words) if company.words else ():
        if SHORTEST_INITIALS <= len(short) <= LONGEST_INITIALS:
            yield short
