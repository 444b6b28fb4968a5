"""What passes between the matcher and its views: a chunk to look through, and what was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from countermark.model import View
from countermark.text.boundary import classes_of
from countermark.text.fold import Folded, fold

VIEW_NUMBERS = {view: number for number, view in enumerate(View)}

Array = np.ndarray


@dataclass(frozen=True)  # without slots, so that the classes are looked up once, where needed
class Chunk:
    """Some texts, folded, and the row of the first of them."""

    folded: Folded
    first: int

    @cached_property
    def classes(self) -> Array:
        """The class of each symbol."""
        return classes_of(self.folded.codes)


@dataclass(frozen=True, slots=True)
class Found:
    """Places in folded symbols, pattern and view of each, and whether no opener is needed."""

    start: Array
    end: Array
    pattern: Array
    view: Array
    alone: Array


def chunk_of(texts: Sequence[str], first: int) -> Chunk:
    """Fold some texts."""
    return Chunk(fold(texts), first)


def found_at(places: Sequence[tuple[int, int, int, int, bool]]) -> Found:
    """Return what was found one by one: start, end, pattern, view, and whether it counts alone."""
    columns = np.array(places, dtype=np.int64).reshape(-1, 5).T
    return Found(columns[0], columns[1], columns[2], columns[3], columns[4].astype(bool))


def around(codes: Array, centres: Array, reach: int) -> Array:
    """Return the places within reach of the centres, with place 0, a row end, around runs."""
    centres = np.sort(centres)
    first = np.maximum(centres - reach, 0)
    end = np.minimum(centres + reach + 1, len(codes))
    apart = first[1:] > end[:-1]
    first, end = first[np.append(True, apart)], end[np.append(apart, True)]
    size = end - first + 1
    until = np.cumsum(size)
    places = np.arange(until[-1] + 1)
    places[:-1] -= np.repeat(until - size + 1 - first, size)
    places[until - size], places[-1] = 0, 0
    return places


def to_bytes(codes: Array) -> bytes:
    """Return folded symbols as UTF-8."""
    return codes.astype("<u4", copy=False).tobytes().decode("utf-32-le").encode()


def in_symbols(text: bytes, count: int, *edges: Array) -> tuple[Array, ...]:
    """Return edges between the bytes of UTF-8 of so many symbols as edges between the symbols.

    Every byte that goes on with a symbol is one bit of a row of 64; the bits before an edge are
    the bytes by which it is too far.
    """
    if len(text) == count:
        return edges
    further = (np.frombuffer(text, dtype=np.uint8) & 0xC0) == 0x80
    packed = np.packbits(further, bitorder="little")
    rows = np.zeros(len(text) // 64 + 1, dtype="<u8")
    rows.view(np.uint8)[: len(packed)] = packed
    until = np.cumsum(np.bitwise_count(rows), dtype=np.int64)
    before = np.concatenate(([0], until[:-1]))
    return tuple(_without_further(edge, rows, before) for edge in edges)


def _without_further(edge: Array, rows: Array, before: Array) -> Array:
    row, bit = edge >> 6, (edge & 63).astype(np.uint64)
    part = rows[row] & ((np.uint64(1) << bit) - np.uint64(1))
    symbols: Array = edge - before[row] - np.bitwise_count(part)
    return symbols
