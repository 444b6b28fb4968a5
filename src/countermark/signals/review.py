"""The item reviews or unboxes goods that its author bought."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import cues
from countermark.register import Register

LOOKS_FOR = frozenset({"review"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find the words of a review where nobody offers goods."""
    if not document.offers:
        yield from cues(document, "review", "review")
