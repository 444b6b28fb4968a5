"""The item names a brand: by its name, a nickname, or a product line that implies it."""

from collections.abc import Iterator

from countermark.model import Role, Signal, View
from countermark.reading.document import Document, Mention
from countermark.register import Register

BY_ROLE = {Role.OFFERED: 1.0, Role.COMPARED: 0.6}
IN_PASSING = 0.3  # named, but as something fitted, reported, resold or denied
ALIKE = frozenset({View.PINYIN, View.GLYPH, View.SPLIT})
SHORT = 2  # characters of a name that others sound or look like by chance
BY_CHANCE = 0.5
BY_KIND = {"line": 0.9, "model": 0.9}


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Yield one signal a brand, as strong as its strongest mention."""
    for brand, mentions in document.by_brand().items():
        best = max(mentions, key=_strength)
        yield Signal(
            "brand_mention",
            _strength(best),
            brand,
            spans=document.spans(mention.place for mention in mentions),
            note=f"{best.spelling.kind}, {best.role}",
        )


def _strength(mention: Mention) -> float:
    sure = 1.0
    if mention.view in ALIKE and len(mention.spelling.text) <= SHORT:
        sure = BY_CHANCE
    return sure * BY_ROLE.get(mention.role, IN_PASSING) * BY_KIND.get(mention.spelling.kind, 1.0)
