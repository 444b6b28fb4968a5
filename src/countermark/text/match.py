"""Matching: every place in a batch of texts where a pattern is written, plainly or in disguise.

The batch is folded and scanned as one string by one automaton; boundaries and offsets are
vectorised. Each match keeps the view that found it, which says how it was hidden.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise

import numpy as np

from countermark.text.compact import Compact
from countermark.text.found import Chunk, Found, chunk_of
from countermark.text.fuzzy import Fuzzy
from countermark.text.glyphs import Glyphs
from countermark.text.masked import Masked
from countermark.text.plainly import Plainly
from countermark.text.sounds import Sounds
from countermark.text.spellings import Pattern, folded_texts
from countermark.text.splits import Splits

__all__ = ["Matcher", "Matches", "Pattern"]

CHUNK = 200_000  # symbols: more fall out of the processor's cache, fewer pay for their calls
PLACE_BITS = 31
VIEW_BITS = 3

Array = np.ndarray


@dataclass(frozen=True, slots=True)
class Matches:
    """Matches as parallel arrays, sorted by row, start and end.

    `start` and `end` are characters of the row's original text; `pattern` counts the patterns as
    they were given; `view` counts the members of View.
    """

    row: Array
    start: Array
    end: Array
    pattern: Array
    view: Array


@dataclass(frozen=True, slots=True)
class _Placed:
    """What was found, in rows and characters of the original texts."""

    row: Array
    start: Array
    end: Array
    pattern: Array
    view: Array
    alone: Array


class Matcher:
    """Looks for all its patterns in batches of texts."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        texts = folded_texts(patterns)
        self._opens = np.array([pattern.opens for pattern in patterns], dtype=bool)
        self._views: list[Plainly | Compact | Sounds | Glyphs | Splits]
        self._views = [Plainly(patterns, texts)]
        if any(pattern.hidden for pattern in patterns):
            self._views += [view(patterns, texts) for view in (Compact, Sounds, Splits)]
            self._views.append(Glyphs(patterns, texts, guarded=False))
        self._looks = Glyphs(patterns, texts, guarded=True)
        self._masked = Masked(patterns, texts)
        self._fuzzy = Fuzzy(patterns, texts)

    def scan(
        self, texts: Sequence[str], groups: Array | None = None, *, opened: Array | None = None
    ) -> Matches:
        """Find every match in every text; `groups` says which item each text belongs to.

        `opened` names the groups that are offers by something else than their words; only the
        surest slips are looked for there.
        """
        if groups is None:
            groups = np.arange(len(texts))
        placed = _joined(list(_in_each(texts, self._plainly)))
        claimed = np.isin(groups, groups[placed.row[self._opens[placed.pattern]]])
        offered = np.isin(groups, [] if opened is None else opened) & ~claimed
        slips = (*self._slips(texts, claimed, sure=False), *self._slips(texts, offered, sure=True))
        placed = _joined([placed, *slips])
        return _ordered(placed, np.flatnonzero((placed.alone > 0) | claimed[placed.row]))

    def _plainly(self, chunk: Chunk) -> Iterator[Found]:
        for view in self._views:
            yield view.find(chunk)

    def _slips(self, texts: Sequence[str], wanted: Array, *, sure: bool) -> Iterator[_Placed]:
        """Yield what the views that need a claim or an offer find in the wanted rows."""

        def look(chunk: Chunk) -> Iterator[Found]:
            yield self._fuzzy.find(chunk, sure=sure)
            yield self._looks.find(chunk)
            yield self._masked.find(chunk)

        rows = np.flatnonzero(wanted)
        for placed in _in_each([texts[row] for row in rows.tolist()], look):
            yield replace(placed, row=rows[placed.row])


def _in_each(texts: Sequence[str], look: Callable[[Chunk], Iterator[Found]]) -> Iterator[_Placed]:
    """Yield what is found in the texts, looking once at those that are the same.

    Tags come back in item after item, and a short post is its own title.
    """
    numbers: dict[str, int] = {}
    number = np.array([numbers.setdefault(text, len(numbers)) for text in texts], dtype=np.int64)
    rows, times = np.argsort(number, kind="stable"), np.bincount(number)
    first = np.cumsum(times) - times
    for chunk in _chunks(list(numbers)):
        for found in look(chunk):
            placed = _placed(chunk, found)
            yield _repeated(placed, rows, first, times) if len(numbers) < len(texts) else placed


def _repeated(placed: _Placed, rows: Array, first: Array, times: Array) -> _Placed:
    """Return what was found in some texts at every row of each of them."""
    each = times[placed.row]
    once = np.repeat(np.arange(len(each)), each)
    within = np.arange(len(once)) - np.repeat(np.cumsum(each) - each, each)
    spread = {field.name: getattr(placed, field.name)[once] for field in fields(placed)}
    return _Placed(**spread | {"row": rows[first[placed.row[once]] + within]})


def _chunks(texts: Sequence[str]) -> Iterator[Chunk]:
    """Fold the texts in runs of about the size that is fastest."""
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    number = np.cumsum(lengths + 1) // CHUNK
    edges = [0, *(np.flatnonzero(np.diff(number)) + 1).tolist(), len(texts)]
    for first, end in pairwise(edges):
        if end > first:
            yield chunk_of(texts[first:end], first)


def _placed(chunk: Chunk, found: Found) -> _Placed:
    """Return what was found as places in the original texts.

    Invisible characters after the last symbol belong to it: a mark over it, a variation selector.
    """
    folded = chunk.folded
    start = folded.origin[found.start].astype(np.int64)
    last = np.maximum(folded.origin[found.end - 1], folded.origin[found.end] - 1)
    end = last.astype(np.int64) + 1
    row = np.searchsorted(folded.starts, start, side="right") - 1
    shift = folded.starts[row]
    return _Placed(
        row + chunk.first, start - shift, end - shift, found.pattern, found.view, found.alone
    )


def _joined(found: Sequence[_Placed]) -> _Placed:
    nothing = np.zeros(0, dtype=np.int64)
    return _Placed(
        *(
            np.concatenate([nothing, *(getattr(each, field.name) for each in found)])
            for field in fields(_Placed)
        )
    )


def _ordered(placed: _Placed, kept: Array) -> Matches:
    """Sort the matches; of equal ones keep the plainest view."""
    place = (placed.row[kept] << PLACE_BITS) | placed.start[kept]
    what = (placed.pattern[kept] << VIEW_BITS) | placed.view[kept]
    what |= placed.end[kept] << PLACE_BITS
    order = _sorted_by(place, what)
    place, what = place[order], what[order] >> VIEW_BITS
    new = np.ones(len(order), dtype=bool)
    new[1:] = (place[1:] != place[:-1]) | (what[1:] != what[:-1])
    order = kept[order[new]]
    return Matches(
        placed.row[order],
        placed.start[order],
        placed.end[order],
        placed.pattern[order],
        placed.view[order],
    )


def _sorted_by(first: Array, then: Array) -> Array:
    """Return the order by one key and then another; the first one is nearly in order as it is."""
    order = np.argsort(first, kind="stable")
    ordered = first[order]
    again = ordered[1:] == ordered[:-1]
    if again.any():
        tied = np.flatnonzero(np.append(again, False) | np.append(False, again))
        rows = order[tied]
        order[tied] = rows[np.lexsort((then[rows], first[rows]))]
    return order
