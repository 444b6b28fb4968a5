"""Frames: claims and cues that stand as a few words in order, whatever stands between them.

"the plant that sews for Marlowe" and "sews bags for Marlowe" are one claim; no list of phrases
holds them all. A frame names its slots, and each slot lists the words that may fill it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from countermark.lexicon import BRAND_SLOT, Frame, SlotWord
from countermark.model import Passage, View
from countermark.reading.distance import same_sentence, words_between
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
    """Yield each frame that slot words and names fill, from its first word to its last."""
    for number, slots in _slots(words, names).items():
        text = passages[number].text
        for first in filter(frames.__contains__, slots):
            for frame in frames[first]:
                if all(slot in slots for slot in frame.slots):
                    for start, end in _fillings(frame, slots, text):
                        yield Hit(number, start, end, frame.says, View.BASE)


def _slots(slot_words: Sequence[Hit], names: Sequence[Hit]) -> dict[int, Slots]:
    """Return the words that fill slots, by passage and slot, in order of their start."""
    found: dict[int, Slots] = {}
    for hit in slot_words:
        if isinstance(hit.entry, SlotWord):
            slots = found.setdefault(hit.passage, {})
            slots.setdefault(hit.entry.slot, []).append(Filled(hit.start, hit.end))
    for hit in names:
        if hit.passage in found:
            found[hit.passage].setdefault(BRAND_SLOT, []).append(Filled(hit.start, hit.end))
    for slots in found.values():
        for words in slots.values():
            words.sort()
    return found


def _fillings(frame: Frame, slots: Slots, text: str) -> Iterator[tuple[int, int]]:
    for first in slots[frame.slots[0]][:MOST_STARTS]:
        end = _follow(frame, slots, text, first)
        if end is not None:
            yield first.start, end


def _follow(frame: Frame, slots: Slots, text: str, last: Filled) -> int | None:
    """Return where the frame ends that begins with a word, or None where a slot stays empty."""
    for slot in frame.slots[1:]:
        words = slots[slot]
        place = bisect_left(words, Filled(last.end, 0))
        if place == len(words) or words_between(text, last, words[place]) > frame.within:
            return None
        if not same_sentence(text, last, words[place]):
            return None
        last = words[place]
    return last.end
