"""The glyph view: Chinese names written with characters that look like their own.

Two characters look alike where one holds the other, or where they share a telling component. Most
characters look like many others: a disguised name is looked for around rare characters, and around
two characters of a name that are left as they are.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from countermark.model import View
from countermark.text.boundary import HAN
from countermark.text.chance import is_part_of_words, judge_runs
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
from countermark.text.runs import Runs
from countermark.text.sorted_keys import ByCode, Pairs
from countermark.text.spellings import Pattern
from countermark.text.words import is_everyday

LONGEST = 8  # characters of a name that is looked for
BESIDE, ACROSS = 1, 2  # how far apart two characters stand that are left as they are
SIZE_ACROSS = 3  # characters of a name whose middle one alone is changed
SIZE_ALIKE = 2  # characters of a name of which one must be left as it is
SIZE_ALL_LOOSE = 4  # characters of a name that may all be others, some loosely alike
UNLIKE, LOOSE, TELLING, SAME = range(4)  # sharing nothing, a common component, a telling one, all
EVERY_SIGN = np.uint64(0xFFFFFFFFFFFFFFFF)  # where a name has no more characters
GLYPH = VIEW_NUMBERS[View.GLYPH]

Array = np.ndarray


class Glyphs:
    """Finds names by the look of their characters, the guarded ones or the others."""

    def __init__(self, patterns: Sequence[Pattern], texts: Sequence[str], *, guarded: bool) -> None:
        numbers = [
            number
            for number, (pattern, text) in enumerate(zip(patterns, texts, strict=True))
            if pattern.hidden
            and pattern.guarded == guarded
            and is_han_name(text)
            and len(text) <= LONGEST
        ]
        self._numbers = numbers
        self._guarded = guarded
        self._plain = Runs(texts[number] for number in numbers)
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
        self._loose_signs = name_signs(loose).reshape(-1, LONGEST)
        self._loose_signs[self._codes == 0] = EVERY_SIGN
        self._index = _by_trace(self._traces)
        name, place = np.divmod(np.arange(self._codes.size), LONGEST)
        beside = np.where(place == 0, 1, place - 1)
        self._name, self._place, self._step = name, place, beside - place
        self._beside = self._signs[name, beside]
        self._pairs = {gap: _by_pair(self._codes, gap) for gap in (BESIDE, ACROSS)}

    def find(self, chunk: Chunk) -> Found:
        """Find every name that is written in characters that look like its own."""
        return found_at([*self._found(chunk)])

    def _found(self, chunk: Chunk) -> Iterator[tuple[int, int, int, int, bool]]:
        codes = chunk.folded.codes
        for start, name, verdict in self._places(chunk) if self._numbers else ():
            end = start + int(self._sizes[name])
            run = codes[start:end]
            changed = run[run != self._codes[name, : len(run)]]
            by_words = self._guarded and is_everyday("".join(map(chr, changed.tolist())))
            if not by_words and not is_part_of_words(codes, start, end):
                yield start, end, self._numbers[name], GLYPH, verdict == ALONE

    def _places(self, chunk: Chunk) -> Iterator[tuple[int, int, int]]:
        """Yield where a name seems to stand, which, and whether it needs an opener."""
        codes = chunk.folded.codes
        start, name = self._candidates(codes, np.flatnonzero(chunk.classes == HAN))
        changed, loose, common = (np.zeros(len(start), dtype=np.int64) for _ in range(3))
        for place in range(int(self._sizes[name].max(initial=0))):
            here = np.flatnonzero(place < self._sizes[name])
            written = codes[start[here] + place]
            likeness = np.full(len(start), SAME)
            likeness[here] = self._likeness(written, name[here], place)
            changed += likeness < SAME
            loose += likeness == LOOSE
            common[here] += (likeness[here] < SAME) & ~rare_characters(written)
            alike = (likeness > UNLIKE) & (2 * loose < self._sizes[name])
            start, name, changed, loose, common = (
                each[alike] for each in (start, name, changed, loose, common)
            )
        size = self._sizes[name]
        verdict = np.full(len(start), ALONE)
        if self._guarded:
            verdict = _by_change(size, changed, loose, common)
            verdict = np.minimum(judge_runs(codes, start, size), verdict)
        kept = (changed > 0) & (verdict != NO) & ~self._plain.hold(codes, start, size)
        found = zip(*(each[kept].tolist() for each in (start, name, verdict)), strict=True)
        yield from sorted(set(found))

    def _candidates(self, codes: Array, han: Array) -> tuple[Array, Array]:
        rare = self._around_rare(codes, han[rare_characters(codes[han])])
        kept = [self._around_pairs(codes, han, gap) for gap in (BESIDE, ACROSS)]
        start, name = (np.concatenate(each) for each in zip(rare, *kept, strict=True))
        return start, name

    def _around_rare(self, codes: Array, rare: Array) -> tuple[Array, Array]:
        """Return the start and the name where a rare character and one beside it seem alike."""
        traces = text_traces(codes[rare])
        query, entry = self._index.find(traces.ravel())
        anchor = np.tile(rare, len(traces))[query]
        theirs = text_signs(codes[anchor + self._step[entry]])
        alike = np.flatnonzero((theirs & self._beside[entry]) > 0)
        return self._inside(codes, anchor[alike], entry[alike])

    def _around_pairs(self, codes: Array, han: Array, gap: int) -> tuple[Array, Array]:
        """Return the start and the name where two of its characters stand as they are."""
        first = han[: max(0, len(han) - gap)]
        first = first[han[gap:] - first == gap]
        query, entry = self._pairs[gap].find(codes[first], codes[first + gap])
        return self._inside(codes, first[query], entry)

    def _inside(self, codes: Array, place: Array, entry: Array) -> tuple[Array, Array]:
        """Return start and name where all characters may be alike, by their signs."""
        start, name = place - self._place[entry], self._name[entry]
        inside = (start > 0) & (start + self._sizes[name] < len(codes))
        start, name = start[inside], name[inside]
        for step in range(int(self._sizes[name].max(initial=0))):
            signs = text_signs(codes.take(start + step, mode="clip"))
            alike = np.flatnonzero(signs & self._loose_signs[name, step])
            start, name = start[alike], name[alike]
        return start, name

    def _likeness(self, written: Array, name: Array, place: int) -> Array:
        """Tell how much each character that is written looks like the one of a name."""
        likeness = np.where(written == self._codes[name, place], SAME, UNLIKE)
        shared = text_signs(written) & self._loose_signs[name, place]
        other = np.flatnonzero((likeness == UNLIKE) & (shared > 0))
        if len(other):
            theirs = text_traces(written[other]).T[:, None, :]
            ours, loose = self._traces[name[other], place], self._loose[name[other], place]
            telling = (ours[:, :, None] == theirs).any(axis=(1, 2))
            any_part = (loose[:, :, None] == theirs).any(axis=(1, 2))
            likeness[other] = np.where(telling, TELLING, np.where(any_part, LOOSE, UNLIKE))
        return likeness


def _by_change(size: Array, changed: Array, loose: Array, common: Array) -> Array:
    """Judge guarded names by how many of their characters are others, and how much alike."""
    none = (size == SIZE_ALIKE) & (changed > 1)
    none |= (changed == size) & (size < SIZE_ALL_LOOSE) & (loose > 0)
    sure = (size > SIZE_ALIKE) & (2 * changed <= size) & (loose == 0) & (common == 0)
    verdicts: Array = np.where(none, NO, np.where(sure, ALONE, WITH_OPENER))
    return verdicts


def _by_trace(traces: Array) -> ByCode:
    """Return where each trace stands in a name."""
    place = np.repeat(np.arange(traces.shape[0] * LONGEST), traces.shape[2])
    flat = traces.ravel()
    kept = flat != NOBODY
    return ByCode(flat[kept], place[kept])


def _by_pair(codes: Array, gap: int) -> Pairs:
    """Return where each pair of characters stands in a name of three and more.

    Across a gap only in names of three: of longer ones two neighbours are left as they are.
    """
    size = (codes > 0).sum(axis=1)
    wanted = size == SIZE_ACROSS if gap == ACROSS else size >= SIZE_ACROSS
    first, second = codes[:, :-gap], codes[:, gap:]
    place = np.arange(codes.size).reshape(codes.shape)[:, :-gap]
    kept = wanted[:, None] & (second > 0)
    return Pairs(first[kept], second[kept], place[kept])
