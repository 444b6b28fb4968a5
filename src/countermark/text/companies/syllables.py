"""Words in Latin letters as syllables: of pinyin, or of another way to write Chinese."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from countermark.text.han import syllables

MOST = 32  # ways to split one word
LONGEST_SYLLABLE, LONGEST_WORD = 8, 40  # letters


def written_u(letters: str) -> str:
    """Write the letter ü as u, whether it was written v or yu."""
    return re.sub("([ln])(?:v|yu)", r"\1u", letters)


@cache
def pinyin() -> frozenset[str]:
    """Return every syllable, also as it is written without ü."""
    return frozenset({*filter(None, syllables()), *map(written_u, filter(None, syllables()))})


def splits(word: str, known: frozenset[str]) -> Iterator[tuple[str, ...]]:
    """Yield some ways in which a word is made of known syllables, longer ones first."""
    ends = _ends(word, known)

    def from_place(start: int) -> Iterator[tuple[str, ...]]:
        if start == len(word):
            yield ()
        for end in ends.get(start, ()):
            for rest in from_place(end):
                yield (word[start:end], *rest)

    if len(word) <= LONGEST_WORD:
        yield from islice(from_place(0), MOST)


def is_spelt(word: str, known: frozenset[str]) -> bool:
    """Tell whether a word is made of known syllables."""
    return next(splits(word, known), None) is not None


def _ends(word: str, known: frozenset[str]) -> dict[int, list[int]]:
    """Return where the syllables at each place end, if the rest can be split too.

    Worked out from the end, so that a hostile word costs no more than a good one.
    """
    ends: dict[int, list[int]] = {len(word): []}
    for start in range(len(word) - 1, -1, -1):
        last = min(len(word), start + LONGEST_SYLLABLE)
        found = [end for end in range(last, start, -1) if end in ends and word[start:end] in known]
        if found:
            ends[start] = found
    return ends
