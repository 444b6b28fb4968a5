"""The word that is also a brand stands in its ordinary sense."""

from collections.abc import Iterator, Sequence

from countermark.model import Signal
from countermark.reading.document import Document, Mention
from countermark.register import Register
from countermark.text.boundary import find_whole


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Yield a signal for each brand known here by ordinary words, one used in another sense."""
    places = document.spans(found.place for found in document.cues_of("generic"))
    for brand, mentions in document.by_brand().items():
        if any(mention.spelling.klass == "distinctive" for mention in mentions):
            continue
        if places or _means_other(document, mentions):
            spans = places or document.spans(one.place for one in mentions)
            yield Signal("generic_meaning", 1.0, brand, spans=spans)


def _means_other(document: Document, mentions: Sequence[Mention]) -> bool:
    phrases = {phrase for mention in mentions for phrase in mention.spelling.unless}
    text = "\n".join(passage.text for passage in document.passages).casefold() if phrases else ""
    return any(find_whole(text, phrase) >= 0 for phrase in phrases)
