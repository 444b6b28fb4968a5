"""The offer promises to get around tariffs or customs."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import claims
from countermark.register import Register

LOOKS_FOR = frozenset({"tariff_dodge"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find phrases about avoided duties and undervalued parcels."""
    yield from claims(document, "tariff_dodge", "tariff_dodge")
