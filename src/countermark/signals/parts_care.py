"""The goods are parts, straps, liners, repairs or care for goods of the brand."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import cues
from countermark.register import Register

LOOKS_FOR = frozenset({"parts_care"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find the words of parts and care."""
    yield from cues(document, "parts_care", "parts_care")
