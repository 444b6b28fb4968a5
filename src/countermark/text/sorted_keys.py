"""Look-ups of many keys at once, each with any number of values."""

import numpy as np

BUCKETS = 1 << 18
CODES = 1 << 16  # components beyond are not looked up
STEP = 21  # bits of a code point
MIX = np.uint32(40503)

Array = np.ndarray


class ByCode:
    """Values by code point."""

    __slots__ = ("_first", "_times", "_values")

    def __init__(self, codes: Array, values: Array) -> None:
        kept = codes < CODES
        self._values = values[kept][np.argsort(codes[kept], kind="stable")]
        self._times = np.bincount(codes[kept], minlength=CODES)
        self._first = np.cumsum(self._times) - self._times

    def find(self, wanted: Array) -> tuple[Array, Array]:
        """Return each find as the number of the wanted code and one of its values."""
        codes = np.where(wanted < CODES, wanted, 0)
        number, places = _spread(self._first.take(codes), self._times.take(codes))
        return number, self._values[places]


class Pairs:
    """Pairs of code points and their values; a table of bits tells most pairs that are none."""

    __slots__ = ("_keys", "_known", "_values")

    def __init__(self, first: Array, second: Array, values: Array) -> None:
        keys = _number(first, second)
        order = np.argsort(keys, kind="stable")
        self._keys, self._values = keys[order], values[order]
        self._known = np.zeros(BUCKETS, dtype=bool)
        self._known[_bucket(first, second)] = True

    def find(self, first: Array, second: Array) -> tuple[Array, Array]:
        """Return each find as the number of the pair and one of its values."""
        likely = np.flatnonzero(self._known.take(_bucket(first, second)))
        wanted = _number(first[likely], second[likely])
        start = np.searchsorted(self._keys, wanted, side="left")
        times = np.searchsorted(self._keys, wanted, side="right") - start
        number, places = _spread(start, times)
        return likely[number], self._values[places]


def _spread(first: Array, times: Array) -> tuple[Array, Array]:
    """Return the number of each run and each place in it."""
    number = np.repeat(np.arange(len(times)), times)
    before = np.cumsum(times) - times
    return number, np.arange(len(number)) + (first - before)[number]


def _number(first: Array, second: Array) -> Array:
    number: Array = (first.astype(np.int64) << STEP) | second
    return number


def _bucket(first: Array, second: Array) -> Array:
    bucket: Array = (first * MIX + second) & np.uint32(BUCKETS - 1)
    return bucket
