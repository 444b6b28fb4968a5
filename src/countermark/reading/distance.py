"""How far apart two places stand, in words; a Chinese character counts as half a word."""

from typing import Protocol

FAR = 99.0
LONGEST_GAP = 120  # characters; no cue reaches further
HAN_WORD = 0.5


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
    left, right = min(one.end, other.end), max(one.start, other.start)
    if right <= left:
        return 0.0
    if right - left > LONGEST_GAP:
        return FAR
    gap = text[left:right]
    if gap.isascii():
        return float(len(gap.split()))
    han = sum("一" <= sign <= "鿿" for sign in gap)
    other_words = "".join(" " if "一" <= sign <= "鿿" else sign for sign in gap).split()
    return han * HAN_WORD + len([word for word in other_words if any(map(str.isalnum, word))])


ENDS = frozenset(".!?。！？；;\n")


def same_sentence(text: str, one: Placed, other: Placed) -> bool:
    """Tell whether no sentence ends between two places."""
    left, right = min(one.end, other.end), max(one.start, other.start)
    return not any(sign in ENDS for sign in text[left:right])
