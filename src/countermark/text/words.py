"""Whether a word is an ordinary one: what ordinary words spell by chance hides no name."""

import zlib
from functools import cache

import numpy as np

from countermark.text.tables import load

Array = np.ndarray


def is_english(word: str) -> bool:
    """Tell whether a folded word stands in the English word list."""
    return zlib.crc32(word.encode()) in _hashes("english")


def is_everyday(word: str) -> bool:
    """Tell whether a run of Han characters is a common Chinese word."""
    return zlib.crc32(word.encode()) in _hashes("chinese")


@cache
def _hashes(language: str) -> frozenset[int]:
    """Return the hashes of all words of a language; the table keeps the steps between them."""
    return frozenset(np.cumsum(load("words")[language], dtype=np.int64).tolist())
