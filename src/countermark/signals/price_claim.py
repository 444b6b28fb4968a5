"""The text itself sets the asking price against a far higher one."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document, Place
from countermark.register import Register

UNSAID = 0.7  # two prices far apart, and no word that compares them
FAR_BELOW = 4.0  # genuine sales seldom go below a quarter of the price they compare with


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find words that compare prices, and two prices of one currency that lie far apart."""
    words = document.claims_of("price_gap")
    strength = max((found.strength for found in words), default=0.0)
    gap = _gap(document) if words or document.offers or document.claims else ()
    if gap:
        strength = 1.0 if words or document.cues_of("price_word") else UNSAID
    if strength > 0:
        spans = document.spans([*(found.place for found in words), *gap])
        yield Signal("price_claim", strength, claim="price_gap", spans=spans)


def _gap(document: Document) -> tuple[Place, ...]:
    """Return the lowest and the highest price of one currency where they lie far apart."""
    by_currency: dict[str, list[tuple[int, int, int, float]]] = {}
    for number, price in document.commerce.prices:
        place = (number, price.start, price.end, float(price.amount))
        by_currency.setdefault(price.currency, []).append(place)
    for prices in by_currency.values():
        low = min(prices, key=lambda place: place[3])
        high = max(prices, key=lambda place: place[3])
        if 0 < low[3] * FAR_BELOW <= high[3]:
            return (Place(*low[:3]), Place(*high[:3]))
    return ()
