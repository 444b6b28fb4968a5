"""How far apart two places stand, in words; a Chinese character counts as half a word."""

import re
from typing import Protocol

FAR = 99.0
LONGEST_GAP = 120  # characters; no cue reaches further
HAN_WORD = 0.5

_HAN = re.compile("[一-鿿]")
_WORD = re.compile(r"[^\s一-鿿]*[^\W_一-鿿][^\s一-鿿]*")  # of other scripts, with a letter or digit
_END = re.compile("[.!?。！？；;\n]")


class Placed(Protocol):
    """Anything with a start and an end in one text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends."""


def words_between(text: str, one: Placed, other: Placed) -> float:
    """Return the words between two places of one text, 0 where they touch or overlap."""
    left, right = one.end, other.start
    if right < left:
        left, right = min(left, other.end), max(right, one.start)
    if right <= left:
        return 0.0
    if right - left > LONGEST_GAP:
        return FAR
    gap = text[left:right]
    if gap.isascii():
        return float(len(gap.split()))
    return len(_HAN.findall(gap)) * HAN_WORD + len(_WORD.findall(gap))


def same_sentence(text: str, one: Placed, other: Placed) -> bool:
    """Tell whether no sentence ends between two places."""
    left, right = min(one.end, other.end), max(one.start, other.start)
    return _END.search(text, left, right) is None
