"""The item offers a book, a poster or a film about the brand, not the brand's goods."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import cues
from countermark.register import Register

LOOKS_FOR = frozenset({"books"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find the words of books, prints and documentaries."""
    yield from cues(document, "books", "books")
