"""Many words as letters in an array: their hashes, their letter triples.

The hash of two words written together follows from the hashes of each, so that `cush top` can meet
`cushtop` without writing either again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

FACTOR = np.uint64(0x9E3779B97F4A7C15)
STEM = 5  # letters by which words of one stem are told
BITMAP = 16  # numbers of 64 bits that hold the letter triples of a text
BITS = np.uint64(10)  # of the place of a triple in such a map: 16 times 64 is two to the tenth


@dataclass(frozen=True, slots=True)
class Letters:
    """Words as rows of code points, filled up with zeros."""

    codes: npt.NDArray[np.uint32]
    length: Whole

    def hashes(self, *, most: int | None = None) -> Hashes:
        """Return a hash of each word, or of its first letters."""
        total = np.zeros(len(self.length), np.uint64)
        for at, column in enumerate(self.codes.T[:most]):
            longer = total * FACTOR + column + np.uint64(1)
            total = np.where(at < self.length, longer, total)
        return total

    def shifts(self) -> Hashes:
        """Return for each word the factor that moves a hash before it."""
        powers = np.ones(self.codes.shape[1] + 1, np.uint64)
        powers[1:] = FACTOR
        shifts: Hashes = np.multiply.accumulate(powers)[self.length]
        return shifts

    def triples(self) -> Hashes:
        """Return for each word a map of bits of its letter triples, with the spaces around it."""
        width = self.codes.shape[1] + 2
        padded = np.zeros((len(self.length), width), np.uint64)
        padded[:, 1:-1] = self.codes
        maps = np.zeros((len(self.length), BITMAP), np.uint64)
        mixed = (padded[:, :-2] * FACTOR + padded[:, 1:-1]) * FACTOR + padded[:, 2:]
        row, at = np.nonzero(np.arange(width - 2) < self.length[:, None])
        bit = (mixed[row, at] * FACTOR) >> np.uint64(64 - BITS)
        np.bitwise_or.at(maps, (row, (bit >> np.uint64(6)).astype(np.int64)), _one(bit))
        return maps


def letters_of(words: Sequence[str], *, most: int) -> Letters:
    """Return words as letters, cut off after the most that are looked at."""
    length = np.fromiter((min(len(word), most) for word in words), np.int64, len(words))
    width = int(length.max(initial=1))
    joined = "".join(word[:most].ljust(width, "\0") for word in words)
    raw = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32)
    return Letters(raw.reshape(len(words), width), length)


def _one(bit: Hashes) -> Hashes:
    return np.uint64(1) << (bit & np.uint64(63))
