"""The goods are said to come with the brand's own packaging, receipt or papers."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import claims
from countermark.register import Register

LOOKS_FOR = frozenset({"original_packaging"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find phrases about original packaging and complete sets."""
    yield from claims(document, "original_packaging", "original_packaging")
