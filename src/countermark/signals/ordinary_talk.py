"""The item talks of wearing, wishing for or giving goods, and offers nothing."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import cues
from countermark.register import Register

LOOKS_FOR = frozenset({"talk"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find the words of everyday talk where nobody offers goods."""
    if not document.offers:
        yield from cues(document, "ordinary_talk", "talk")
