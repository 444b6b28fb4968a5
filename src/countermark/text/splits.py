"""The split view: Chinese names whose characters are taken apart, 古马也 for 古驰.

Around two components that together make a character of a name, all is taken apart as far as it
goes and compared with the names taken apart.
"""

from collections.abc import Iterator, Sequence
from itertools import chain, islice, product

import numpy as np

from countermark.model import View
from countermark.text.automaton import Automaton
from countermark.text.boundary import HAN
from countermark.text.chance import judge_run
from countermark.text.found import VIEW_NUMBERS, Chunk, Found, around, found_at
from countermark.text.gaps import ALONE, NO
from countermark.text.han import is_han_name, leaves_of, parts_of, radical_forms
from countermark.text.sorted_keys import Keys
from countermark.text.spellings import Pattern

REACH = 20  # characters around two components
MOST_WAYS = 8  # to take a name apart
SPLIT = VIEW_NUMBERS[View.SPLIT]

Array = np.ndarray


class Splits:
    """Finds names that are taken apart."""

    def __init__(self, patterns: Sequence[Pattern], texts: Sequence[str]) -> None:
        names: dict[tuple[int, ...], list[int]] = {}
        pairs: set[tuple[int, int]] = set()
        for number, (pattern, text) in enumerate(zip(patterns, texts, strict=True)):
            if pattern.hidden and is_han_name(text):
                pairs.update(chain.from_iterable(map(_pairs, text)))
                for leaves in _taken_apart(text):
                    names.setdefault(leaves, []).append(number)
        self._names = list(names.values())
        self._sizes = [len(text) for text in texts]
        self._guarded = [pattern.guarded for pattern in patterns]
        self._automaton = Automaton(["".join(map(chr, leaves)).encode() for leaves in names])
        numbers = np.array(sorted(_number(*pair) for pair in pairs), dtype=np.int64)
        self._pairs = Keys(numbers, numbers)

    def find(self, chunk: Chunk) -> Found:
        """Find every name that is taken apart."""
        return found_at([*self._found(chunk)])

    def _found(self, chunk: Chunk) -> Iterator[tuple[int, int, int, int, bool]]:
        centres = self._centres(chunk)
        if not len(centres):
            return
        codes = chunk.folded.codes
        for start, end, string in self._places(codes, around(codes, centres, REACH)):
            for number in self._names[string]:
                if end - start > self._sizes[number]:
                    guarded = self._guarded[number]
                    verdict = judge_run(codes, start, end, guarded=guarded)
                    if verdict != NO:
                        yield start, end, number, SPLIT, verdict == ALONE

    def _centres(self, chunk: Chunk) -> Array:
        """Return the places of two components of one character of a name."""
        codes = chunk.folded.codes.astype(np.int64)
        han = np.flatnonzero((chunk.classes[:-1] == HAN) & (chunk.classes[1:] == HAN))
        found, _ = self._pairs.find(_number(codes[han], codes[han + 1]))
        centres: Array = han[found]
        return centres

    def _places(self, codes: Array, places: Array) -> Iterator[tuple[int, int, int]]:
        """Yield where the leaves of whole characters are those of a name."""
        leaves = [leaves_of(code) for code in codes[places].tolist()]
        owner = np.repeat(np.arange(len(places)), [len(each) for each in leaves])
        written = "".join(map(chr, chain.from_iterable(leaves)))
        sizes = [len(each.encode()) for each in written]
        byte = np.append(np.repeat(np.arange(len(written)), sizes), len(written))
        start, end, string = self._automaton.find(written.encode())
        first, last = byte[start], byte[end - 1]
        edge = np.append(owner, -1)
        whole = (edge[first - 1] != owner[first]) & (edge[last + 1] != owner[last])
        kept = np.flatnonzero(whole)
        begins, ends = places[owner[first[kept]]], places[owner[last[kept]]] + 1
        yield from zip(begins.tolist(), ends.tolist(), string[kept].tolist(), strict=True)


def _pairs(character: str) -> Iterator[tuple[int, int]]:
    """Yield the first two components of each way to take a character apart, in every form."""
    for parts in parts_of(ord(character)):
        yield from product(radical_forms(parts[0]), radical_forms(parts[1]))


def _taken_apart(name: str) -> Iterator[tuple[int, ...]]:
    """Yield a name as its leaves, in each way to take its characters apart."""
    ways = [
        [leaves_of(ord(each)), *(_leaves(parts) for parts in parts_of(ord(each))[1:])]
        for each in name
    ]
    for way in islice(product(*ways), MOST_WAYS):
        yield tuple(chain.from_iterable(way))


def _leaves(parts: Sequence[int]) -> tuple[int, ...]:
    return tuple(chain.from_iterable(map(leaves_of, parts)))


def _number(first: Array | int, second: Array | int) -> Array:
    number: Array = (np.asarray(first, dtype=np.int64) << 21) | second
    return number
