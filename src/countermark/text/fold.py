"""Folding: one look-up makes every disguise of a symbol the symbol itself, with exact offsets.

Case, width, marks, invisible characters, look-alike letters, traditional characters and emoji that
stand for a character are gone after it. A whole batch of texts is folded at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from countermark.text.tables import load

CODES = 0x110000
DELETED = CODES  # the same numbers stand in tools/build_text_tables.py
FLAG_LETTERS = CODES + 1
EXPANDED = CODES + 27
SPACE = 0x20
WHITE_FLAG = 0x1F3F3
ROW_END = 0x0A  # folding makes every other line break a space

Array = np.ndarray


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded batch: each text between row ends, which also stand before the first and last.

    `origin` is the place of each folded symbol in `raw`, the texts as they were written, joined in
    the same manner; `starts` is where each text starts in `raw`.
    """

    codes: Array
    origin: Array
    raw: Array
    starts: Array

    def text(self) -> str:
        """Return the folded batch as one string."""
        return self.codes.tobytes().decode("utf-32-le")


def fold(texts: Sequence[str]) -> Folded:
    """Fold a batch of texts."""
    joined = "\n".join(["", *texts, ""])
    raw = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    ends = np.cumsum(np.concatenate(([0], lengths + 1)))
    codes = _table().take(raw)
    codes[ends] = ROW_END
    origin = np.arange(len(raw), dtype=np.int32)
    special = np.flatnonzero(codes >= DELETED)
    if len(special):
        codes, origin = _settle(codes, origin, special)
    blank = codes == SPACE
    again = np.flatnonzero(blank[1:] & blank[:-1])
    if len(again):  # a phrase may break anywhere
        codes, origin = np.delete(codes, again), np.delete(origin, again)
    return Folded(codes, origin, raw, ends[:-1] + 1)


def fold_text(text: str) -> str:
    """Fold one text."""
    return fold([text]).text()[1:-1]


@cache
def _table() -> Array:
    packed = load("fold")
    table = np.arange(CODES, dtype=np.uint32)
    table[packed["changed"]] = packed["target"]
    return table


@cache
def _expansions() -> tuple[Array, Array, Array]:
    """Return the symbols of all expansions, and where each starts and how long it is."""
    packed = load("fold")
    lengths = packed["lengths"].astype(np.int64)
    return packed["expansions"], np.cumsum(lengths) - lengths, lengths


def _settle(codes: Array, origin: Array, special: Array) -> tuple[Array, Array]:
    """Take out what is deleted and write out what stands for several symbols."""
    found = codes[special]
    _settle_flags(codes, special[(found > DELETED) & (found < EXPANDED)])
    long = special[found >= EXPANDED]
    if len(long):
        codes, origin = _expand(codes, origin, long)
    if (found == DELETED).any():
        keep = codes != DELETED
        codes, origin = codes[keep], origin[keep]
    return codes, origin


def _expand(codes: Array, origin: Array, long: Array) -> tuple[Array, Array]:
    symbols, firsts, lengths = _expansions()
    number = codes[long] - EXPANDED
    size, first = lengths[number], firsts[number]
    codes[long] = symbols[first]
    more = size - 1
    within = np.arange(more.sum()) - np.repeat(np.cumsum(more) - more, more) + 1
    places = np.repeat(long + 1, more)
    codes = np.insert(codes, places, symbols[np.repeat(first, more) + within])
    return codes, np.insert(origin, places, np.repeat(long, more).astype(np.int32))


def _settle_flags(codes: Array, places: Array) -> None:
    """Read three and more flag letters in a row as letters; two are the flag of a country."""
    if not len(places):
        return
    first = np.flatnonzero(np.diff(places, prepend=-2) != 1)
    size = np.diff(first, append=len(places))
    letters = codes[places] - FLAG_LETTERS + ord("a")
    codes[places] = np.where(np.repeat(size, size) == 2, WHITE_FLAG, letters)
