"""Slips of the pen in company names: one letter too many, too few, doubled or in the wrong place.

A slip makes no word of another: Weilin is no slip of Weilan, nor Right of Bright.
"""

from countermark.text.companies.syllables import is_spelt, pinyin
from countermark.text.words import is_english

SHORTEST, SHORTEST_CHANGED = 5, 9  # letters of a word with a slip, and with a letter for another


def is_slip(one: str, other: str) -> bool:
    """Tell whether two words differ by one slip."""
    if min(len(one), len(other)) < SHORTEST - 1 or max(len(one), len(other)) < SHORTEST:
        return False
    if one[0] != other[0]:
        return False
    if _swapped(one, other):
        return not (is_english(one) and is_english(other))
    if not (_lacks(one, other) or _lacks(other, one) or _changed(one, other)):
        return False
    return not (_is_word(one) and _is_word(other))


def _is_word(word: str) -> bool:
    return is_english(word) or is_spelt(word, pinyin())


def _swapped(one: str, other: str) -> bool:
    at = _first_difference(one, other)
    return (
        len(one) == len(other)
        and at < len(one) - 1
        and one[at] == other[at + 1]
        and one[at + 1] == other[at]
        and one[at + 2 :] == other[at + 2 :]
    )


def _lacks(short: str, long: str) -> bool:
    at = _first_difference(short, long)
    return len(long) == len(short) + 1 and short[at:] == long[at + 1 :]


def _changed(one: str, other: str) -> bool:
    at = _first_difference(one, other)
    return len(one) == len(other) >= SHORTEST_CHANGED and one[at + 1 :] == other[at + 1 :]


def _first_difference(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
