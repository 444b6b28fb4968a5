"""The seller is, or says to be, the brand's own shop or an authorised one."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.register import Register

SAYS_SO = 0.3  # anybody can write it
NAMED, NAMED_ZH = "named in the register", "登记表中有此名称"
OWN, OWN_ZH = "the item's own words", "该内容自称"


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Match the seller and the page against the register's shops, sellers and sites."""
    seller = document.item.seller
    names = {name.casefold() for name in (seller.name, seller.handle) if name} if seller else set()
    for brand in document.by_brand():
        listed = any((brand, name) in register.sellers for name in names)
        if listed or register.site_of(document.item.url or "") == brand:
            yield Signal("authorised_seller", 1.0, brand, note=NAMED, note_zh=NAMED_ZH)
    cues = document.cues_of("authorised")
    if cues:
        places = document.spans(found.place for found in cues)
        yield Signal("authorised_seller", SAYS_SO, spans=places, note=OWN, note_zh=OWN_ZH)
