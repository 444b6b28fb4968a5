"""The seller advertises loudly what a true contractor is bound to keep quiet."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.register import Register

INSIDE = frozenset({"oem", "same_factory", "leftover_stock", "semi_finished", "same_quality"})
LOOKS_FOR = INSIDE | {"self_promotion"}
ENOUGH = 3  # different claims about the inside of the brand's supply chain in one item


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find boasts about working for brands, and an accumulation of claims about their factories."""
    boasts = document.claims_of("self_promotion")
    strength = max((found.strength for found in boasts), default=0.0)
    inside = [found for found in document.claims if found.claim.klass in INSIDE]
    if len({found.claim.klass for found in inside}) >= ENOUGH:
        strength = 1.0
        boasts = [*boasts, *inside]
    if strength > 0:
        spans = document.spans(found.place for found in boasts)
        yield Signal("self_promotion", strength, spans=spans)
