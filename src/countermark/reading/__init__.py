"""From items to documents: match whole columns first, read on only where something was found."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from countermark.columns import items_of
from countermark.lexicon import Cue, Lexicon
from countermark.model import Item, Passage, View
from countermark.reading.claims import claims_in
from countermark.reading.document import CueFound, Document, Mention, Place
from countermark.reading.frames import framed
from countermark.reading.hits import Hit, Hits, inside, is_cut, without_nested
from countermark.reading.mentions import accepted, named
from countermark.reading.offers import commerce_in, is_offer
from countermark.reading.passages import modalities_read, passages_of, texts_of
from countermark.reading.repeats import without_repeats
from countermark.reading.roles import distance_to_mentions, role_of
from countermark.reading.vocabulary import Vocabulary
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
    bounds = np.searchsorted(rows[kept], np.append(wanted, batch.num_rows))
    found = list(_columns(matches, kept))
    for number, item in enumerate(items_of(batch, wanted.tolist())):
        passages = passages_of(item)
        order = {passage.field: place for place, passage in enumerate(passages)}
        places: dict[int, int] = {}
        hits = Hits()
        for text, start, end, pattern, view in found[bounds[number] : bounds[number + 1]]:
            if text not in places:
                places[text] = order[texts.field_at(text)]
            hit = Hit(places[text], start, end, vocabulary.entries[pattern], VIEWS[view])
            getattr(hits, vocabulary.kinds[pattern]).append(hit)
        yield int(wanted[number]), _document(item, passages, hits, lexicon)


def _columns(matches: Matches, kept: np.ndarray) -> Iterator[tuple[int, int, int, int, int]]:
    return zip(
        matches.row[kept].tolist(),
        matches.start[kept].tolist(),
        matches.end[kept].tolist(),
        matches.pattern[kept].tolist(),
        matches.view[kept].tolist(),
        strict=True,
    )


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
    written = (*hits.phrases, *hits.slots)
    phrases = without_nested([hit for hit in hits.phrases if not is_cut(hit, written)])
    names = named(hits, passages)
    phrases += framed(hits.slots, names, passages, lexicon.frames)
    commerce = commerce_in(passages)
    offers = is_offer(item, phrases, commerce)
    spellings = accepted(names, [*phrases, *hits.products], passages, offers=offers)
    cues = [
        hit
        for hit in phrases
        if isinstance(hit.entry, Cue) and not any(inside(hit, name) for name in spellings)
    ]
    mentions = tuple(
        Mention(
            _place(hit),
            hit.entry,
            hit.view,
            role=role_of(hit, cues, passages, windows=lexicon.windows, offers=offers),
        )
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
