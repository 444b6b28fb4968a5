"""The leet and the squeezed view: names with signs for letters, or with signs between letters.

Around each suspicious place the text is read without what stands between letters, in an alphabet
where signs are letters. Of what then looks like a name most is none: its gaps decide.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from countermark.model import View
from countermark.text.automaton import Automaton
from countermark.text.boundary import DIGIT, HAN, LETTER, SIGN, SPACE
from countermark.text.fold import ROW_END
from countermark.text.found import (
    VIEW_NUMBERS,
    Chunk,
    Found,
    around,
    found_at,
    in_symbols,
    to_bytes,
)
from countermark.text.gaps import ALONE, Name, Written, judge
from countermark.text.spellings import Pattern
from countermark.text.words import is_english

SHORTEST = 4  # letters of a Latin name that is looked for
REACH = 24  # symbols around a suspicious place
FEWEST_LETTERS = 2  # that a name with signs for letters keeps
SHORTEST_PREFIX = 5  # letters of a name that other letters may follow

# Signs that sellers write for letters; l is read as i in names and texts alike.
SIGNS = dict(zip("0134578926@$!|+€¢⭕", "oieastbgzgasiiteco", strict=True))
ALWAYS_LETTERS = "0134578926@$€¢⭕"  # the others also stand between letters
COMMON_LETTERS = (ord("a"), ord("i"))  # words of one letter
APOSTROPHE = ord("'")
LEET, SQUEEZED = VIEW_NUMBERS[View.LEET], VIEW_NUMBERS[View.SQUEEZED]

Place = tuple[int, int, int, int, bool]

Array = np.ndarray

_SIZE = max(map(ord, SIGNS)) + 2  # the last place stands for every symbol beyond


def _alphabet(signs: str) -> Array:
    table = np.arange(_SIZE, dtype=np.uint32)
    for sign in signs:
        table[ord(sign)] = ord(SIGNS[sign])
    table[ord("l")] = ord("i")
    return table


_ALL_SIGNS, _SURE_SIGNS = _alphabet("".join(SIGNS)), _alphabet(ALWAYS_LETTERS)
_IS_SIGN = np.zeros(_SIZE, dtype=bool)
_IS_SIGN[[ord(sign) for sign in SIGNS]] = True
_CANONICAL = {ord(sign): letter for sign, letter in SIGNS.items()} | {ord("l"): "i"}


class Compact:
    """Finds names in leet, and squeezes names that are written apart."""

    def __init__(self, patterns: Sequence[Pattern], texts: Sequence[str]) -> None:
        names: dict[str, list[int]] = {}
        for number, (pattern, text) in enumerate(zip(patterns, texts, strict=True)):
            letters = "".join(filter(str.isalnum, text))
            if pattern.hidden and len(letters) >= (SHORTEST if letters.isascii() else 2):
                names.setdefault(letters.translate(_CANONICAL), []).append(number)
        self._texts = texts
        self._prefix = [pattern.prefix for pattern in patterns]
        self._fuzzy = [pattern.fuzzy for pattern in patterns]
        self._numbers = list(names.values())
        self._sizes = np.array([len(string) for string in names], dtype=np.int64)
        self._automaton = Automaton([string.encode() for string in names])

    def _names(self, string: int) -> Iterator[Name]:
        """Yield the names behind a string."""
        for number in self._numbers[string]:
            text = self._texts[number]
            gaps = frozenset(_own_gaps(text))
            size = sum(map(str.isalnum, text))
            yield Name(number, size, gaps, self._prefix[number], self._fuzzy[number])

    def find(self, chunk: Chunk) -> Found:
        """Find every disguised name in a chunk."""
        return found_at([*self._leet(chunk), *self._squeezed(chunk)])

    def _leet(self, chunk: Chunk) -> Iterator[Place]:
        for string, where, signs in self._read(chunk, _signs_in_words(chunk), alphabet=_ALL_SIGNS):
            for name in self._names(string) if signs else ():
                if _is_leet(name, chunk, where, signs=signs):
                    yield where[0], where[-1] + 1, name.pattern, LEET, True

    def _squeezed(self, chunk: Chunk) -> Iterator[Place]:
        for string, where, _ in self._read(chunk, _odd_gaps(chunk), alphabet=_SURE_SIGNS):
            for name in self._names(string) if where[-1] - where[0] >= len(where) else ():
                if _bounded(name, chunk, where):
                    verdict = judge(name, _as_written(chunk, where))
                    if verdict:
                        yield where[0], where[-1] + 1, name.pattern, SQUEEZED, verdict == ALONE

    def _read(
        self, chunk: Chunk, centres: Array, *, alphabet: Array
    ) -> Iterator[tuple[int, list[int], int]]:
        """Yield each string found around the centres, its symbols' places and its signs."""
        if not len(centres):
            return
        places = around(chunk.folded.codes, centres, REACH)
        symbols = chunk.folded.codes[places]
        written = np.where(symbols < _SIZE, alphabet.take(symbols, mode="clip"), symbols)
        sign = written != symbols
        kind = chunk.classes[places]
        kept = np.flatnonzero(sign | (kind >= LETTER) | (symbols == ROW_END))
        haystack = to_bytes(written[kept])
        start, end, string = self._automaton.find(haystack)
        start, end = in_symbols(haystack, len(kept), start, end)
        signs = np.cumsum(sign[kept] & (symbols[kept] != ord("l")))
        signs = signs[end - 1] - signs[start - 1]
        first, last = places[kept[start]], places[kept[end - 1]]
        odd = np.flatnonzero((signs > 0) | (last - first >= self._sizes[string]))
        for number in odd.tolist():
            where = places[kept[start[number] : end[number]]].tolist()
            yield int(string[number]), where, int(signs[number])


