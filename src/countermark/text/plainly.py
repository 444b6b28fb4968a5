"""The views that need no more than the folded text: one automaton over the whole batch.

Besides the plain forms of each pattern it knows the forms that hide a name in other plain symbols.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from countermark.model import View
from countermark.text.alphabet import Alphabet
from countermark.text.automaton import Automaton
from countermark.text.boundary import DIGIT, LETTER, classes_of, in_word, inside_tag
from countermark.text.found import VIEW_NUMBERS, Chunk, Found, in_symbols
from countermark.text.short_words import ShortWords, is_short
from countermark.text.sounds import PINYIN, letter_forms, reads_on
from countermark.text.spellings import Pattern, plain_forms

SHORTEST_PREFIX = 5  # letters of a name that other letters may follow
SHORTEST_IN_TAG = 6  # letters of a distinctive name that may stand anywhere in a tag
FEWEST_SHORT = 64  # short words: of fewer the automaton makes less work
GREEK_AND_CYRILLIC = range(0x370, 0x530)
COMMON_LETTERS = "ai"  # words of one letter, too common to be looked at in the squeezed view

Array = np.ndarray


class Plainly:
    """Finds plain spellings, and names spelt in other plain symbols."""

    def __init__(self, patterns: Sequence[Pattern], texts: Sequence[str]) -> None:
        behind: dict[str, list[tuple[int, int, bool]]] = {}
        for number, (pattern, text) in enumerate(zip(patterns, texts, strict=True)):
            for form, (view, alone) in _forms(pattern, text).items():
                behind.setdefault(form, []).append((number, VIEW_NUMBERS[view], alone))
        strings = list(behind)
        short = [number for number, string in enumerate(strings) if is_short(string)]
        if len(short) < FEWEST_SHORT:
            short = []
        self._short = ShortWords([strings[number] for number in short], short) if short else None
        self._string = np.setdiff1d(np.arange(len(strings)), short)
        kept = [strings[one] for one in self._string.tolist()]
        self._alphabet = Alphabet(kept)
        self._automaton = Automaton([self._alphabet.encode(string) for string in kept])
        self._size = np.array([len(entries) for entries in behind.values()], dtype=np.int64)
        self._first = np.cumsum(self._size) - self._size
        entries = [entry for entries in behind.values() for entry in entries]
        self._pattern, self._view, counts = np.array(entries, dtype=np.int64).reshape(-1, 3).T
        self._alone = counts > 0
        first_class = _classes([string[0] for string in strings])
        self._begins_word = in_word(first_class)
        self._ends_word = in_word(_classes([string[-1] for string in strings]))
        letters = np.array([len(string) - string.count(" ") for string in strings], dtype=np.int64)
        letters[first_class != LETTER] = 0
        self._spelt = np.array(
            [" " in string and entries[0][1] == PINYIN for string, entries in behind.items()],
            dtype=bool,
        )
        self._long = (letters >= SHORTEST_PREFIX) | self._spelt
        self._long_in_tag = letters >= SHORTEST_IN_TAG
        self._prefix = np.array([pattern.prefix for pattern in patterns], dtype=bool)
        self._fuzzy = np.array([pattern.fuzzy for pattern in patterns], dtype=bool)

    def find(self, chunk: Chunk) -> Found:
        """Find every pattern in a chunk."""
        start, end, string = self._occurrences(chunk)
        codes = chunk.folded.codes
        left = ~(in_word(classes_of(codes[start - 1])) & self._begins_word[string])
        right = ~(in_word(classes_of(codes[end])) & self._ends_word[string])
        kept = np.flatnonzero((left & right) | self._long[string])
        start, end, string, left, right = (each[kept] for each in (start, end, string, left, right))
        entry, times = self._entries(string)
        start, end, string, left, right = (
            np.repeat(each, times) for each in (start, end, string, left, right)
        )
        pattern = self._pattern[entry]
        good = left & right
        loose = np.flatnonzero(~good)
        good[loose] = self._stands(chunk, start[loose], string[loose], pattern[loose], left[loose])
        spelt = loose[~good[loose] & self._spelt[string[loose]]]
        places = zip(start[spelt].tolist(), end[spelt].tolist(), strict=True)
        good[spelt] = [reads_on(chunk.folded.codes, *place) for place in places]
        view = self._view[entry]
        spoken = np.flatnonzero(good & (view == PINYIN))
        good[spoken] = ~_in_another_alphabet(chunk, start[spoken])
        alone = self._alone[entry[good]]
        return Found(start[good], end[good], pattern[good], view[good], alone)

    def _occurrences(self, chunk: Chunk) -> tuple[Array, Array, Array]:
        haystack = self._alphabet.read(chunk.folded.codes)
        start, end, string = self._automaton.find(haystack)
        start, end = in_symbols(haystack, len(chunk.folded.codes), start, end)
        if self._short is None:
            return start, end, string
        short = self._short.find(chunk.folded.codes, in_word(chunk.classes))
        both = zip((start, end, self._string[string]), short, strict=True)
        start, end, string = (np.concatenate(each) for each in both)
        return start, end, string

    def _entries(self, string: Array) -> tuple[Array, Array]:
        """Return the entries behind the strings, and how many each string has."""
        times = self._size[string]
        entry = np.repeat(self._first[string], times)
        return entry + np.arange(len(entry)) - np.repeat(np.cumsum(times) - times, times), times

    def _stands(
        self, chunk: Chunk, start: Array, string: Array, pattern: Array, left: Array
    ) -> Array:
        """Tell whether a name that is glued to other letters still stands for itself."""
        good: Array = self._prefix[pattern] & (left | _turns(chunk, start))
        tagged = np.flatnonzero(~good & self._fuzzy[pattern] & self._long_in_tag[string])
        good[tagged] = inside_tag(chunk.folded.codes, start[tagged])
        return good


def _turns(chunk: Chunk, start: Array) -> Array:
    """Tell whether a word begins at a place after a digit, or by a capital after a small letter."""
    raw, origin = chunk.folded.raw, chunk.folded.origin
    before, here = raw[origin[start - 1]], raw[origin[start]]
    capital = (here >= ord("A")) & (here <= ord("Z")) & (before >= ord("a")) & (before <= ord("z"))
    turns: Array = capital | (classes_of(chunk.folded.codes[start - 1]) == DIGIT)
    return turns


def _in_another_alphabet(chunk: Chunk, start: Array) -> Array:
    """Tell whether a place is written in Greek or Cyrillic: nobody writes pinyin in them."""
    raw = chunk.folded.raw[chunk.folded.origin[start]]
    other: Array = (raw >= GREEK_AND_CYRILLIC.start) & (raw < GREEK_AND_CYRILLIC.stop)
    return other


def _classes(symbols: Sequence[str]) -> Array:
    return classes_of(np.array([ord(symbol) for symbol in symbols], dtype=np.int64))


def _forms(pattern: Pattern, text: str) -> dict[str, tuple[View, bool]]:
    """Return each form in which a pattern is looked for, the view, and whether it counts alone."""
    if not text:
        return {}
    forms = dict.fromkeys(plain_forms(text, name=pattern.hidden), (View.BASE, True))
    if pattern.hidden:
        for form, view, alone in _hidden_forms(pattern, text):
            forms.setdefault(form, (view, alone))
    return forms


def _hidden_forms(pattern: Pattern, text: str) -> Iterator[tuple[str, View, bool]]:
    for form, alone in letter_forms(text, guarded=pattern.guarded):
        yield form, View.PINYIN, alone
    if text.isascii() and text.isalpha() and len(text) >= SHORTEST_PREFIX:
        if text[0] in COMMON_LETTERS:
            yield f"{text[0]} {text[1:]}", View.SQUEEZED, True
        if text[-1] in COMMON_LETTERS:
            yield f"{text[:-1]} {text[-1]}", View.SQUEEZED, True
