"""Whether characters that sound or look like a name stand side by side by chance.

What is an everyday word, or cuts one in two, is no name. Of names that stand for a brand the
program knows hundreds, so some are met by chance: there the rarity of the characters decides.
"""

import numpy as np

from countermark.text.gaps import ALONE, NO, WITH_OPENER
from countermark.text.han import of_han, rarity
from countermark.text.words import is_everyday

LONGEST_WORD = 4  # in the list of everyday words
# How seldom the characters of a run must stand, all together, in tenths of the decimal logarithm;
# by their number. Measured on ordinary posts and shop titles.
SELDOM_ALONE = {2: 80, 3: 90}
SELDOM_OPENED = {2: 48, 3: 65}
LONG_ALONE, LONG_OPENED = 100, 80

Array = np.ndarray


def judge_run(codes: Array, start: int, end: int, *, guarded: bool) -> int:
    """Judge a run of folded symbols: no name, one where an opener stands by, or one for sure."""
    first = max(0, start - LONGEST_WORD + 1)
    around = "".join(map(chr, codes[first : end + LONGEST_WORD - 1].tolist()))
    if is_everyday(around[start - first : end - first]):
        return NO
    if cuts_words(around, start - first, end - first):
        return NO
    return _by_rarity(codes[start:end]) if guarded else ALONE


def _by_rarity(run: Array) -> int:
    seldom = int(of_han(rarity(), run).sum())
    if seldom >= SELDOM_ALONE.get(len(run), LONG_ALONE):
        return ALONE
    return WITH_OPENER if seldom >= SELDOM_OPENED.get(len(run), LONG_OPENED) else NO


def cuts_words(text: str, start: int, end: int) -> bool:
    """Tell whether an everyday word begins outside a run and ends in it, or the other way."""
    for first in range(max(0, start - LONGEST_WORD + 1), end):
        for last in range(max(first + 2, start + 1), min(first + LONGEST_WORD, len(text)) + 1):
            crosses = (first < start) or (last > end)
            if crosses and is_everyday(text[first:last]):
                return True
    return False
