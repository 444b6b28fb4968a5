"""What is compared: one offer of a product, with the attributes that shops name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from countermark.text.money import parse_price

NAMES = {  # what shops and benchmarks call our attributes
    "title": ("title", "name", "product_name"),
    "brand": ("brand", "manufacturer", "vendor"),
    "code": ("code", "modelno", "model", "mpn", "sku"),
    "category": ("category", "product_type", "google_product_category"),
    "description": ("description", "body"),
    "price": ("price", "sale_price"),
}
TEXTS = ("title", "brand", "code", "category", "description")

_COLUMN = re.compile(r"(?<!\S)COL ")
_PLAIN = re.compile(r"\d{1,9}(?:\.\d{1,4})?$")


@dataclass(frozen=True, slots=True)
class Offer:
    """One offer of a product; an attribute that nobody gave is empty."""

    title: str
    brand: str = ""
    code: str = ""
    category: str = ""
    description: str = ""
    price: Decimal | None = None


def offer_of(attributes: Mapping[str, str]) -> Offer:
    """Make an offer of attributes under the names that shops use for them."""
    found = {
        ours: next((attributes[name] for name in names if attributes.get(name)), "")
        for ours, names in NAMES.items()
    }
    return Offer(price=_price(found.pop("price")), **found)


def parse_serialised(text: str) -> Offer:
    """Read an offer in the form `COL title VAL … COL price VAL …` of the public benchmarks."""
    attributes: dict[str, str] = {}
    last = ""
    for part in _COLUMN.split(text):
        name, _, value = part.partition(" VAL")
        if name and " " not in name and value[:1] in {"", " "}:
            last = name
            attributes[last] = value.strip()
        elif last:  # the letters stood in the text itself
            attributes[last] = f"{attributes[last]} COL {part.strip()}"
    return offer_of(attributes)


def _price(text: str) -> Decimal | None:
    if not text:
        return None
    if _PLAIN.match(text):
        return Decimal(text) or None
    price = parse_price(text, currency="USD")
    return price.amount if price else None
