"""The word that is also a brand stands in its ordinary sense."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.register import Register


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Yield a signal for each brand known here by ordinary words, one used in another sense."""
    text = "\n".join(passage.text for passage in document.passages).casefold()
    places = document.spans(found.place for found in document.cues_of("generic"))
    for brand, mentions in document.by_brand().items():
        if any(mention.spelling.klass == "distinctive" for mention in mentions):
            continue
        phrases = {phrase.casefold() for one in mentions for phrase in one.spelling.unless}
        if places or any(phrase in text for phrase in phrases):
            spans = places or document.spans(one.place for one in mentions)
            yield Signal("generic_meaning", 1.0, brand, spans=spans)
