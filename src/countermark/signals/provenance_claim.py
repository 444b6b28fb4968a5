"""The goods are said to come from the brand's contractor, its factory or straight from it."""

from collections.abc import Iterator
from dataclasses import replace

from countermark.model import Signal, Span
from countermark.reading.document import Document
from countermark.reading.observe import claims
from countermark.register import Register

CLASSES = ("oem", "same_factory", "direct_sale")
LOOKS_FOR = frozenset(CLASSES)
SAME_WORDS = 0.3  # what counts of a claim that rests on the words of a stronger one


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find each of the three claims about the maker as a signal of its own.

    Where the same words make two of them, the second adds little.
    """
    found = [signal for klass in CLASSES for signal in claims(document, "provenance_claim", klass)]
    for signal in found:
        stronger = [other for other in found if _rank(other) > _rank(signal)]
        said = any(_on_its_words(signal, other) for other in stronger)
        yield replace(signal, strength=signal.strength * SAME_WORDS) if said else signal


def _rank(signal: Signal) -> tuple[float, int]:
    return signal.strength, -CLASSES.index(signal.claim or "")


def _on_its_words(signal: Signal, stronger: Signal) -> bool:
    return all(any(_overlap(one, other) for other in stronger.spans) for one in signal.spans)


def _overlap(one: Span, other: Span) -> bool:
    return one.field == other.field and one.start < other.end and other.start < one.end
