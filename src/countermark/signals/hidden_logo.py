"""The brand's logo or name is said to be hidden, left off or added later."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import claims
from countermark.register import Register

LOOKS_FOR = frozenset({"hidden_logo"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find phrases about covered, missing or later added logos."""
    yield from claims(document, "hidden_logo", "hidden_logo")
