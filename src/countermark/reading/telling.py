"""Which of a batch's matches can still tell something: whole columns are sorted out at once.

A phrase inside a longer one tells nothing, neither does a disguise of what is plainly something
else, nor the words of slots in a text whose words and names can fill no frame. These are most of
what is found, so nothing is made of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from countermark.lexicon import BRAND_SLOT, Frame
from countermark.model import View
from countermark.text.found import VIEW_NUMBERS

NO_SLOT = -1
RUN = 20_000  # slot words that are looked at together, which bounds the memory
NEXT_LINE = 1 << 24  # characters; the words of the next line stand beyond all of this one
PAIRS = 500_000  # matches that are compared at once
NOWHERE = 1 << 29
BEYOND = 1 << 30
PLAIN = VIEW_NUMBERS[View.BASE]
READ_AGAIN = np.isin(  # the views that read other characters than those that are written
    list(VIEW_NUMBERS), [View.PINYIN, View.GLYPH, View.SPLIT, View.FUZZY]
)

Array = np.ndarray


@dataclass(frozen=True, slots=True)
class FrameTable:
    """Frames as arrays: the slot that each entry may fill, and the slots of each frame in order."""

    slot: Array
    order: Array  # place in the frame by frame; the last slot stands beyond its end
    slots: int


def frame_table(slots: Sequence[str | None], frames: Mapping[str, tuple[Frame, ...]]) -> FrameTable:
    """Return the table of some frames; `slots` names the slot that each entry may fill, if any."""
    every = [frame for those in frames.values() for frame in those]
    names = {*filter(None, slots), BRAND_SLOT, *(slot for one in every for slot in one.slots)}
    numbers = {name: number for number, name in enumerate(sorted(names))}
    longest = max((len(frame.slots) for frame in every), default=0)
    order = np.full((longest, len(every)), len(numbers), dtype=np.int64)
    for number, frame in enumerate(every):
        order[: len(frame.slots), number] = [numbers[slot] for slot in frame.slots]
    slot = np.array([numbers[name] if name else NO_SLOT for name in slots], dtype=np.int64)
    return FrameTable(slot, order, len(numbers))


def cut(text: Array, start: Array, end: Array, *, odd: Array, plain: Array) -> Array:
    """Mark odd readings that would take what is plainly written there, or a part of it.

    The matches of one text stand together.
    """
    marked = np.zeros(len(text), dtype=bool)
    odds = np.flatnonzero(odd)
    if not len(odds):
        return marked
    run = np.cumsum(np.append(False, text[1:] != text[:-1]))
    first = np.searchsorted(run, run[odds])
    size = np.searchsorted(run, run[odds], side="right") - first
    until = np.cumsum(size)
    for part in np.split(np.arange(len(odds)), np.flatnonzero(np.diff(until // PAIRS)) + 1):
        times = size[part]
        one = np.repeat(odds[part], times)
        other = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times - first[part], times)
        overlap = plain[other] & (start[one] < end[other]) & (start[other] < end[one])
        within = (start[one] <= start[other]) & (end[other] <= end[one])
        same = (start[one] == start[other]) & (end[other] == end[one])
        marked[one[overlap & (same | ~within)]] = True
    return marked


def outermost(text: Array, start: Array, end: Array) -> Array:
    """Mark the phrases that lie inside no longer one; the order is that of the texts."""
    order = np.lexsort((-end, start, text))
    text, start, end = text[order], start[order], end[order]
    reach = (text.astype(np.int64) << 32) | end
    furthest = np.maximum.accumulate(reach)
    further = np.append(True, reach[1:] > furthest[:-1])[: len(order)]
    opener = np.maximum.accumulate(np.where(further, np.arange(len(order)), 0))
    same = (start == start[opener]) & (end == end[opener])
    marked = np.empty(len(order), dtype=bool)
    marked[order] = further | same
    return marked


def may_fill(
    text: Array, start: Array, pattern: Array, *, lines: Array, table: FrameTable
) -> Array:
    """Mark the slot words that may fill a frame with others, in one line or over two.

    The matches stand in the order of items, texts and places; `lines` marks the texts of which the
    next one goes on with the sentence.
    """
    marked = np.zeros(len(text), dtype=bool)
    slot = table.slot[pattern]
    there = np.flatnonzero(slot != NO_SLOT)
    if not len(there) or not table.order.size:
        return marked
    for run in np.split(there, _edges(text[there], lines)):
        marked[run] = _in_run(text[run], start[run], slot[run], lines=lines, table=table)
    return marked


def _edges(text: Array, lines: Array) -> Array:
    """Return where runs of about the wanted length end, between texts that do not go on."""
    may_end = np.append(True, (text[1:] != text[:-1]) & ~lines[text[:-1]])
    ends = np.flatnonzero(may_end)
    return ends[np.flatnonzero(np.diff(ends // RUN)) + 1]


def _in_run(text: Array, start: Array, slot: Array, *, lines: Array, table: FrameTable) -> Array:
    new = np.append(True, text[1:] != text[:-1])
    number, texts = np.cumsum(new) - 1, text[new]
    first = np.full((table.slots + 1, len(texts)), NOWHERE)
    last = np.full((table.slots + 1, len(texts)), -1)
    places = slot * len(texts) + number
    np.minimum.at(first.reshape(-1), places, start)
    np.maximum.at(last.reshape(-1), places, start)
    wanted = _wanted(first, last, table.order)
    over = np.flatnonzero((texts[1:] == texts[:-1] + 1) & lines[texts[:-1]])
    if len(over):
        following = over + 1
        both_first = np.minimum(first[:, over], first[:, following] + NEXT_LINE)
        both_last = np.where(last[:, following] < 0, last[:, over], last[:, following] + NEXT_LINE)
        two = over[_wanted(both_first, both_last, table.order).any(axis=0)]
        wanted[:, two] = wanted[:, two + 1] = True
    marked: Array = wanted[slot, number]
    return marked


def _wanted(first: Array, last: Array, order: Array) -> Array:
    """Mark by slot and text the slots of the frames that may stand there, one before the next."""
    last[-1] = BEYOND
    there = last >= 0
    frame, text = np.nonzero(np.logical_and.reduce([there[slot] for slot in order]))
    for one, then in pairwise(order):
        ordered = first[one[frame], text] < last[then[frame], text]
        frame, text = frame[ordered], text[ordered]
    wanted = np.zeros(last.shape, dtype=bool)
    wanted[order[:, frame], text] = True
    return wanted
