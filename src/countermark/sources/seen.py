"""Which items a run has seen: eight bytes an item, so that millions of ids stay small."""

import numpy as np


class Seen:
    """Numbers that stand for ids, kept in sorted runs that double in length as they merge."""

    def __init__(self) -> None:
        self._runs: list[np.ndarray] = []

    def fresh(self, keys: list[tuple[str, str]]) -> list[bool]:
        """Tell of each key whether it is new, and remember it."""
        numbers = np.fromiter((hash(key) for key in keys), dtype=np.int64, count=len(keys))
        old = np.zeros(len(numbers), dtype=bool)
        for run in self._runs:
            place = np.minimum(np.searchsorted(run, numbers), len(run) - 1)
            old |= run[place] == numbers
        _, first = np.unique(numbers, return_index=True)
        again = np.ones(len(numbers), dtype=bool)
        again[first] = False
        new = ~(old | again)
        self._add(np.sort(numbers[new]))
        return list(map(bool, new))

    def _add(self, run: np.ndarray) -> None:
        if not len(run):
            return
        while self._runs and len(self._runs[-1]) <= len(run):
            run = np.sort(np.concatenate([self._runs.pop(), run]), kind="stable")
        self._runs.append(run)
