"""The goods are said to be leftover, surplus or cancelled stock of the brand's factory."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import claims
from countermark.register import Register

LOOKS_FOR = frozenset({"leftover_stock"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find phrases that explain a low price by leftover stock."""
    yield from claims(document, "leftover_stock", "leftover_stock")
