"""The item teaches how to tell genuine goods from copies, or warns of copies."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import cues
from countermark.register import Register

LOOKS_FOR = frozenset({"education", "warning"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find the words of teaching and warning where nobody offers goods."""
    if not document.offers:
        yield from cues(document, "education", "education", "warning")