def _own_gaps(text: str) -> Iterator[int]:
    count = 0
    for symbol in text:
        if symbol.isalnum():
            count += 1
        else:
            yield count


def _signs_in_words(chunk: Chunk) -> Array:
    """Return the places of signs beside a letter."""
    sign = _IS_SIGN.take(chunk.folded.codes, mode="clip")
    letter = chunk.classes == LETTER
    return np.flatnonzero(sign[1:-1] & (letter[:-2] | letter[2:])) + 1


def _odd_gaps(chunk: Chunk) -> Array:
    """Return the places where a name may be written apart.

    A sign between two letters or two Han characters, a space between two Han characters, and a
    letter that stands alone, but for the common words of one letter and the s of a genitive.
    """
    kinds, codes = chunk.classes, chunk.folded.codes
    before, here, after = kinds[:-2], kinds[1:-1], kinds[2:]
    solid = (before == LETTER) | (before == HAN)
    gap = (here == SIGN) & solid & (after != SPACE) & (codes[1:-1] != APOSTROPHE)
    gap |= (here == SPACE) & (before == HAN) & (after == HAN)
    alone = (here == LETTER) & (before < LETTER) & (after < LETTER)
    lonely = np.flatnonzero(alone) + 1
    common = np.isin(codes[lonely], COMMON_LETTERS) | (codes[lonely - 1] == APOSTROPHE)
    return np.concatenate((np.flatnonzero(gap) + 1, lonely[~common]))


def _is_leet(name: Name, chunk: Chunk, where: list[int], *, signs: int) -> bool:
    """Tell whether a name has signs for some of its letters, and no gaps but its own."""
    if name.size - signs < FEWEST_LETTERS or not _bounded(name, chunk, where):
        return False
    if _as_written(chunk, where).odd_gaps(name.gaps):
        return False
    shout = chunk.folded.codes[where[-1]] == ord("!")
    rest = "".join(map(chr, chunk.folded.codes[where[:-1]].tolist()))
    return not (shout and (name.size == SHORTEST or is_english(rest)))


def _bounded(name: Name, chunk: Chunk, where: list[int]) -> bool:
    """Tell whether a name in Latin letters begins and ends where words do."""
    if chunk.classes[where[0]] == HAN:
        return True
    before, after = chunk.classes[[where[0] - 1, where[-1] + 1]].tolist()
    if before in (LETTER, DIGIT):
        return False
    return after not in (LETTER, DIGIT) or (name.prefix and name.size >= SHORTEST_PREFIX)


def _as_written(chunk: Chunk, where: list[int]) -> Written:
    first, end = where[0], where[-1] + 1
    kinds = chunk.classes[[first - 1, end]].tolist()
    return Written(
        "".join(map(chr, chunk.folded.codes[first:end].tolist())),
        tuple(place - first for place in where),
        han=bool(chunk.classes[first] == HAN),
        free=HAN not in kinds,
    )
