"""The masked view: Chinese names of which a sign, an emoji or a letter hides one character.

普✿达 stands for a name of three characters whose first and last are left. It is looked for only
where somebody claims or offers.
"""

from collections.abc import Sequence

import numpy as np

from countermark.model import View
from countermark.text.automaton import Automaton
from countermark.text.boundary import HAN, HARD, SPACE, classes_of
from countermark.text.found import (
    VIEW_NUMBERS,
    Chunk,
    Found,
    around,
    found_at,
    in_symbols,
    to_bytes,
)
from countermark.text.han import is_han_name
from countermark.text.spellings import Pattern

SHORTEST = 3  # characters of a name: one is hidden inside, two are left
LONGEST_MASK = 3  # symbols: some emoji are made of several
REACH = 8
MASK = 1  # a control character, which folding leaves in no text
FUZZY = VIEW_NUMBERS[View.FUZZY]

Array = np.ndarray


class Masked:
    """Finds names with one character hidden."""

    def __init__(self, patterns: Sequence[Pattern], texts: Sequence[str]) -> None:
        forms: dict[str, list[int]] = {}
        for number, (pattern, text) in enumerate(zip(patterns, texts, strict=True)):
            if pattern.hidden and len(text) >= SHORTEST and is_han_name(text):
                for place in range(1, len(text) - 1):
                    form = text[:place] + chr(MASK) + text[place + 1 :]
                    forms.setdefault(form, []).append(number)
        self._numbers = list(forms.values())
        self._automaton = Automaton([form.encode() for form in forms])

    def find(self, chunk: Chunk) -> Found:
        """Find every name with a mask for one of its characters."""
        first, rest = _masks(chunk)
        if not len(first):
            return found_at(())
        codes = chunk.folded.codes.copy()
        codes[first] = MASK
        places = around(codes, first, REACH)
        places = places[~np.isin(places, rest)]
        haystack = to_bytes(codes[places])
        start, end, form = self._automaton.find(haystack)
        start, end = in_symbols(haystack, len(places), start, end)
        found = zip(places[start].tolist(), places[end - 1].tolist(), form.tolist(), strict=True)
        return found_at(
            [
                (first, last + 1, number, FUZZY, True)
                for first, last, form in found
                for number in self._numbers[form]
            ]
        )


def _masks(chunk: Chunk) -> tuple[Array, Array]:
    """Return the first symbol of each mask, and its other symbols.

    A mask is a short run between two Han characters that holds none as it was written, and neither
    blanks nor the punctuation of sentences.
    """
    written = classes_of(chunk.folded.raw[chunk.folded.origin])
    han = written == HAN
    edges = np.flatnonzero(np.diff(han.astype(np.int8)))
    opens, closes = edges[~han[edges + 1]] + 1, edges[han[edges + 1]] + 1
    closes = closes[np.searchsorted(closes, opens[0]) :] if len(opens) else closes
    opens = opens[: len(closes)]
    stops = np.cumsum((written == SPACE) | (written == HARD) | (chunk.classes <= HARD))
    fits = (closes - opens <= LONGEST_MASK) & (stops[closes - 1] == stops[opens - 1])
    opens, closes = opens[fits], closes[fits]
    size = closes - opens - 1
    rest = (
        np.repeat(opens + 1, size) + np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
    )
    return opens, rest
