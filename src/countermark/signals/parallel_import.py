"""The goods are described as imported in parallel from another market."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import cues
from countermark.register import Register

LOOKS_FOR = frozenset({"parallel_import"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find the words of parallel import and duty-free buying."""
    yield from cues(document, "parallel_import", "parallel_import")
