"""The fuzzy view: names with one slip of the pen, a doubled letter, or a sign for one letter.

It looks only where somebody makes a claim or an offer. An index of every name with one letter left
out finds, by the same of a written word, the names that are one slip away.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from countermark.model import View
from countermark.text.found import VIEW_NUMBERS, Chunk, Found, found_at
from countermark.text.slips import NOTHING, Meant, Parts, meant_by
from countermark.text.spellings import Pattern
from countermark.text.written import LONGEST, NO_MASK, written_words

FACTOR = 0x9E3779B97F4A7C15  # odd, so that it has an inverse
POWERS = np.array([pow(FACTOR, place, 1 << 64) for place in range(LONGEST)], dtype=np.uint64)
INVERSE = np.uint64(pow(FACTOR, -1, 1 << 64))
FILTER_BITS = 20  # of a hash: tables of bits tell of most keys that they stand in no index
MOST_REMEMBERED = 100_000  # written words
VAIN_BITS = 16  # of a hash: the place where a word that means nothing is remembered
FURTHER = np.uint64(0xD6E8FEB86659FD93)  # keeps a word with a mask apart from its letters

FUZZY = VIEW_NUMBERS[View.FUZZY]

Array = np.ndarray


class Fuzzy:
    """Finds names that are written with one slip."""

    def __init__(self, patterns: Sequence[Pattern], texts: Sequence[str]) -> None:
        self._parts = Parts(patterns, texts)
        self._words = self._parts.words()
        self._known = frozenset(word for text in texts for word in text.split())
        size = np.fromiter(map(len, self._words), dtype=np.int64, count=len(self._words))
        keys = _keys(_letters_of(self._words), size)
        number, place = np.nonzero(np.arange(LONGEST + 1) <= size[:, None])
        keys = keys[number, place]
        order = np.argsort(keys, kind="stable")
        self._keys, self._number = keys[order], number[order]
        self._filters = np.zeros((2, 1 << FILTER_BITS), dtype=bool)
        self._filters[0, _first_bits(keys)] = True
        self._filters[1, _next_bits(keys)] = True
        self._memory: dict[str, Meant] = {}
        self._vain = np.zeros(1 << VAIN_BITS, dtype=np.uint64)  # words looked up in vain before

    def find(self, chunk: Chunk, *, sure: bool = False) -> Found:
        """Find every name with one slip in a chunk, or only those that are surely meant."""
        text = chunk.folded.text()
        return found_at(
            [
                (*place, FUZZY, True)
                for start, written, meant in self._meanings(chunk, text)
                for place in meant.places(text, start, start + len(written), sure=sure)
            ]
        )

    def _meanings(self, chunk: Chunk, text: str) -> Iterator[tuple[int, str, Meant]]:
        """Yield the words that are about one slip away from names, and what they may mean."""
        start, size, mask = written_words(chunk)
        letters = _letters_at(chunk.folded.codes, start, size, mask)
        masked = mask != NO_MASK
        written = (letters * POWERS).sum(axis=1) + ((mask + 1) * masked).astype(np.uint64) * FURTHER
        slot = (written >> np.uint64(64 - VAIN_BITS)).astype(np.int64)
        new = np.flatnonzero(self._vain[slot] != written)
        keys = _keys(letters[new], np.where(masked, 0, size)[new])
        known = self._may_know(keys)
        vain = new[~known]
        ends = start + size + masked
        for number in np.flatnonzero(known).tolist():
            at = new[number]
            begin, end = int(start[at]), int(ends[at])
            meant = self._remembered(text[begin:end], keys[number])
            if meant is NOTHING:
                self._vain[slot[at]] = written[at]
            else:
                yield begin, text[begin:end], meant
        self._vain[slot[vain]] = written[vain]

    def _remembered(self, written: str, keys: Array) -> Meant:
        if len(self._memory) > MOST_REMEMBERED:
            self._memory = {}
        meant = self._memory.get(written)
        if meant is None:
            meant = self._memory[written] = self._meant(written, keys)
        return meant

    def _may_know(self, keys: Array) -> Array:
        """Tell of each row of keys whether one of them may stand in the index."""
        row, column = np.nonzero(self._filters[0].take(_first_bits(keys)))
        sure = self._filters[1].take(_next_bits(keys[row, column]))
        known = np.zeros(len(keys), dtype=bool)
        known[row[sure]] = True
        return known

    def _meant(self, written: str, keys: Array) -> Meant:
        """Return what a written word with these keys may mean."""
        if written in self._known:
            return NOTHING
        first = np.searchsorted(self._keys, keys, side="left").tolist()
        end = np.searchsorted(self._keys, keys, side="right").tolist()
        numbers = {
            one for a, b in zip(first, end, strict=True) for one in self._number[a:b].tolist()
        }
        return meant_by(written, [self._words[one] for one in sorted(numbers)], self._parts)


def _keys(letters: Array, size: Array) -> Array:
    """Return the hash of each word, then of the word without each of its letters in turn.

    Places beyond a word's size repeat the first hash.
    """
    terms = letters * POWERS
    until = np.cumsum(terms, axis=1)
    whole = until[:, -1:]
    without = until - terms + (whole - until) * INVERSE
    beyond = np.arange(LONGEST) >= size[:, None]
    return np.concatenate((whole, np.where(beyond, whole, without)), axis=1)


def _first_bits(keys: Array) -> Array:
    return (keys >> np.uint64(64 - FILTER_BITS)).astype(np.int64)


def _next_bits(keys: Array) -> Array:
    return _first_bits(keys << np.uint64(FILTER_BITS))


def _letters_of(words: Sequence[str]) -> Array:
    padded = "".join(word.ljust(LONGEST, "\0") for word in words)
    letters = np.frombuffer(padded.encode(), dtype=np.uint8).astype(np.uint64)
    return letters.reshape(-1, LONGEST)


def _letters_at(codes: Array, start: Array, size: Array, mask: Array) -> Array:
    """Return the letters of written words in rows, without the signs that mask a letter."""
    place = np.arange(LONGEST)
    at = start[:, None] + place + (place >= mask[:, None])
    letters: Array = codes.take(at, mode="clip").astype(np.uint64)
    letters[place >= size[:, None]] = 0
    return letters
