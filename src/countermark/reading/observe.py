"""The two shapes that most signals share: claims of one class, and cues of a lawful use."""

from collections.abc import Iterator
from operator import attrgetter

from countermark.model import Signal
from countermark.reading.document import CueFound, Document

FAR_CUE = 0.6  # a cue that stands near no mention still colours the item, less

_strength = attrgetter("strength")


def claims(document: Document, code: str, klass: str) -> Iterator[Signal]:
    """Yield one signal for all claims of a class, as strong as the strongest."""
    found = document.claims_of(klass)
    if found:
        strongest = max(found, key=_strength)
        places = document.spans([one.place for one in found])
        meaning = strongest.claim.meaning
        yield Signal(code, strongest.strength, claim=klass, spans=places, note=meaning)


def cues(document: Document, code: str, *classes: str) -> Iterator[Signal]:
    """Yield one signal for all cues of some classes, weaker where they stand far from any brand."""
    found = [one for klass in classes for one in document.cues_of(klass)]
    if found:
        strength = max(map(_reach, found))
        yield Signal(code, strength, spans=document.spans(one.place for one in found))


def _reach(found: CueFound) -> float:
    return found.cue.strength * (1.0 if found.distance is not None else FAR_CUE)
