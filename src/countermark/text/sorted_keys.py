"""A look-up of many keys at once, each with any number of values."""

import numpy as np

BUCKETS = 1 << 16

Array = np.ndarray


class Keys:
    """Sorted keys and their values; a table of bits tells most keys that are not there."""

    __slots__ = ("_keys", "_known", "_values")

    def __init__(self, keys: Array, values: Array) -> None:
        order = np.argsort(keys, kind="stable")
        self._keys, self._values = keys[order], values[order]
        self._known = np.zeros(BUCKETS, dtype=bool)
        self._known[_bucket(keys)] = True

    def find(self, wanted: Array) -> tuple[Array, Array]:
        """Return each find as the number of the wanted key and one of its values."""
        likely = np.flatnonzero(self._known[_bucket(wanted)])
        key = wanted[likely]
        first = np.searchsorted(self._keys, key, side="left")
        times = np.searchsorted(self._keys, key, side="right") - first
        within = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
        return np.repeat(likely, times), self._values[np.repeat(first, times) + within]


def _bucket(keys: Array) -> Array:
    wide = keys.astype(np.int64)
    bucket: Array = ((wide >> 21) * 40503 + wide) & (BUCKETS - 1)
    return bucket
