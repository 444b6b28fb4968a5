"""The goods are described as pre-owned, vintage or sold on by their owner."""

from collections.abc import Iterator
from dataclasses import replace

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import cues
from countermark.register import Register

LOOKS_FOR = frozenset({"resale"})
AUTHENTICATED = 0.3  # resellers who name their authentication are seldom sellers of copies


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find the words of resale; an authentication strengthens them."""
    for signal in cues(document, "resale", "resale"):
        checked = document.cues_of("authentication")
        places = document.spans(one.place for one in checked)
        strength = min(1.0, signal.strength + AUTHENTICATED * bool(checked))
        yield replace(signal, strength=strength, spans=signal.spans + places)
