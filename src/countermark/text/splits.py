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
from countermark.text.chance import is_part_of_words, judge_runs
from countermark.text.found import VIEW_NUMBERS, Chunk, Found, around, found_at, in_symbols
from countermark.text.gaps import ALONE, NO
from countermark.text.han import is_han_name, leaves_of, parts_of, radical_forms
from countermark.text.sorted_keys import Pairs
from countermark.text.spellings import Pattern
from countermark.text.words import is_everyday

REACH = 12  # characters around two components
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
        first, second = np.array(sorted(pairs), dtype=np.uint32).reshape(-1, 2).T
        self._pairs = Pairs(first, second, first)

    def find(self, chunk: Chunk) -> Found:
        """Find every name that is taken apart."""
        return found_at([*self._found(chunk)])

    def _found(self, chunk: Chunk) -> Iterator[tuple[int, int, int, int, bool]]:
        centres = self._centres(chunk)
        if not len(centres):
            return
        codes = chunk.folded.codes
        for start, end, string in self._places(codes, around(codes, centres, REACH)):
            if is_part_of_words(codes, start, end):
                continue
            seldom = int(judge_runs(codes, np.array([start]), np.array([end - start]))[0])
            for number in self._names[string]:
                verdict = seldom if self._guarded[number] else ALONE
                if end - start > self._sizes[number] and verdict != NO:
                    yield start, end, number, SPLIT, verdict == ALONE

    def _centres(self, chunk: Chunk) -> Array:
        """Return the places of two components of one character of a name."""
        codes = chunk.folded.codes
        han = np.flatnonzero(chunk.classes == HAN)
        found, _ = self._pairs.find(codes[han], codes[han + 1])
        centres: Array = np.unique(han[found])
        return centres

    def _places(self, codes: Array, places: Array) -> Iterator[tuple[int, int, int]]:
        """Yield where the leaves of whole characters are those of a name."""
        leaves = [leaves_of(code) for code in codes[places].tolist()]
        owner = np.repeat(np.arange(len(places)), [len(each) for each in leaves])
        written = "".join(map(chr, chain.from_iterable(leaves)))
        haystack = written.encode()
        start, end, string = self._automaton.find(haystack)
        first, last = in_symbols(haystack, len(written), start, end)
        last = last - 1
        edge = np.append(owner, -1)
        whole = (edge[first - 1] != owner[first]) & (edge[last + 1] != owner[last])
        kept = np.flatnonzero(whole)
        begins, ends = places[owner[first[kept]]], places[owner[last[kept]]] + 1
        yield from zip(begins.tolist(), ends.tolist(), string[kept].tolist(), strict=True)


def _pairs(character: str) -> Iterator[tuple[int, int]]:
    """Yield the first two components of each way to take a character apart, in every form.

    Where they spell an everyday word nobody would see the character.
    """
    for parts in parts_of(ord(character)):
        for first, second in product(radical_forms(parts[0]), radical_forms(parts[1])):
            if not is_everyday(chr(first) + chr(second)):
                yield first, second


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
