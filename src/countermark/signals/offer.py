"""Somebody is selling here: a listing, a price, a contact, a link or the words of an order."""

from collections.abc import Iterator

from countermark.lexicon import OFFER_CLASSES
from countermark.model import Signal
from countermark.reading.document import Document
from countermark.register import Register

CLASSES = tuple(sorted(OFFER_CLASSES))


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Yield a signal where the offer gate is open, on the words that opened it."""
    if document.offers:
        words = [found for klass in CLASSES for found in document.cues_of(klass)]
        places = document.spans(found.place for found in words)
        listing = document.item.kind == "listing"
        note, note_zh = ("a listing", "商品页") if listing else ("a post that sells", "带货内容")
        yield Signal("offer", 1.0, spans=places, note=note, note_zh=note_zh)
