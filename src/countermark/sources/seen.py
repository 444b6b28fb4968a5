"""Which items a run has seen: eight bytes an item, so that millions of ids stay small.

An id is known by a keyed hash of 64 bits. Among n ids the chance that a new one is taken for a
known one anywhere in the run is about n²/2⁶⁵: under one in a million for five million ids. The key
changes with every process, so nobody can make ids that collide.
"""

from collections.abc import Sequence

import numpy as np


class Seen:
    """Numbers that stand for ids, kept in sorted runs that double in length as they merge."""

    def __init__(self) -> None:
        self._runs: list[np.ndarray] = []

    def fresh(self, keys: Sequence[tuple[str, str]]) -> np.ndarray:
        """Tell of each key whether it is new, and remember it."""
        numbers = np.fromiter(map(hash, keys), dtype=np.int64, count=len(keys))
        ordered, first = np.unique(numbers, return_index=True)
        known = np.zeros(len(ordered), dtype=bool)
        for run in self._runs:
            place = np.minimum(np.searchsorted(run, ordered), len(run) - 1)
            known |= run[place] == ordered
        fresh = np.zeros(len(numbers), dtype=bool)
        fresh[first[~known]] = True
        self._add(ordered[~known])
        return fresh

    def _add(self, run: np.ndarray) -> None:
        if not len(run):
            return
        while self._runs and len(self._runs[-1]) <= len(run):
            run = np.concatenate([self._runs.pop(), run])
            run.sort(kind="stable")  # in place, and quick for what is two sorted runs
        self._runs.append(run)
