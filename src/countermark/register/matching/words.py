"""The words of many offers as sets, read once for a whole batch."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from countermark.register.matching.chunks import (
    CHUNK,
    LONGEST,
    Chunk,
    chunk_of,
    digits_of,
    kind_of,
)
from countermark.register.matching.letters import BITMAP, STEM, Hashes, Letters, Whole, letters_of
from countermark.register.matching.offers import TEXTS, Offer
from countermark.text.fold import fold

Flags = npt.NDArray[np.bool_]

LONGEST_CODE = 20
STARTS = {"lead": 1, "head": 5, "opening": 10}  # words at the start of a title: brand, line, model


@dataclass(frozen=True, slots=True)
class Bags:
    """For each offer a set of ids: sorted, each once, one offer after the other."""

    starts: Whole
    ids: Whole


@dataclass(frozen=True, slots=True)
class Words:
    """All distinct words of a batch: hash, letters, the kind of word, how much of it is digits."""

    hashes: Hashes
    letters: Letters
    kind: Whole
    digits: Whole


@dataclass(frozen=True, slots=True)
class Texts:
    """The offers of a batch as sets by their name, with the words and the codes in them.

    `triples` are the letter triples of each title, `size` is how many words each offer has.
    """

    words: Words
    codes: Letters
    bags: dict[str, Bags]
    triples: Hashes
    size: Whole


@dataclass(frozen=True, slots=True)
class Layout:
    """The chunks of a batch in the order of its texts: which one, of which offer, in its title?"""

    chunks: list[Chunk]
    chunk: Whole
    offer: Whole
    titled: Flags
    offers: int

    def spread(self, lists: list[list[int]]) -> tuple[Whole, Whole]:
        """Return what each chunk in the texts holds, one after the other, and the chunk's place."""
        sizes = _whole(map(len, lists))
        flat = _whole(chain.from_iterable(lists))
        starts = np.cumsum(sizes) - sizes
        size = sizes[self.chunk]
        source = np.repeat(np.arange(len(self.chunk)), size)
        within = np.arange(len(source)) - np.repeat(np.cumsum(size) - size, size)
        return flat[starts[self.chunk][source] + within], source


@dataclass(frozen=True, slots=True)
class Run:
    """The words, or the codes, of all texts one after the other."""

    ids: Whole
    offer: Whole
    titled: Flags
    offers: int
    width: int

    def bags(self, kept: Flags | None = None) -> Bags:
        """Return the set of each offer, of what is kept."""
        if kept is None:
            return bags_of(self.offer, self.ids, self.offers, self.width)
        return bags_of(self.offer[kept], self.ids[kept], self.offers, self.width)


def texts_of(offers: Sequence[Offer]) -> Texts:
    """Read the words of many offers."""
    layout = _layout(offers)
    words, run = _words(layout)
    codes, coded = _codes(layout)
    bags = {
        "whole": run.bags(),
        "title": run.bags(run.titled),
        "joined": _joined(words, run, layout),
        "stems": _stems(words, run),
        "code": coded.bags(),
        "title_code": coded.bags(coded.titled),
        "first_code": coded.bags(_firsts(coded.offer)),
        **_measures(layout),
    }
    place = _place(run.offer)
    for name, most in STARTS.items():
        bags[name] = run.bags(run.titled & (place < most))
    triples = _triples(words, run)
    return Texts(words, codes, bags, triples, np.bincount(run.offer, minlength=run.offers))


def _layout(offers: Sequence[Offer]) -> Layout:
    known = _numbering()
    line_end = known["\n"]
    texts = fold([getattr(offer, name) for offer in offers for name in TEXTS]).text()
    found = _whole(map(known.__getitem__, CHUNK.findall(texts)))
    ends = found == line_end
    line = (np.cumsum(ends) - 1)[~ends]
    return Layout(
        [chunk_of(text) for text in known],
        found[~ends],
        line // len(TEXTS),
        line % len(TEXTS) == TEXTS.index("title"),
        len(offers),
    )


def _numbering() -> defaultdict[str, int]:
    """Return a table that gives each new word the next number."""
    known: defaultdict[str, int] = defaultdict()
    known.default_factory = known.__len__
    return known


def _words(layout: Layout) -> tuple[Words, Run]:
    known = _numbering()
    lists = [list(map(known.__getitem__, chunk.words)) for chunk in layout.chunks]
    ids, source = layout.spread(lists)
    letters = letters_of(list(known), most=LONGEST)
    words = Words(
        letters.hashes(), letters, _whole(map(kind_of, known)), _whole(map(digits_of, known))
    )
    offer, titled = layout.offer[source], layout.titled[source]
    return words, Run(ids, offer, titled, layout.offers, len(known))


