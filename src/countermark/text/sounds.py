"""The pinyin view: Chinese names written with other characters of the same sound, or in letters.

Each character becomes its toneless syllable, so a match keeps its length.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

import numpy as np

from countermark.model import View
from countermark.text.automaton import Automaton
from countermark.text.boundary import HAN
from countermark.text.chance import is_part_of_words, judge_runs
from countermark.text.found import VIEW_NUMBERS, Chunk, Found, around, found_at
from countermark.text.gaps import ALONE, NO
from countermark.text.han import (
    HAN_CHARACTER,
    is_han,
    is_han_name,
    of_han,
    rarity,
    readings,
    sounds_of,
    syllables,
)
from countermark.text.runs import Runs
from countermark.text.spellings import Pattern
from countermark.text.words import is_english

UNREAD = 0x80  # the first code point of two bytes: what has no sound
REACH = 4  # characters around one that is read in another way
SELDOM = 46  # tenths of a logarithm: of rarer characters the other readings are tried too
SHORTEST_SPACED, SHORTEST_GUARDED = 3, 5  # letters of a name in syllables
SHORTEST_JOINED, SHORTEST_JOINED_ALONE = 5, 6  # letters of a name in syllables without spaces
PINYIN = VIEW_NUMBERS[View.PINYIN]

Array = np.ndarray


class Sounds:
    """Finds names by their sound."""

    def __init__(self, patterns: Sequence[Pattern], texts: Sequence[str]) -> None:
        names: dict[str, list[int]] = {}
        for number, (pattern, text) in enumerate(zip(patterns, texts, strict=True)):
            if pattern.hidden and is_han_name(text):
                for sound in sounds_of(text):
                    key = "".join(chr(UNREAD + syllable) for syllable in sound)
                    names.setdefault(key, []).append(number)
        self._names = list(names.values())
        self._plain = Runs(texts[number] for numbers in self._names for number in numbers)
        self._guarded = [pattern.guarded for pattern in patterns]
        self._all_guarded = np.array(
            [all(self._guarded[number] for number in numbers) for numbers in self._names],
            dtype=bool,
        )
        self._automaton = Automaton([key.encode() for key in names])

    def find(self, chunk: Chunk) -> Found:
        """Find every name that is written by its sound."""
        return found_at([*self._found(chunk)])

    def _found(self, chunk: Chunk) -> Iterator[tuple[int, int, int, int, bool]]:
        if not self._names:
            return
        codes = chunk.folded.codes
        for start, end, sound, verdict in self._places(chunk):
            if is_part_of_words(codes, start, end):
                continue
            for number in self._names[sound]:
                judged = verdict if self._guarded[number] else ALONE
                if judged != NO:
                    yield start, end, number, PINYIN, judged == ALONE

    def _places(self, chunk: Chunk) -> Iterator[tuple[int, int, int, int]]:
        """Yield the places that sound like a name, by the usual readings, then by rarer ones."""
        han = np.flatnonzero(chunk.classes == HAN)
        if not len(han):
            return
        codes = chunk.folded.codes
        where = np.insert(han, np.flatnonzero(np.diff(han) > 1) + 1, 0)
        yield from self._heard(codes, where, of_han(_as_bytes(0), codes[where]))
        other = of_han(_as_bytes(1), codes[han])
        centres = han[other != _as_bytes(1)[0]]
        if len(centres):
            where = around(codes, centres, REACH)
            usual, other = (of_han(_as_bytes(rank), codes[where]) for rank in (0, 1))
            yield from self._heard(codes, where, np.where(other == _as_bytes(1)[0], usual, other))

    def _heard(
        self, codes: Array, where: Array, sounds: Array
    ) -> Iterator[tuple[int, int, int, int]]:
        """Yield the places whose sounds are a name's, but for those where it is plainly written."""
        start, end, sound = self._automaton.find(sounds.tobytes())
        first, size = where[start // 2], (end - start) // 2
        verdicts = judge_runs(codes, first, size)
        hidden = ~self._plain.hold(codes, first, size)
        hidden &= (verdicts != NO) | ~self._all_guarded[sound]
        found = (first, first + size, sound, verdicts)
        yield from zip(*(each[hidden].tolist() for each in found), strict=True)


@cache
def _as_bytes(rank: int) -> Array:
    """Return each character's syllable of one rank as the two bytes of its code point.

    Of the ranks after the first there is none for common characters: their usual reading is meant.
    """
    number = readings()[rank].astype(np.uint16)
    if rank:
        number[rarity() < SELDOM] = 0
    code = UNREAD + number
    table: Array = ((0x80 | (code & 0x3F)) << 8 | 0xC0 | (code >> 6)).astype("<u2")
    return table


def letter_forms(name: str, *, guarded: bool) -> Iterator[tuple[str, bool]]:
    """Yield the forms in which a name with Chinese characters is written in pinyin.

    Wholly, in syllables or joined, or one character only; and whether the form counts alone. Of a
    guarded name the short ones and those that English words spell do not.
    """
    pieces = re.findall(f"[a-z0-9]+|{HAN_CHARACTER}", name)
    han = [number for number, piece in enumerate(pieces) if is_han(piece)]
    if not han or len(pieces) < 2 or "".join(pieces) != name:
        return
    for sound in sounds_of("".join(pieces[number] for number in han)):
        spoken = list(pieces)
        for number, syllable in zip(han, sound, strict=True):
            spoken[number] = syllables()[syllable]
        for spelt in _spelt(spoken):
            yield from _whole(spelt, guarded=guarded)
            for number in han:
                alone = len(spelt[number]) > 1 or not guarded
                yield "".join([*pieces[:number], spelt[number], *pieces[number + 1 :]]), alone


def _whole(spelt: Sequence[str], *, guarded: bool) -> Iterator[tuple[str, bool]]:
    letters, joined = sum(map(len, spelt)), "".join(spelt)
    if letters >= SHORTEST_SPACED:
        odd = letters >= SHORTEST_GUARDED and not all(map(is_english, spelt))
        yield " ".join(spelt), odd or not guarded
    if letters >= SHORTEST_JOINED and not is_english(joined):
        yield joined, letters >= SHORTEST_JOINED_ALONE


def reads_on(codes: Array, start: int, end: int) -> bool:
    """Tell whether the letters glued to either end of a place are syllables too."""
    first, last = start, end
    while _is_letter(codes[first - 1]):
        first -= 1
    while _is_letter(codes[last]):
        last += 1
    return all(
        re.fullmatch(_syllable_runs(), "".join(map(chr, part.tolist())))
        for part in (codes[first:start], codes[end:last])
    )


def _is_letter(code: int) -> bool:
    return ord("a") <= code <= ord("z")


@cache
def _syllable_runs() -> str:
    return f"(?:{'|'.join(filter(None, syllables()))})*"


def _spelt(spoken: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the spellings of some syllables: the letter ü is written v, or u."""
    yield from product(
        *((each, each.replace("v", "u")) if "v" in each else (each,) for each in spoken)
    )
