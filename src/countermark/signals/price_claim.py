"""The text itself sets the asking price against a far higher one."""

from collections.abc import Iterator
from decimal import Decimal

from countermark.model import Signal
from countermark.reading.document import Document, Place
from countermark.register import Register

UNSAID = 0.7  # two prices far apart, and no word that compares them
FAR_BELOW = 4  # genuine sales seldom go below a quarter of the price they compare with


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find words that compare prices, and two prices of one currency that lie far apart."""
    words = document.claims_of("price_gap")
    strength = max((found.strength for found in words), default=0.0)
    gap = _gap(document) if words or document.offers or document.claims else None
    if gap is not None:
        strength = 1.0 if words or document.cues_of("price_word") else UNSAID
    if strength > 0:
        spans = document.spans([*(found.place for found in words), *(gap or ())])
        yield Signal("price_claim", strength, claim="price_gap", spans=spans)


def _gap(document: Document) -> tuple[Place, ...] | None:
    """Return where two prices of one currency stand that lie far apart; None where none do.

    The price that the item asks is one of them, and stands in no text.
    """
    prices: dict[str, dict[Decimal, tuple[Place, ...]]] = {}
    asked = document.item.price
    if asked is not None:
        prices[asked.currency] = {asked.amount: ()}
    for number, price in document.commerce.prices:
        place = Place(number, price.start, price.end)
        prices.setdefault(price.currency, {})[price.amount] = (place,)
    for places in prices.values():
        low, high = min(places), max(places)
        if 0 < low * FAR_BELOW <= high:
            return places[low] + places[high]
    return None
