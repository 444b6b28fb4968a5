"""The brand is named only by a trade nickname, never by its own name."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.register import Register

PLAIN = frozenset({"name", "chinese_name", "other_script"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Yield a signal for each brand that an offer names by nicknames alone."""
    if not document.offers:
        return
    for brand, mentions in document.by_brand().items():
        kinds = {mention.spelling.kind for mention in mentions}
        if "nickname" in kinds and not kinds & PLAIN:
            places = [one.place for one in mentions if one.spelling.kind == "nickname"]
            yield Signal("nickname", 1.0, brand, spans=document.spans(places))
