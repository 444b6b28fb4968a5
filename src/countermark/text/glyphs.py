"""The glyph view: Chinese names written with characters that look like their own.

Two characters look alike where one holds the other, or where they share a telling component. Most
characters look like many others: a disguised name is looked for around rare characters, and around
two characters of a name that are left as they are.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from countermark.model import View
from countermark.text.boundary import HAN
from countermark.text.chance import judge_run
from countermark.text.found import VIEW_NUMBERS, Chunk, Found, found_at
from countermark.text.gaps import ALONE, NO, WITH_OPENER
from countermark.text.han import is_han_name
from countermark.text.looks import (
    NOBODY,
    NOTHING,
    name_signs,
    name_traces,
    rare_characters,
    text_signs,
    text_traces,
)
from countermark.text.sorted_keys import Keys
from countermark.text.spellings import Pattern
from countermark.text.words import is_everyday

LONGEST = 8  # characters of a name that is looked for
BESIDE, ACROSS = 1, 2  # how far apart two characters stand that are left as they are
SIZE_ACROSS = 3  # characters of a name whose middle one alone is changed
SIZE_ALL_LOOSE = 4  # characters of a name that may all be others, some loosely alike
UNLIKE, LOOSE, SAME = range(3)  # sharing nothing, a common component, a telling one
STEP = 21  # bits of a code point
GLYPH = VIEW_NUMBERS[View.GLYPH]

Array = np.ndarray


class Glyphs:
    """Finds names by the look of their characters."""

    def __init__(self, patterns: Sequence[Pattern], texts: Sequence[str]) -> None:
        numbers = [
            number
            for number, (pattern, text) in enumerate(zip(patterns, texts, strict=True))
            if pattern.hidden and is_han_name(text) and len(text) <= LONGEST
        ]
        self._numbers = numbers
        self._guarded = [patterns[number].guarded for number in numbers]
        self._plain = {texts[number] for number in numbers}
        self._sizes = np.array([len(texts[number]) for number in numbers], dtype=np.int64)
        padded = "".join(texts[number].ljust(LONGEST, "\0") for number in numbers)
        codes = np.array([ord(each) for each in padded], dtype=np.uint32)
        self._codes = codes.reshape(-1, LONGEST)
        traces = name_traces(codes)
        self._traces = traces.T.reshape(-1, LONGEST, len(traces))
        loose = text_traces(codes)
        loose[loose == NOTHING] = NOBODY
        self._loose = loose.T.reshape(-1, LONGEST, len(loose))
        self._signs = name_signs(traces).reshape(-1, LONGEST)
        self._index = _by_trace(self._traces)
        self._pairs = {gap: _by_pair(self._codes, gap) for gap in (BESIDE, ACROSS)}

    def find(self, chunk: Chunk) -> Found:
        """Find every name that is written in characters that look like its own."""
        return found_at([*self._found(chunk)])

    def _found(self, chunk: Chunk) -> Iterator[tuple[int, int, int, int, bool]]:
        codes = chunk.folded.codes
        for start, name, loose in self._places(chunk) if self._numbers else ():
            end = start + int(self._sizes[name])
            written = "".join(map(chr, codes[start:end].tolist()))
            if written in self._plain:
                continue
            verdict = judge_run(codes, start, end, guarded=self._guarded[name])
            if self._guarded[name]:
                run = codes[start:end]
                changed = run[run != self._codes[name, : len(run)]]
                verdict = min(verdict, _by_change(len(run), changed, loose))
            if verdict != NO:
                yield start, end, self._numbers[name], GLYPH, verdict == ALONE

    def _places(self, chunk: Chunk) -> Iterator[tuple[int, int, int]]:
        """Yield where a name seems to stand, which, and how many characters are loosely alike."""
        codes = chunk.folded.codes
        han = np.flatnonzero(chunk.classes == HAN)
        rare = self._around_rare(codes, han[rare_characters(codes[han])])
        kept = [self._around_pairs(codes, han, gap) for gap in (BESIDE, ACROSS)]
        start, name = (np.concatenate(each) for each in zip(rare, *kept, strict=True))
        loose = np.zeros(len(start), dtype=np.int64)
        for place in range(LONGEST):
            here = np.flatnonzero(place < self._sizes[name])
            likeness = np.full(len(start), SAME)
            likeness[here] = self._likeness(codes[start[here] + place], name[here], place)
            loose += likeness == LOOSE
            alike = (likeness > UNLIKE) & (2 * loose < self._sizes[name])
            start, name, loose = start[alike], name[alike], loose[alike]
        found = zip(start.tolist(), name.tolist(), loose.tolist(), strict=True)
        yield from sorted(set(found))

    def _around_rare(self, codes: Array, rare: Array) -> tuple[Array, Array]:
        """Return the start and the name where a rare character and one beside it seem alike."""
        traces = text_traces(codes[rare])
        query, entry = self._index.find(traces.ravel())
        name, place = np.divmod(entry, LONGEST)
        anchor = np.tile(rare, len(traces))[query]
        beside = np.where(place == 0, 1, place - 1)
        theirs = text_signs(codes[anchor + beside - place])
        alike = (theirs & self._signs[name, beside]) > 0
        return self._inside(codes, (anchor - place)[alike], name[alike])

    def _around_pairs(self, codes: Array, han: Array, gap: int) -> tuple[Array, Array]:
        """Return the start and the name where two of its characters stand as they are."""
        first = han[: max(0, len(han) - gap)]
        first = first[han[gap:] - first == gap]
        query, entry = self._pairs[gap].find(_pair(codes[first], codes[first + gap]))
        name, place = np.divmod(entry, LONGEST)
        return self._inside(codes, first[query] - place, name)

    def _inside(self, codes: Array, start: Array, name: Array) -> tuple[Array, Array]:
        inside = (start > 0) & (start + self._sizes[name] < len(codes))
        return start[inside], name[inside]

    def _likeness(self, written: Array, name: Array, place: int) -> Array:
        """Tell how much each character that is written looks like the one of a name."""
        likeness = np.where(written == self._codes[name, place], SAME, UNLIKE)
        other = np.flatnonzero(likeness == UNLIKE)
        if len(other):
            theirs = text_traces(written[other]).T[:, None, :]
            ours, loose = self._traces[name[other], place], self._loose[name[other], place]
            telling = (ours[:, :, None] == theirs).any(axis=(1, 2))
            any_part = (loose[:, :, None] == theirs).any(axis=(1, 2))
            likeness[other] = np.where(telling, SAME, np.where(any_part, LOOSE, UNLIKE))
        return likeness


def _by_change(size: int, changed: Array, loose: int) -> int:
    """Judge a guarded name by how many of its characters are others, and how much alike."""
    if size == 2 and len(changed) > 1:
        return NO
    if len(changed) == size < SIZE_ALL_LOOSE and loose:
        return NO
    if is_everyday("".join(map(chr, changed.tolist()))):
        return NO
    sure = size > 2 and 2 * len(changed) <= size and not loose and rare_characters(changed).all()
    return ALONE if sure else WITH_OPENER


def _by_trace(traces: Array) -> Keys:
    """Return where each trace stands in a name."""
    place = np.repeat(np.arange(traces.shape[0] * LONGEST), traces.shape[2])
    flat = traces.ravel()
    kept = flat != NOBODY
    return Keys(flat[kept], place[kept])


def _by_pair(codes: Array, gap: int) -> Keys:
    """Return where each pair of characters stands in a name of three and more.

    Across a gap only in names of three: of longer ones two neighbours are left as they are.
    """
    size = (codes > 0).sum(axis=1)
    wanted = size == SIZE_ACROSS if gap == ACROSS else size >= SIZE_ACROSS
    first, second = codes[:, :-gap], codes[:, gap:]
    place = np.arange(codes.size).reshape(codes.shape)[:, :-gap]
    kept = wanted[:, None] & (second > 0)
    return Keys(_pair(first[kept], second[kept]), place[kept])


def _pair(first: Array, second: Array) -> Array:
    pair: Array = (first.astype(np.int64) << STEP) | second
    return pair
