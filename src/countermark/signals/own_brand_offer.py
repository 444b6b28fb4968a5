"""The maker offers to produce under the buyer's own name, which is lawful trade."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import cues
from countermark.register import Register

LOOKS_FOR = frozenset({"own_brand"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find the words of private-label and contract manufacturing."""
    yield from cues(document, "own_brand_offer", "own_brand")
