"""The glyph view: Chinese names written with characters that look like their own.

Two characters look alike where one holds the other, or where they share a telling component. Most
characters look like many others: a disguised name is looked for only around a rare character.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from countermark.model import View
from countermark.text.boundary import HAN
from countermark.text.chance import judge_run
from countermark.text.found import VIEW_NUMBERS, Chunk, Found, found_at
from countermark.text.gaps import ALONE, NO
from countermark.text.han import common_parts, is_han_name, of_han, part_columns, rarity
from countermark.text.spellings import Pattern

RARE = 43  # tenths of a logarithm: about one character in thirty of ordinary posts is so rare
MOST_SHARED = 250  # characters that have a component which tells them apart; measured
LONGEST = 8  # characters of a name that is looked for
MOST_TRACES = 5  # of a character: itself and four components
NOTHING, NOBODY = 0, 1  # stand for no component, of a text's character and of a name's
GLYPH = VIEW_NUMBERS[View.GLYPH]

Array = np.ndarray


@dataclass(frozen=True, slots=True)
class _Index:
    """Where each trace stands in a name: sorted by trace, with the name and its character."""

    trace: Array
    name: Array
    place: Array


class Glyphs:
    """Finds names by the look of their characters."""

    def __init__(self, patterns: Sequence[Pattern], texts: Sequence[str]) -> None:
        numbers = [
            number
            for number, (pattern, text) in enumerate(zip(patterns, texts, strict=True))
            if pattern.hidden and is_han_name(text) and len(text) <= LONGEST
        ]
        self._numbers = numbers
        self._guarded = [patterns[number].guarded for number in numbers]
        self._plain = {texts[number] for number in numbers}
        self._sizes = np.array([len(texts[number]) for number in numbers], dtype=np.int64)
        padded = "".join(texts[number].ljust(LONGEST, "\0") for number in numbers)
        codes = np.array([ord(each) for each in padded], dtype=np.uint32)
        self._codes = codes.reshape(-1, LONGEST)
        self._traces = _name_traces(codes).T.reshape(-1, LONGEST, MOST_TRACES)
        self._index = _indexed(self._traces)

    def find(self, chunk: Chunk) -> Found:
        """Find every name that is written in characters that look like its own."""
        return found_at([*self._found(chunk)])

    def _found(self, chunk: Chunk) -> Iterator[tuple[int, int, int, int, bool]]:
        if not self._numbers:
            return
        codes = chunk.folded.codes
        for start, name in self._places(chunk):
            end = start + int(self._sizes[name])
            written = "".join(map(chr, codes[start:end].tolist()))
            if written not in self._plain:
                verdict = judge_run(codes, start, end, guarded=self._guarded[name])
                if verdict != NO:
                    yield start, end, self._numbers[name], GLYPH, verdict == ALONE

    def _places(self, chunk: Chunk) -> Iterator[tuple[int, int]]:
        """Yield where a name seems to stand, and which, for each rare character."""
        codes = chunk.folded.codes
        han = np.flatnonzero(chunk.classes == HAN)
        rare = han[of_han(_is_anchor(), codes[han])]
        anchor, name, place = self._traced(codes, rare)
        start = anchor - place
        inside = (start > 0) & (start + self._sizes[name] < len(codes))
        start, name, place = start[inside], name[inside], place[inside]
        for step in range(LONGEST):  # the rare character's neighbours, then the rest
            beside = np.where(step < place, place - 1 - step, step)
            here = beside < self._sizes[name]
            alike = ~here
            alike[here] = self._alike(codes[(start + beside)[here]], name[here], beside[here])
            start, name, place = start[alike], name[alike], place[alike]
        yield from sorted(set(zip(start.tolist(), name.tolist(), strict=True)))

    def _traced(self, codes: Array, rare: Array) -> tuple[Array, Array, Array]:
        """Return every name's character that shares a trace with a rare one, and both places."""
        traces = _text_traces(codes[rare])
        at = np.tile(rare, len(traces))
        traces = traces.ravel()
        first = np.searchsorted(self._index.trace, traces, side="left")
        times = np.searchsorted(self._index.trace, traces, side="right") - first
        within = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        entry = np.repeat(first, times) + within
        return np.repeat(at, times), self._index.name[entry], self._index.place[entry]

    def _alike(self, written: Array, name: Array, place: Array) -> Array:
        """Tell whether each character that is written looks like the one of a name."""
        same: Array = written == self._codes[name, place]
        other = np.flatnonzero(~same)
        if len(other):
            ours = self._traces[name[other], place[other]]
            theirs = _text_traces(written[other]).T
            same[other] = (ours[:, :, None] == theirs[:, None, :]).any(axis=(1, 2))
        return same


@cache
def _is_anchor() -> Array:
    """Tell of each character whether it is rare, and no bare component."""
    anchor: Array = (rarity() >= RARE) & (part_columns()[0] != NOTHING)
    return anchor


def _text_traces(codes: Array) -> Array:
    """Return what a character of a text may be known by: itself and all its components."""
    traces: Array = np.vstack([codes[None, :], _columns_of(codes)])
    return traces


def _name_traces(codes: Array) -> Array:
    """Return what a name's character is known by: itself and its telling components."""
    parts = _columns_of(codes)
    parts[np.isin(parts, [NOTHING, *common_parts(MOST_SHARED)])] = NOBODY
    own = np.where(codes == 0, NOBODY, codes)
    traces: Array = np.vstack([own[None, :], parts])
    return traces


def _columns_of(codes: Array) -> Array:
    """Return the components of each character, as four rows."""
    columns: Array = np.vstack([of_han(column, codes) for column in part_columns()])
    return columns


def _indexed(traces: Array) -> _Index:
    flat = traces.reshape(-1)
    kept = np.flatnonzero(flat != NOBODY)
    order = kept[np.argsort(flat[kept], kind="stable")]
    per_name = LONGEST * MOST_TRACES
    return _Index(flat[order], order // per_name, order % per_name // MOST_TRACES)
