"""The brand is named as an employer, not as goods."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import cues
from countermark.register import Register

LOOKS_FOR = frozenset({"employment"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find the words of hiring and jobs."""
    yield from cues(document, "employment", "employment")
