"""The brand is named to say that the goods are not the brand's."""

from collections.abc import Iterator

from countermark.model import Role, Signal
from countermark.reading.document import Document
from countermark.register import Register


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Yield a signal for each brand, as strong as the share of its mentions that are negated."""
    for brand, mentions in document.by_brand().items():
        share = sum(one.role is Role.NEGATED for one in mentions) / len(mentions)
        if share > 0:
            places = document.spans(found.place for found in document.cues_of("negation"))
            yield Signal("denial", share, brand, spans=places)
