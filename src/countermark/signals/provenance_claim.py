"""The goods are said to come from the brand's contractor, its factory or straight from it."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import claims
from countermark.register import Register

CLASSES = ("oem", "same_factory", "direct_sale")


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find each of the three claims about the maker as a signal of its own."""
    for klass in CLASSES:
        yield from claims(document, "provenance_claim", klass)
