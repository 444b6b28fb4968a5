"""The parcel that an item offers to send to the United States, as far as the item says it."""

from contextlib import suppress
from datetime import date
from decimal import Decimal
from functools import cache

from countermark.duties.cost import landed_cost
from countermark.duties.nouns import Channel, LandedCost, Parcel
from countermark.duties.tables import load_tariff
from countermark.duties.tariff import Tariff
from countermark.errors import UsageError
from countermark.model import Item
from countermark.text.fold import fold_text

WAYS = (Channel.EXPRESS, Channel.POST)  # by which single parcels come
UNITED_STATES = "US"

tariff = cache(load_tariff)


def day_of(item: Item) -> date | None:
    """Return the day of capture, else of publication, where one is known."""
    for text in (item.captured, item.published):
        with suppress(ValueError):
            return date.fromisoformat((text or "")[:10])
    return None


def landed_costs(item: Item, known: Tariff) -> tuple[LandedCost, ...]:
    """Return what the asking price becomes at a US door on the item's day, by express and by post.

    Nothing where the item lacks a price in dollars, a day, an origin, or goods that the tariff
    tables name, or where it is not said to sell to the United States.
    """
    day, goods = day_of(item), goods_named(item, known)
    origin = item.ships_from or (item.seller.country if item.seller else None)
    if UNITED_STATES not in item.sells_to or not (item.price and day and origin and goods):
        return ()
    try:
        return tuple(
            landed_cost(Parcel(item.price, goods, origin, day, channel=way), known) for way in WAYS
        )
    except UsageError:
        return ()


def least_landed(item: Item) -> Decimal | None:
    """Return the least that an item may cost at a US door, in dollars; None where unknown."""
    return min((cost.total.low for cost in landed_costs(item, tariff())), default=None)


def goods_named(item: Item, known: Tariff) -> str | None:
    """Return the longest name of goods of the tariff tables that an item's texts hold, if any."""
    for text in (item.category, item.title, item.caption, item.description):
        words = f" {fold_text(text or '')} "
        held = [name for name in known.named if f" {name} " in words]
        if held:
            return max(held, key=len)
    return None
