"""Whether characters that sound or look like a name stand side by side by chance.

What is an everyday word, or cuts one in two, is no name. Of names that stand for a brand the
program knows hundreds, so some are met by chance: there the rarity of the characters decides.
"""

from functools import lru_cache

import numpy as np

from countermark.text.gaps import ALONE, NO, WITH_OPENER
from countermark.text.han import of_han, rarity
from countermark.text.words import is_everyday

LONGEST_WORD = 4  # in the list of everyday words
# How seldom the characters of a run must stand, all together, in tenths of the decimal logarithm,
# by their number from none to four and more. Measured on ordinary posts and shop titles.
LEAST_ALONE = np.array([999, 999, 80, 90, 100])
LEAST_OPENED = np.array([999, 999, 48, 65, 80])
REMEMBERED = 1 << 14  # judgements; the same few runs come again and again

Array = np.ndarray


def judge_runs(codes: Array, start: Array, size: Array) -> Array:
    """Judge runs of folded symbols by how seldom their characters stand."""
    found = np.zeros(len(start), dtype=np.int64)
    for place in range(int(size.max(initial=0))):
        here = np.flatnonzero(place < size)
        found[here] += of_han(rarity(), codes[start[here] + place])
    enough = (LEAST_ALONE, LEAST_OPENED)
    alone, opened = (found >= least.take(size, mode="clip") for least in enough)
    verdicts: Array = np.where(alone, ALONE, np.where(opened, WITH_OPENER, NO))
    return verdicts


def is_part_of_words(codes: Array, start: int, end: int) -> bool:
    """Tell whether a run of folded symbols is an everyday word or cuts one in two."""
    first = max(0, start - LONGEST_WORD + 1)
    around = "".join(map(chr, codes[first : end + LONGEST_WORD - 1].tolist()))
    return _is_of_words(around, start - first, end - first)


@lru_cache(maxsize=REMEMBERED)
def _is_of_words(text: str, start: int, end: int) -> bool:
    """Tell whether a run is an everyday word or cuts one in two."""
    return is_everyday(text[start:end]) or cuts_words(text, start, end)


def cuts_words(text: str, start: int, end: int) -> bool:
    """Tell whether an everyday word begins outside a run and ends in it, or the other way."""
    for first in range(max(0, start - LONGEST_WORD + 1), end):
        for last in range(max(first + 2, start + 1), min(first + LONGEST_WORD, len(text)) + 1):
            crosses = (first < start) or (last > end)
            if crosses and is_everyday(text[first:last]):
                return True
    return False
