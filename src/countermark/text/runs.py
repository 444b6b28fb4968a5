"""Runs of symbols that are plainly one of many names, told all at once."""

from collections.abc import Iterable

import numpy as np

MARK = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no two symbols are mixed up
NO_RUN = 0  # the mark of nothing

Array = np.ndarray


class Runs:
    """A set of names, compared with runs of symbols."""

    __slots__ = ("_marks",)

    def __init__(self, names: Iterable[str]) -> None:
        self._marks = np.array(sorted({NO_RUN, *map(_mark_of, names)}), dtype=np.uint64)

    def hold(self, codes: Array, start: Array, size: Array) -> Array:
        """Tell of each run of symbols whether it is one of the names."""
        marks = _marks(codes, start, size)
        place = np.searchsorted(self._marks, marks)
        held: Array = self._marks.take(place, mode="clip") == marks
        return held


def _marks(codes: Array, start: Array, size: Array) -> Array:
    """Return one number for each run of symbols, the same for the same run."""
    marks = np.zeros(len(start), dtype=np.uint64)
    for place in range(int(size.max(initial=0))):
        here = np.flatnonzero(place < size)
        marks[here] = marks[here] * MARK + codes[start[here] + place]
    return marks


def _mark_of(name: str) -> int:
    codes = np.array([ord(each) for each in name], dtype=np.uint64)
    return int(_marks(codes, np.array([0]), np.array([len(name)]))[0])
