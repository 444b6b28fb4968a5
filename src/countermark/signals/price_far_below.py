"""The asking price is far below what authentic goods of the brand are sold at."""

from collections.abc import Iterator

from countermark.duties.items import day_of, least_landed
from countermark.model import Item, Money, Role, Signal, Span
from countermark.reading.document import Document, Place
from countermark.register import Register
from countermark.register.reference import Comparison, Offered, compare
from countermark.text.money import UNKNOWN, Price

LANDED_IN = "USD"
FAR_BELOW = 0.5  # half of the sale price of the same model: evidence, not proof
LEAST = 0.2  # from here down it counts in full
LEVELS = {"model": 1.0, "line": 0.7, "category": 0.4}  # goods of a line and a category differ


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Compare the price with the sale prices of each brand that is offered."""
    for brand, spans, found in comparisons(document, register):
        ratio = landed_ratio(document.item, found)
        if ratio is None or ratio >= FAR_BELOW:
            continue
        depth = min(1.0, (FAR_BELOW - ratio) / (FAR_BELOW - LEAST))
        strength = LEVELS[found.match.level] * found.match.confidence * depth
        note, note_zh = _notes(found, ratio)
        yield Signal(
            "price_far_below",
            round(strength, 3),
            brand,
            claim="price_far_below",
            spans=spans,
            note=note,
            note_zh=note_zh,
        )


def landed_ratio(item: Item, found: Comparison) -> float | None:
    """Return what the buyer pays at the door as a share of the usual price, the least it may be.

    Where no landed cost is known the asking price alone is compared.
    """
    one = item.price == found.price and found.count == 1
    landed = least_landed(item) if one and found.currency == LANDED_IN else None
    return found.ratio if landed is None else float(landed / found.usual)


def comparisons(
    document: Document, register: Register
) -> Iterator[tuple[str, tuple[Span, ...], Comparison]]:
    """Yield for each offered brand with reference prices the comparison, and where the price is."""
    if not register.prices:
        return
    for brand, mentions in document.by_brand().items():
        references = register.prices.get(brand, ())
        if not references or not any(one.role is Role.OFFERED for one in mentions):
            continue
        price, spans = _price(document)
        if price is None:
            return
        found = compare(_offered(document, price), references, register.rates)
        if found is not None:
            yield brand, spans or document.spans(one.place for one in mentions), found


def _price(document: Document) -> tuple[Money | None, tuple[Span, ...]]:
    """Return the item's price field, else the lowest price in its text."""
    if document.item.price is not None:
        return document.item.price, ()
    named = [(number, one) for number, one in document.commerce.prices if one.currency != UNKNOWN]
    if not named:
        return None, ()
    number, lowest = min(named, key=_amount)
    if any(one.currency != lowest.currency for _, one in named):
        return None, ()  # which of the two is asked cannot be told
    place = Place(number, lowest.start, lowest.end)
    return Money(lowest.amount, lowest.currency), (document.span(place),)


def _amount(named: tuple[int, Price]) -> tuple[float, int]:
    return float(named[1].amount), named[0]


def _offered(document: Document, price: Money) -> Offered:
    item = document.item
    text = " ".join(filter(None, (item.caption, item.description, *item.tags)))
    return Offered(
        item.title or item.caption or "",
        text,
        item.category or "",
        price,
        day_of(item),
        item.sells_to,
    )


def _notes(found: Comparison, ratio: float) -> tuple[str, str]:
    match, share = found.match, round(ratio * 100)
    asked = f"{found.price.amount} {found.price.currency}"
    usual = f"{found.usual} {found.currency}"
    lot, lot_zh = "", ""
    if found.count > 1:
        lot, lot_zh = f" for {found.count}", f"（{found.count} 件）"
    fees, fees_zh = "", ""
    if ratio != found.ratio:
        fees, fees_zh = ", with duty and fees", "，连同税费"
    seen = max(one.seen for one in match.references)
    english = (
        f"asks {asked}{lot}{fees}, {share} % of {usual}, the price of the {match.level} "
        f"{match.name!r}"
        f" from {len(found.sold)} sales up to {seen}; matched with {match.confidence:.2f}"
    )
    chinese = (
        f"要价 {asked}{lot_zh}{fees_zh}，为 {match.name} 参考价 {usual} 的 {share}%"
        f"（{len(found.sold)} 条价格，截至 {seen}；匹配度 {match.confidence:.2f}）"
    )
    return english, chinese