def _codes(layout: Layout) -> tuple[Letters, Run]:
    known = _numbering()
    lists = [list(map(known.__getitem__, chunk.codes)) for chunk in layout.chunks]
    ids, source = layout.spread(lists)
    offer, titled = layout.offer[source], layout.titled[source]
    run = Run(ids, offer, titled, layout.offers, len(known))
    return letters_of(list(known), most=LONGEST_CODE), run


def _measures(layout: Layout) -> dict[str, Bags]:
    """Return numbers, units, and measures: a number with its unit, glued or side by side."""
    numbers, units = _numbering(), _numbering()
    nothing = numbers[""], units[""]
    number = _whole(numbers[chunk.number] for chunk in layout.chunks)[layout.chunk]
    unit = _whole(units[chunk.unit] for chunk in layout.chunks)[layout.chunk]
    counts = number != nothing[0]
    same = np.append(layout.offer[1:] == layout.offer[:-1], False)
    beside = np.append(np.where(counts[1:], nothing[1], unit[1:]), nothing[1])
    unit = np.where(counts & same & (unit == nothing[1]), beside, unit)
    measured = counts & (unit != nothing[1])
    run = Run(number, layout.offer, layout.titled, layout.offers, len(numbers))
    offer, count = layout.offer[measured], layout.offers
    both = number[measured] * len(units) + unit[measured]
    return {
        "number": run.bags(counts),
        "title_number": run.bags(counts & layout.titled),
        "unit": bags_of(offer, unit[measured], count, len(units)),
        "measure": bags_of(offer, both, count, len(numbers) * len(units)),
    }


def _joined(words: Words, run: Run, layout: Layout) -> Bags:
    """Return each offer's words, with those that its neighbouring words make when joined."""
    shift, hashes = words.letters.shifts()[run.ids], words.hashes[run.ids]
    twos = hashes[:-1] * shift[1:] + hashes[1:]
    threes = twos[:-1] * shift[2:] + hashes[2:]
    glued = letters_of([chunk.joined for chunk in layout.chunks], most=LONGEST).hashes()
    found = np.concatenate([twos, threes, glued[layout.chunk]])
    first = np.concatenate([run.offer[:-1], run.offer[:-2], layout.offer])
    last = np.concatenate([run.offer[1:], run.offer[2:], layout.offer])
    maybe = np.flatnonzero((first == last) & _perhaps(found, words.hashes))
    if not len(maybe):
        return run.bags()
    order = np.argsort(words.hashes)
    place = np.searchsorted(words.hashes, found[maybe], sorter=order)
    place = order[np.minimum(place, len(order) - 1)]
    real = words.hashes[place] == found[maybe]
    offer, ids = np.append(run.offer, first[maybe[real]]), np.append(run.ids, place[real])
    return bags_of(offer, ids, run.offers, run.width)


def _perhaps(found: Hashes, known: Hashes) -> Flags:
    """Mark hashes that may be known: a glance at their first bits spares most searches."""
    table = np.zeros(1 << 18, bool)
    table[(known >> np.uint64(46)).astype(np.int64)] = True
    glance: Flags = table[(found >> np.uint64(46)).astype(np.int64)]
    return glance


def _stems(words: Words, run: Run) -> Bags:
    stems, stem = np.unique(words.letters.hashes(most=STEM), return_inverse=True)
    ids, offer = stem[run.ids[run.titled]], run.offer[run.titled]
    return bags_of(offer, ids, run.offers, len(stems))


def _triples(words: Words, run: Run) -> Hashes:
    triples = np.zeros((run.offers, BITMAP), np.uint64)
    offer, ids = run.offer[run.titled], run.ids[run.titled]
    if len(offer):
        owners, starts = np.unique(offer, return_index=True)
        maps = words.letters.triples()[ids]
        triples[owners] = np.bitwise_or.reduceat(maps, starts, axis=0)
    return triples


def _whole(numbers: Iterable[int]) -> Whole:
    return np.fromiter(numbers, np.int64)


def _place(offer: Whole) -> Whole:
    """Return the place of each word in its offer."""
    starts = np.flatnonzero(np.diff(offer, prepend=-1))
    return np.arange(len(offer)) - np.repeat(starts, np.diff(starts, append=len(offer)))


def _firsts(offer: Whole) -> Flags:
    """Mark the first of each offer."""
    firsts: Flags = np.diff(offer, prepend=-1) != 0
    return firsts


def bags_of(offer: Whole, ids: Whole, count: int, width: int) -> Bags:
    """Return the set of each offer."""
    width = max(width, 1)
    keys = np.sort(offer * width + ids)
    keys = keys[np.diff(keys, prepend=-1) != 0]
    starts = np.searchsorted(keys, np.arange(count + 1) * width)
    return Bags(starts, keys % width)
