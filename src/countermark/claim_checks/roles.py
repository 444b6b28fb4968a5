"""The brands of which an item claims something: not those that it warns of or only fits."""

from countermark.model import Role
from countermark.reading.document import Document

CLAIMING = frozenset({Role.OFFERED, Role.COMPARED})


def claimed_brands(document: Document) -> list[str]:
    """Return the brands that an item offers, or sets its goods beside, in order of mention."""
    return [
        brand
        for brand, mentions in document.by_brand().items()
        if any(mention.role in CLAIMING for mention in mentions)
    ]
