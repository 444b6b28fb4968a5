"""From items to documents: match whole columns first, read on only where something was found."""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from countermark.columns import items_of
from countermark.lexicon import OFFER_CLASSES, Claim, Cue, Lexicon, ProductWord
from countermark.model import Item, Passage, View
from countermark.reading.distance import words_between
from countermark.reading.document import (
    ClaimFound,
    Commerce,
    CueFound,
    Document,
    Mention,
    Place,
)
from countermark.reading.frames import framed
from countermark.reading.hits import Hit, without_nested
from countermark.reading.mentions import accepted, named
from countermark.reading.passages import modalities_read, passages_of, texts_of
from countermark.reading.roles import distance_to_mentions, role_of
from countermark.reading.vocabulary import Vocabulary
from countermark.register import Spelling
from countermark.text.contacts import find_contacts
from countermark.text.links import find_codes, find_links, platform_of
from countermark.text.match import Matches
from countermark.text.money import find_money

__all__ = ["Document", "read"]

VIEWS = tuple(View)
BRAND_REACH = 8.0  # words between a brand and a claim that speaks of a brand
REPORTING = frozenset({"education", "news", "warning"})
SURE_REPORT = 0.7  # the strength from which such a cue colours its whole passage
REPORTED = 0.3  # what is left of a claim that is only spoken about
SURE_OFFER = 0.5  # the strength from which the words of an offer open the gate
PROFILES = frozenset({"instagram"})  # an account elsewhere is no offer
SELLING_LINKS = frozenset(
    {"marketplace", "album_host", "agent", "messenger", "link_hub", "sheet", "payment"}
)


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
    bounds = np.searchsorted(rows[kept], np.append(wanted, batch.num_rows))
    for number, item in enumerate(items_of(batch, wanted.tolist())):
        passages = passages_of(item)
        order = {passage.field: place for place, passage in enumerate(passages)}
        mine = kept[bounds[number] : bounds[number + 1]]
        hits = [
            Hit(
                order[texts.field_at(row)],
                start,
                end,
                vocabulary.entries[pattern],
                VIEWS[view],
            )
            for row, start, end, pattern, view in _columns(matches, mine)
        ]
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


def _document(
    item: Item, passages: tuple[Passage, ...], hits: Sequence[Hit], lexicon: Lexicon
) -> Document:
    phrases = without_nested([hit for hit in hits if isinstance(hit.entry, Claim | Cue)])
    phrases += framed(hits, (), passages, lexicon.frames)
    products = [hit for hit in hits if isinstance(hit.entry, ProductWord)]
    commerce = _commerce(passages)
    offers = _offers(item, phrases, commerce)
    spellings = accepted(named(hits, passages), [*phrases, *products], passages, offers=offers)
    phrases += framed(hits, spellings, passages, lexicon.brand_frames)
    cues = [hit for hit in phrases if isinstance(hit.entry, Cue)]
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
        claims=tuple(_claims(phrases, spellings, passages, offers=offers)),
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


def _claims(
    phrases: Sequence[Hit], spellings: Sequence[Hit], passages: Sequence[Passage], *, offers: bool
) -> Iterator[ClaimFound]:
    """Yield the claims that stand: with the brand or the offer that they need, and not negated."""
    negations = [hit for hit in phrases if _is_cue(hit, "negation")]
    reported = set() if offers else {hit.passage for hit in phrases if _reports(hit)}
    for hit in phrases:
        if not isinstance(hit.entry, Claim):
            continue
        text = passages[hit.passage].text
        if hit.entry.needs == "brand" and not _speaks_of_brand(hit, spellings, text, offers=offers):
            continue
        if hit.entry.needs == "offer" and not offers:
            continue
        if any(_negates(cue, hit, text) for cue in negations):
            continue
        share = REPORTED if hit.passage in reported else 1.0
        yield ClaimFound(_place(hit), hit.entry, hit.entry.strength * share)


def _speaks_of_brand(hit: Hit, names: Sequence[Hit], text: str, *, offers: bool) -> bool:
    """Tell whether a claim stands near a brand's name, or in an offer that names one elsewhere."""
    return any(
        offers if name.passage != hit.passage else words_between(text, name, hit) <= BRAND_REACH
        for name in names
    )


def _reports(hit: Hit) -> bool:
    """Tell whether a cue says that a passage speaks about such claims and does not make them."""
    entry = hit.entry
    return isinstance(entry, Cue) and entry.klass in REPORTING and entry.strength >= SURE_REPORT


def _is_cue(hit: Hit, klass: str) -> bool:
    return isinstance(hit.entry, Cue) and hit.entry.klass == klass


def _negates(cue: Hit, hit: Hit, text: str) -> bool:
    near = cue.passage == hit.passage and cue.end <= hit.start
    return near and words_between(text, cue, hit) <= 1


def _commerce(passages: Sequence[Passage]) -> Commerce:
    read = [
        (number, passage.text)
        for number, passage in enumerate(passages)
        if not passage.field.startswith("tags")
    ]
    return Commerce(
        prices=tuple((number, found) for number, text in read for found in find_money(text)),
        contacts=tuple((number, found) for number, text in read for found in find_contacts(text)),
        links=tuple((number, found) for number, text in read for found in find_links(text)),
        codes=tuple((number, found) for number, text in read for found in find_codes(text)),
    )


def _offers(item: Item, phrases: Sequence[Hit], commerce: Commerce) -> bool:
    """Tell whether somebody is selling here: by kind, price, contact, link, code or order words."""
    if item.kind == "listing" or item.price is not None:
        return True
    if commerce.codes or any(one.kind not in PROFILES for _, one in commerce.contacts):
        return True
    kinds = {link.kind for _, link in commerce.links}
    kinds |= {place[1] for place in map(platform_of, item.links) if place is not None}
    if kinds & SELLING_LINKS:
        return True
    return any(_opens_gate(hit) for hit in phrases)


def _opens_gate(hit: Hit) -> bool:
    if isinstance(hit.entry, Claim):
        return hit.entry.klass == "redirect" and hit.entry.strength >= SURE_OFFER
    return (
        isinstance(hit.entry, Cue)
        and hit.entry.klass in OFFER_CLASSES - {"shipping"}
        and hit.entry.strength >= SURE_OFFER
    )
