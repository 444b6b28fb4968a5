"""The item reports on the brand or on counterfeits: courts, customs, police, press."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import cues
from countermark.register import Register

LOOKS_FOR = frozenset({"news"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find the words of reporting where nobody offers goods."""
    if not document.offers:
        yield from cues(document, "news", "news")
