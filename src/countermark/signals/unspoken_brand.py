"""The brand is written or shown, and never said aloud in speech that was read."""

from collections.abc import Iterator

from countermark.model import Modality, Signal
from countermark.reading.document import Document
from countermark.register import Register


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Yield a signal for each brand that a talking seller leaves out of the talk."""
    talks = any(passage.modality is Modality.SPEECH for passage in document.passages)
    if not talks or not (document.offers or document.claims):
        return
    for brand, mentions in document.by_brand().items():
        spoken = {document.passages[one.place.passage].modality for one in mentions}
        if Modality.SPEECH not in spoken:
            places = document.spans(one.place for one in mentions)
            yield Signal("unspoken_brand", 1.0, brand, spans=places)
