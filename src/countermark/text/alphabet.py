"""Folded symbols as few bytes: what an automaton reads.

Symbols of no pattern are all one byte; the commonest others are two. A hyphen is read as a space.
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np

ASCII = 0x80  # the first number of two bytes
SURROGATES = range(0xD800, 0xE000)
OTHER = 1  # stands for every symbol of no pattern

Array = np.ndarray


class Alphabet:
    """The symbols of some strings, each with a number of its own."""

    def __init__(self, strings: Sequence[str]) -> None:
        counted = Counter("".join(strings))
        ours = [symbol for symbol, _ in counted.most_common() if ord(symbol) >= ASCII]
        self._numbers = {ord(symbol): _number(place) for place, symbol in enumerate(ours)}
        self._numbers[ord("-")] = ord(" ")
        table = np.full(max([ASCII, *self._numbers]) + 2, OTHER, dtype=np.uint16)
        table[:ASCII] = np.arange(ASCII)
        table[list(self._numbers)] = list(self._numbers.values())
        self._table = table

    def encode(self, string: str) -> bytes:
        """Return a string of these symbols as it stands in a text that is read."""
        return string.translate(self._numbers).encode()

    def read(self, codes: Array) -> bytes:
        """Return folded symbols as UTF-8 of their numbers."""
        numbers = self._table.take(codes, mode="clip")
        return numbers.tobytes().decode("utf-16-le").encode()


def _number(place: int) -> int:
    number = ASCII + place
    return number if number < SURROGATES.start else number + len(SURROGATES)
