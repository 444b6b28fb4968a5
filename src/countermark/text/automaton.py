"""One automaton that finds many strings in one pass, with the same two methods on either library.

daachorse is the faster one; ahocorasick_rs has wheels where daachorse has none.
"""

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from itertools import chain

import numpy as np

Array = np.ndarray
Occurrence = tuple[int, int, int]


class Automaton:
    """Finds every occurrence of its patterns, overlapping ones too."""

    __slots__ = ("_find",)

    def __init__(self, patterns: Sequence[bytes], *, library: str | None = None) -> None:
        chosen = library or _available()
        self._find = LIBRARIES[chosen](list(patterns)) if patterns else _find_nothing

    def find(self, haystack: bytes) -> tuple[Array, Array, Array]:
        """Return start, end and pattern number of each occurrence, as three arrays."""
        found = self._find(haystack)
        flat = np.fromiter(chain.from_iterable(found), dtype=np.int64, count=3 * len(found))
        start, end, pattern = flat.reshape(-1, 3).T
        return start, end, pattern


def _available() -> str:
    return "daachorse" if find_spec("daachorse") else "ahocorasick_rs"


def _daachorse(patterns: list[bytes]) -> Callable[[bytes], list[Occurrence]]:
    from daachorse import DoubleArrayAhoCorasick  # noqa: PLC0415 - has no wheel for Linux on ARM

    find: Callable[[bytes], list[Occurrence]] = DoubleArrayAhoCorasick(patterns).find_overlapping
    return find


def _ahocorasick_rs(patterns: list[bytes]) -> Callable[[bytes], list[Occurrence]]:
    from ahocorasick_rs import BytesAhoCorasick  # noqa: PLC0415 - where it is needed

    automaton = BytesAhoCorasick(patterns)

    def find(haystack: bytes) -> list[Occurrence]:
        found = automaton.find_matches_as_indexes(haystack, overlapping=True)
        return [(start, end, pattern) for pattern, start, end in found]

    return find


def _find_nothing(haystack: bytes) -> list[Occurrence]:
    return []


LIBRARIES = {"daachorse": _daachorse, "ahocorasick_rs": _ahocorasick_rs}
