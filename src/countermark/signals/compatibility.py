"""The brand is named as something that the goods fit, not as what they are."""

from collections.abc import Iterator

from countermark.model import Role, Signal
from countermark.reading.document import Document
from countermark.register import Register


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Yield a signal for each brand, as strong as the share of its mentions that say so."""
    for brand, mentions in document.by_brand().items():
        share = sum(one.role is Role.COMPATIBLE for one in mentions) / len(mentions)
        if share > 0:
            words = (*document.cues_of("compatibility"), *document.cues_of("parts_care"))
            places = document.spans(found.place for found in words)
            yield Signal("compatibility", share, brand, spans=places)
