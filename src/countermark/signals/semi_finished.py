"""The goods are said to leave the factory almost finished, lacking only the brand's last touch."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import claims
from countermark.register import Register

LOOKS_FOR = frozenset({"semi_finished"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find phrases about semi-finished goods."""
    yield from claims(document, "semi_finished", "semi_finished")
