"""Words of one to three Latin letters and digits, found as whole words.

They stand inside most other words: an automaton would report each of those places in vain.
"""

from collections.abc import Sequence

import numpy as np

LONGEST = 3
BITS = 7  # of one symbol
NO_ASCII = 127  # stands for every symbol beyond; no word holds it
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
        shifted = codes.astype(np.int32) << (BITS * np.arange(LONGEST, dtype=np.int32))
        keys = np.append(shifted.sum(axis=1, dtype=np.int32), END).astype(np.int32)
        order = np.argsort(keys)
        self._keys, self._numbers = keys[order], np.append(numbers, 0).astype(np.int64)[order]
        self._begun = np.zeros(1 << (BITS * 2), dtype=bool)
        self._begun[keys[:-1] & (len(self._begun) - 1)] = True

    def find(self, codes: Array, word: Array) -> tuple[Array, Array, Array]:
        """Return start, end and number of each short word; `word` marks symbols that make words."""
        letters = np.minimum(codes, NO_ASCII).astype(np.uint8)
        letters *= word
        letters = np.concatenate((letters, np.zeros(LONGEST, dtype=np.uint8)))
        begins = word[1:] & ~word[:-1]
        long = begins
        for step in range(1, LONGEST + 1):
            long = long & (letters[1 + step : len(word) + step] > 0)
        start = np.flatnonzero(begins & ~long) + 1
        keys = letters[start].astype(np.int32) | letters[start + 1].astype(np.int32) << BITS
        begun = np.flatnonzero(self._begun[keys])
        start, keys = start[begun], keys[begun]
        third = np.where(keys >> BITS, letters[start + 2], 0).astype(np.int32)
        keys |= third << (BITS * 2)
        end = start + 1 + (keys >> BITS > 0) + (third > 0)
        found = np.searchsorted(self._keys, keys)
        known = np.flatnonzero(self._keys[found] == keys)
        return start[known], end[known], self._numbers[found[known]]
