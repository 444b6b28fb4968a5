"""From items to documents: match whole columns first, read on only where something was found."""

from collections.abc import Iterator
from itertools import islice

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from countermark.columns import items_of
from countermark.lexicon import Cue, Lexicon
from countermark.model import Item, Passage, View
from countermark.reading.claims import claims_in
from countermark.reading.document import CueFound, Document, Mention, Place
from countermark.reading.frames import framed
from countermark.reading.hits import Hit, Hits, inside
from countermark.reading.mentions import accepted, named
from countermark.reading.offers import commerce_in, is_offer
from countermark.reading.passages import Texts, modalities_read, passages_of, texts_of
from countermark.reading.repeats import without_repeats
from countermark.reading.roles import distance_to_mentions, reaching, role_of
from countermark.reading.telling import PLAIN, READ_AGAIN, cut, may_fill, outermost
from countermark.reading.vocabulary import (
    PHRASES,
    PRODUCTS,
    SLOTS,
    SPELLINGS,
    Vocabulary,
)
from countermark.register import Spelling
from countermark.text.match import Matches

__all__ = ["Document", "read"]

VIEWS = tuple(View)


def read(
    batch: pa.RecordBatch, vocabulary: Vocabulary, lexicon: Lexicon
) -> Iterator[tuple[int, Document]]:
    """Yield the row and the document of each item in which something worth a reading was found."""
    texts = texts_of(batch)
    if not texts.texts:
        return
    selling = pc.equal(batch.column("kind"), "listing").to_numpy(zero_copy_only=False)
    offered = np.flatnonzero(selling | batch.column("price").is_valid().to_numpy(False))
    matches = vocabulary.matcher.scan(texts.texts, groups=texts.rows, opened=offered)
    rows = texts.rows[matches.row]
    wanted = np.flatnonzero(_worth_reading(rows, matches.pattern, vocabulary, selling))
    kept = np.flatnonzero(np.isin(rows, wanted))
    kept = kept[np.argsort(rows[kept], kind="stable")]
    kept = kept[without_repeats(rows[kept], matches.pattern[kept])]
    kept = kept[_telling(matches, kept, texts, vocabulary)]
    bounds = np.searchsorted(rows[kept], np.append(wanted, batch.num_rows)).tolist()
    found = _hits(matches, kept, texts, vocabulary)
    for number, item in enumerate(items_of(batch, wanted.tolist())):
        hits = Hits()
        lists = (hits.spellings, hits.phrases, hits.products, hits.slots)
        for kind, hit in islice(found, bounds[number + 1] - bounds[number]):
            lists[kind].append(hit)
        yield int(wanted[number]), _document(item, passages_of(item), hits, lexicon)


def _telling(
    matches: Matches, kept: np.ndarray, texts: Texts, vocabulary: Vocabulary
) -> np.ndarray:
    """Mark the matches that still tell something beside the others."""
    text, start, end = matches.row[kept], matches.start[kept], matches.end[kept]
    pattern, view = matches.pattern[kept], matches.view[kept]
    kind = vocabulary.kind[pattern]
    plain, odd = view == PLAIN, READ_AGAIN[view]
    name, phrase, word = kind == SPELLINGS, kind == PHRASES, kind == SLOTS
    telling: np.ndarray = name | (kind == PRODUCTS)
    telling &= ~cut(text, start, end, odd=odd & name, plain=plain & ~word)
    phrase &= ~cut(text, start, end, odd=odd & phrase, plain=plain & (phrase | word))
    phrases = np.flatnonzero(phrase)
    telling[phrases] = outermost(text[phrases], start[phrases], end[phrases])
    words = may_fill(text, start, pattern, lines=texts.goes_on(), table=vocabulary.frames)
    telling |= words & word
    return telling


def _hits(
    matches: Matches, kept: np.ndarray, texts: Texts, vocabulary: Vocabulary
) -> Iterator[tuple[int, Hit]]:
    """Yield each match as a hit, and of which kind it is."""
    pattern = matches.pattern[kept]
    hits = map(
        Hit,
        texts.places()[matches.row[kept]].tolist(),
        matches.start[kept].tolist(),
        matches.end[kept].tolist(),
        map(vocabulary.entries.__getitem__, pattern.tolist()),
        map(VIEWS.__getitem__, matches.view[kept].tolist()),
    )
    return zip(vocabulary.kind[pattern].tolist(), hits, strict=True)


def _worth_reading(
    rows: np.ndarray, pattern: np.ndarray, vocabulary: Vocabulary, selling: np.ndarray
) -> np.ndarray:
    """Mark the items with a name or a claim that counts alone, or a weak name and an opener."""

    def has(flags: np.ndarray) -> np.ndarray:
        return np.bincount(rows[flags[pattern]], minlength=len(selling)) > 0

    opened = selling | has(vocabulary.opener)
    marked: np.ndarray = has(vocabulary.alone) | (has(vocabulary.weak) & opened)
    return marked


def _document(item: Item, passages: tuple[Passage, ...], hits: Hits, lexicon: Lexicon) -> Document:
    names = named(hits.spellings, passages)
    phrases = hits.phrases
    phrases += framed(hits.slots, names, passages, lexicon.frames)
    commerce = commerce_in(passages)
    offers = is_offer(item, phrases, commerce)
    spellings = accepted(names, [*phrases, *hits.products], passages, offers=offers)
    cues = [
        hit
        for hit in phrases
        if isinstance(hit.entry, Cue) and not any(inside(hit, name) for name in spellings)
    ]
    giving = list(reaching(cues, lexicon.windows, offers=offers))
    mentions = tuple(
        Mention(_place(hit), hit.entry, hit.view, role_of(hit, giving, passages))
        for hit in spellings
        if isinstance(hit.entry, Spelling)
    )
    return Document(
        item=item,
        passages=passages,
        read=modalities_read(item),
        mentions=mentions,
        claims=tuple(claims_in(phrases, spellings, passages, offers=offers)),
        cues=tuple(
            CueFound(_place(hit), hit.entry, distance_to_mentions(hit, spellings, passages))
            for hit in cues
            if isinstance(hit.entry, Cue)
        ),
        commerce=commerce,
        offers=offers,
    )


def _place(hit: Hit) -> Place:
    return Place(hit.passage, hit.start, hit.end)
