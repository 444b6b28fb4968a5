"""The brand is named only by a trade nickname, never by its own name."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.register import Register

PLAIN = frozenset({"name", "chinese_name", "other_script"})
LATIN = 0.3  # English nicknames are everyday speech; Chinese ones are the trade's cover names


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Yield a signal for each brand that an offer names by nicknames alone."""
    if not document.offers:
        return
    for brand, mentions in document.by_brand().items():
        kinds = {mention.spelling.kind for mention in mentions}
        if "nickname" in kinds and not kinds & PLAIN:
            named = [one for one in mentions if one.spelling.kind == "nickname"]
            strength = LATIN if all(one.spelling.text.isascii() for one in named) else 1.0
            spans = document.spans(one.place for one in named)
            yield Signal("nickname", strength, brand, spans=spans)
