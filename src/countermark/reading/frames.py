"""Frames: claims and cues that stand as a few words in order, whatever stands between them.

"the plant that sews for Marlowe" and "sews bags for Marlowe" are one claim; no list of phrases
holds them all. A frame names its slots, and each slot lists the words that may fill it. Speech and
screen come in short lines that cut sentences, so a frame may run from one line into the next.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from countermark.lexicon import BRAND_SLOT, Frame, SlotWord
from countermark.model import Modality, Passage, View
from countermark.reading.distance import FAR, same_sentence, words_between
from countermark.reading.hits import Hit

MOST_STARTS = 40  # first words of one frame in one passage; more is a list, not a sentence


class Filled(NamedTuple):
    """A word that may fill a slot."""

    start: int
    end: int


Slots = dict[str, list[Filled]]
Frames = Mapping[str, tuple[Frame, ...]]


def framed(
    words: Sequence[Hit], names: Sequence[Hit], passages: Sequence[Passage], frames: Frames
) -> Iterator[Hit]:
    """Yield each frame that slot words and names fill, from its first word to its last.

    One that runs over two lines stands in the second, where it is complete.
    """
    found = _slots(words, names)
    for number, slots in found.items():
        for frame, filled in _filled(slots, passages[number].text, frames):
            yield Hit(number, filled[0].start, filled[-1].end, frame.says, View.BASE)
    for number in found:
        if number + 1 in found and _runs_on(passages[number], passages[number + 1]):
            yield from _over_two_lines(number, found, passages, frames)


def _runs_on(line: Passage, following: Passage) -> bool:
    return line.modality is following.modality is not Modality.WRITTEN


def _over_two_lines(
    number: int, found: Mapping[int, Slots], passages: Sequence[Passage], frames: Frames
) -> Iterator[Hit]:
    cut = len(passages[number].text) + 1
    text = f"{passages[number].text} {passages[number + 1].text}"
    slots = {slot: list(words) for slot, words in found[number].items()}
    for slot, words in found[number + 1].items():
        slots.setdefault(slot, []).extend(Filled(one.start + cut, one.end + cut) for one in words)
    for frame, filled in _filled(slots, text, frames):
        if filled[0].start < cut <= filled[-1].start:
            start = next(one.start for one in filled if one.start >= cut)
            yield Hit(number + 1, start - cut, filled[-1].end - cut, frame.says, View.BASE)


def _filled(slots: Slots, text: str, frames: Frames) -> Iterator[tuple[Frame, list[Filled]]]:
    there, gaps = slots.keys(), _Gaps(text)
    for first in slots:
        for frame in frames.get(first, ()):
            if frame.needed <= there:
                for start in slots[first][:MOST_STARTS]:
                    filled = _follow(frame, slots, gaps, start)
                    if filled is not None:
                        yield frame, filled


class _Gaps(dict[tuple[int, int], float]):
    """The words between two places of one text, far where a sentence ends between them.

    Many frames ask for the same gaps.
    """

    def __init__(self, text: str) -> None:
        self.text = text

    def __missing__(self, gap: tuple[int, int]) -> float:
        one, other = Filled(gap[0], gap[0]), Filled(gap[1], gap[1])
        words = words_between(self.text, one, other)
        if words < FAR and not same_sentence(self.text, one, other):
            words = FAR
        self[gap] = words
        return words


def _slots(slot_words: Sequence[Hit], names: Sequence[Hit]) -> dict[int, Slots]:
    """Return the words that fill slots, by passage and slot, in order of their start."""
    found: dict[int, Slots] = {}
    for passage, start, end, word, _ in slot_words:
        if isinstance(word, SlotWord):
            slots = found.get(passage) or found.setdefault(passage, {})
            if word.slot in slots:
                slots[word.slot].append(Filled(start, end))
            else:
                slots[word.slot] = [Filled(start, end)]
    for hit in names:
        if hit.passage in found:
            found[hit.passage].setdefault(BRAND_SLOT, []).append(Filled(hit.start, hit.end))
    for slots in found.values():
        for words in slots.values():
            words.sort()
    return found


def _follow(frame: Frame, slots: Slots, gaps: _Gaps, first: Filled) -> list[Filled] | None:
    """Return the words of a frame that begins with a word, or None where a slot stays empty."""
    filled, last = [first], first
    for slot in frame.slots[1:]:
        words = slots[slot]
        place = bisect_left(words, (last.end, 0))
        if place == len(words):
            return None
        following = words[place]
        if gaps[last.end, following.start] > frame.within:
            return None
        filled.append(following)
        last = following
    return filled
