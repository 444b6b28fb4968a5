"""Words of one to three Latin letters and digits, found as whole words.

They stand inside most other words: an automaton would report each of those places in vain.
"""

from collections.abc import Sequence

import numpy as np

LONGEST = 3
BITS = 7  # of one symbol
END = 1 << (BITS * LONGEST)  # a key behind all others

Array = np.ndarray


def is_short(form: str) -> bool:
    """Tell whether a form is one short word."""
    return len(form) <= LONGEST and form.isascii() and form.isalnum()


class ShortWords:
    """Finds short words; each has a number."""

    def __init__(self, words: Sequence[str], numbers: Sequence[int]) -> None:
        padded = "".join(word.ljust(LONGEST, "\0") for word in words)
        codes = np.frombuffer(padded.encode(), dtype=np.uint8).reshape(-1, LONGEST)
        keys = np.append(_keys(codes.astype(np.int64)), END)
        order = np.argsort(keys)
        self._keys, self._numbers = keys[order], np.append(numbers, 0).astype(np.int64)[order]

    def find(self, codes: Array, word: Array) -> tuple[Array, Array, Array]:
        """Return start, end and number of each short word; `word` marks symbols that make words."""
        turns = np.flatnonzero(word[1:] != word[:-1]) + 1
        start, end = turns[::2], turns[1::2]
        short = np.flatnonzero(end - start <= LONGEST)
        start, end = start[short], end[short]
        place = np.arange(LONGEST)
        letters = codes.take(start[:, None] + place, mode="clip").astype(np.int64)
        letters[place >= (end - start)[:, None]] = 0
        keys = np.where((letters >> BITS).any(axis=1), 0, _keys(letters))
        found = np.searchsorted(self._keys, keys)
        known = np.flatnonzero(self._keys[found] == keys)
        return start[known], end[known], self._numbers[found[known]]


def _keys(codes: Array) -> Array:
    keys: Array = (codes << (BITS * np.arange(LONGEST))).sum(axis=1)
    return keys
