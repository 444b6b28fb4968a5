"""One automaton that finds many strings in one pass, with the same two methods on either library.

daachorse is the faster one; ahocorasick_rs has wheels where daachorse has none.
"""

from collections.abc import Callable, Sequence
from importlib.util import find_spec
from itertools import chain
from typing import Any

import numpy as np

MOST_LAID_OUT = 20_000  # patterns

Array = np.ndarray
Occurrence = tuple[int, int, int]
Find = Callable[[bytes], list[Occurrence]]


class Automaton:
    """Finds every occurrence of its patterns, overlapping ones too."""

    __slots__ = ("_find", "_library", "_saved")

    def __init__(self, patterns: Sequence[bytes], *, library: str | None = None) -> None:
        self._library = library or _available()
        self._find, self._saved = LIBRARIES[self._library](list(patterns))

    def find(self, haystack: bytes) -> tuple[Array, Array, Array]:
        """Return start, end and pattern number of each occurrence, as three arrays."""
        found = self._find(haystack)
        flat = np.fromiter(chain.from_iterable(found), dtype=np.int64, count=3 * len(found))
        start, end, pattern = flat.reshape(-1, 3).T
        return start, end, pattern

    def __getstate__(self) -> tuple[str, Any]:
        return self._library, self._saved()

    def __setstate__(self, state: tuple[str, Any]) -> None:
        self._library, saved = state
        self._find, self._saved = LIBRARIES[self._library](saved)


def _available() -> str:
    return "daachorse" if find_spec("daachorse") else "ahocorasick_rs"


def _daachorse(patterns: list[bytes] | bytes) -> tuple[Find, Callable[[], Any]]:
    """Build an automaton, or load one that was saved as bytes."""
    from daachorse import DoubleArrayAhoCorasick  # noqa: PLC0415 - has no wheel for Linux on ARM

    if isinstance(patterns, bytes):
        automaton = DoubleArrayAhoCorasick.deserialize(patterns)
    elif patterns:
        # Laid out for texts like the patterns themselves: a twentieth faster, but slow to build.
        corpus = [b" ".join(patterns)] if len(patterns) <= MOST_LAID_OUT else None
        automaton = DoubleArrayAhoCorasick(patterns, corpus=corpus)
    else:
        return _find_nothing, list
    return automaton.find_overlapping, automaton.serialize


def _ahocorasick_rs(patterns: list[bytes]) -> tuple[Find, Callable[[], Any]]:
    from ahocorasick_rs import BytesAhoCorasick  # noqa: PLC0415 - where it is needed

    automaton = BytesAhoCorasick(patterns)

    def find(haystack: bytes) -> list[Occurrence]:
        found = automaton.find_matches_as_indexes(haystack, overlapping=True)
        return [(start, end, pattern) for pattern, start, end in found]

    return find, lambda: patterns


def _find_nothing(haystack: bytes) -> list[Occurrence]:
    return []


LIBRARIES: dict[str, Callable[[Any], tuple[Find, Callable[[], Any]]]] = {
    "daachorse": _daachorse,
    "ahocorasick_rs": _ahocorasick_rs,
}
