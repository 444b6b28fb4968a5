"""Builders for parcels: a test mentions only what matters to it."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from countermark.duties import LandedCost, Parcel, Tariff, landed_cost, load_tariff
from countermark.model import Money


@cache
def tariff() -> Tariff:
    return load_tariff()


def parcel(on: str, price: str = "100", goods: str = "61091000", **more: Any) -> Parcel:
    money = Money(Decimal(price), more.pop("currency", "USD"))
    origin = more.pop("origin", "CN")
    return Parcel(money, goods, origin, date.fromisoformat(on), **{"channel": "formal"} | more)


def cost(on: str, price: str = "100", goods: str = "61091000", **more: Any) -> LandedCost:
    return landed_cost(parcel(on, price, goods, **more), tariff())


def percent(on: str, goods: str = "61091000", **more: Any) -> str:
    """Return the rate as text: `36.5`, or `9..17.6` where lines differ."""
    made = cost(on, goods=goods, **more).percent
    low, high = (None if one is None else f"{one:f}" for one in (made.low, made.high))
    return str(low) if low == high else f"{low}..{high}"


def rates(on: str, goods: str = "61091000", **more: Any) -> dict[str, str]:
    """Return the exact amounts on 100 dollars by layer of the first line."""
    layers = cost(on, goods=goods, **more).lines[0].layers
    return {layer.rule.measure: f"{layer.amount.low.normalize():f}" for layer in layers}
