"""The split view: Chinese names whose characters are taken apart, 古马也 for 古驰.

Around two components that together make a character of a name, all is taken apart as far as it
goes and compared with the names taken apart.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate, chain, islice, product

import numpy as np

from countermark.model import View
from countermark.text.boundary import HAN
from countermark.text.chance import is_part_of_words, judge_runs
from countermark.text.found import VIEW_NUMBERS, Chunk, Found, around, found_at
from countermark.text.gaps import ALONE, NO
from countermark.text.han import is_han_name, leaves_of, parts_of, radical_forms
from countermark.text.sorted_keys import Pairs
from countermark.text.spellings import Pattern
from countermark.text.words import is_everyday

REACH = 12  # characters around two components
START = 6  # leaves by which a name is looked up
# Words by which Chinese tell a character of a name: 弓长张, 木子李.
TOLD_APART = frozenset("十口 木子 弓长 古月 口天 言午 立早 耳东 禾呈 人可 木木 日月".split())
MOST_WAYS = 4  # to take a name apart
REMEMBERED = 1 << 15  # symbols that are taken apart
SPLIT = VIEW_NUMBERS[View.SPLIT]

Array = np.ndarray


class Splits:
    """Finds names that are taken apart."""

    def __init__(self, patterns: Sequence[Pattern], texts: Sequence[str]) -> None:
        names: dict[str, list[int]] = {}
        pairs: set[tuple[int, int]] = set()
        for number, (pattern, text) in enumerate(zip(patterns, texts, strict=True)):
            if pattern.hidden and is_han_name(text):
                pairs.update(chain.from_iterable(map(_pairs, text)))
                for leaves in _taken_apart(text):
                    names.setdefault(leaves, []).append(number)
        self._names = names
        self._by_start: dict[str, list[str]] = {}
        for leaves in names:
            self._by_start.setdefault(leaves[:START], []).append(leaves)
        self._openings = {leaves[:2] for leaves in names}
        self._starts = sorted(set(map(len, self._by_start)))
        self._sizes = [len(text) for text in texts]
        self._guarded = [pattern.guarded for pattern in patterns]
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
        for start, end, name in self._places(codes, around(codes, centres, REACH)):
            split = [number for number in self._names[name] if end - start > self._sizes[number]]
            if not split or is_part_of_words(codes, start, end):
                continue
            seldom = int(judge_runs(codes, np.array([start]), np.array([end - start]))[0])
            for number in split:
                verdict = seldom if self._guarded[number] else ALONE
                if verdict != NO:
                    yield start, end, number, SPLIT, verdict == ALONE

    def _centres(self, chunk: Chunk) -> Array:
        """Return the places of two components of one character of a name."""
        codes = chunk.folded.codes
        han = np.flatnonzero(chunk.classes == HAN)
        found, _ = self._pairs.find(codes[han], codes[han + 1])
        centres: Array = np.unique(han[found])
        return centres

    def _places(self, codes: Array, places: Array) -> Iterator[tuple[int, int, str]]:
        """Yield where the leaves of whole characters are those of a name."""
        leaves = [_written(code) for code in codes[places].tolist()]
        edges = list(accumulate(map(len, leaves), initial=0))
        owner = {edge: number for number, edge in enumerate(edges)}
        written = "".join(leaves)
        for number, edge in enumerate(edges):
            for name in self._starting(written, edge):
                last = owner.get(edge + len(name))
                if last is not None and written.startswith(name, edge):
                    yield int(places[number]), int(places[last - 1]) + 1, name

    def _starting(self, written: str, edge: int) -> Iterator[str]:
        if written[edge : edge + 2] in self._openings:
            for size in self._starts:
                yield from self._by_start.get(written[edge : edge + size], ())


@cache
def _pairs(character: str) -> tuple[tuple[int, int], ...]:
    """Return the first two components of each way to take a character apart, in every form.

    Where they spell an everyday word nobody would see the character.
    """
    forms = (
        product(radical_forms(parts[0]), radical_forms(parts[1]))
        for parts in parts_of(ord(character))
    )
    pairs = [chr(first) + chr(second) for first, second in chain.from_iterable(forms)]
    kept = [pair for pair in pairs if pair in TOLD_APART or not is_everyday(pair)]
    return tuple((ord(pair[0]), ord(pair[1])) for pair in kept)


def _taken_apart(name: str) -> Iterator[str]:
    """Yield a name as its leaves, in each way to take its characters apart."""
    yield from map("".join, islice(product(*map(_ways, name)), MOST_WAYS))


@lru_cache(maxsize=REMEMBERED)
def _written(code: int) -> str:
    return "".join(map(chr, leaves_of(code)))


@cache
def _ways(character: str) -> tuple[str, ...]:
    others = (chain.from_iterable(map(leaves_of, parts)) for parts in parts_of(ord(character))[1:])
    ways = (leaves_of(ord(character)), *others)
    return tuple(dict.fromkeys("".join(map(chr, way)) for way in ways))
