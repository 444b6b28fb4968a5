"""The goods are said to equal the brand's in material, workmanship or look."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import claims
from countermark.register import Register

LOOKS_FOR = frozenset({"same_quality"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find phrases that equate the goods with the brand's own."""
    yield from claims(document, "same_quality", "same_quality")
