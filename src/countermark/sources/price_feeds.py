"""Reference prices from product feeds: Google Merchant (TSV, XML), schema.org pages, our own CSV.

What was read before an error stays; each fault names its row and field.
"""

import csv
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from lxml import etree

from countermark.model import Money, SetAside
from countermark.register.gtin import is_gtin
from countermark.register.prices import COLUMNS, Reference, reference_of
from countermark.sources.page import (
    LONGEST,
    Page,
    first_text,
    offer_in,
    price_in,
    products_of,
    recognises,
)
from countermark.text.money import parse_price

HEAD = 64 * 1024
LONGEST_CELL = 1 << 20
CURE = "Mend this row in the feed, or leave it out."
MERCHANT = {  # our column: the names of Google's product data specification
    "model": ("title",),
    "category": ("product_type", "google_product_category"),
    "gtin": ("gtin",),
    "code": ("mpn",),
}
VARIANTS = ("color", "size", "age_group", "material")
SCHEMA_GTINS = ("gtin", "gtin14", "gtin13", "gtin12", "gtin8")


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user says of a feed, where the feed itself does not."""

    brand: str
    territory: str
    seen: date
    brands: Collection[str]


def read_feed(path: Path, asked: Asked) -> Iterator[Reference | SetAside]:
    """Yield the reference prices of a feed, and what cannot be one with its row and field."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
        stream.seek(0)
        if recognises(head):
            yield from _from_page(path, stream.read(LONGEST), asked)
        elif head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            yield from _from_xml(path, stream, head, asked)
        else:
            yield from _from_table(path, asked)


def _from_table(path: Path, asked: Asked) -> Iterator[Reference | SetAside]:
    """Read TSV of Google's columns or CSV of our own."""
    row = 1
    csv.field_size_limit(LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            mark = "\t" if "\t" in stream.readline() else ","
            stream.seek(0)
            for row, cells in enumerate(csv.DictReader(stream, delimiter=mark), 2):
                where = f"{path.name}:{row}"
                if None in cells or None in cells.values():
                    reason = "the row has more or fewer cells than the header"
                    yield SetAside(where, reason, CURE)
                    continue
                yield _made(_own(cells, asked), where, asked)
    except (UnicodeDecodeError, csv.Error) as error:
        yield SetAside(f"{path.name}:{row + 1}", str(error), "Save the feed as UTF-8.")


def _own(cells: Mapping[str, str], asked: Asked) -> dict[str, str]:
    """Return our columns of a row in our columns, or in Google's."""
    named = {_plain(name): text.strip() for name, text in cells.items()}
    if "list_price" in named or ("sale_price" not in named and "model" in named):
        return {name: named.get(name, "") for name in COLUMNS}
    return _of_merchant(named, asked)


def _plain(name: str) -> str:
    """Return a column's name as the specification writes it: `g:sale price` is sale_price."""
    return name.strip().lower().removeprefix("g:").replace(" ", "_")


def _of_merchant(named: Mapping[str, str], asked: Asked) -> dict[str, str]:
    own = {
        ours: next((named[name] for name in names if named.get(name)), "")
        for ours, names in MERCHANT.items()
    }
    own["variant"] = ", ".join(named[name] for name in VARIANTS if named.get(name))
    own["source"] = named.get("link", "")
    listed, currency = _amount(named.get("price", ""))
    sold, own_currency = _amount(named.get("sale_price", ""))
    with_price = {"list_price": listed, "sale_price": sold, "currency": currency or own_currency}
    return own | with_price


def _amount(text: str) -> tuple[str, str]:
    """Return amount and currency of `129.00 USD`; what cannot be read stays as it is."""
    parts = text.split()
    if len(parts) == 2 and parts[1].isalpha():
        return parts[0], parts[1].upper()
    price = parse_price(text)
    return (str(price.amount), price.currency) if price else (text, "")


def _from_xml(
    path: Path, stream: BinaryIO, head: bytes, asked: Asked
) -> Iterator[Reference | SetAside]:
    """Read RSS or Atom item by item, in constant memory."""
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        reason = "the feed declares entities of its own, which a product feed never needs"
        yield SetAside(path.name, reason, "Leave it out: it may be made to do harm.")
        return
    number = 0
    tags = ("item", "{http://www.w3.org/2005/Atom}entry")
    try:
        events = etree.iterparse(stream, tag=tags, resolve_entities=False, no_network=True)
        for _, element in events:
            number += 1
            cells = {_local(child): _inner(child) for child in element}
            yield _made(_of_merchant(cells, asked), f"{path.name}: item {number}", asked)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        reason = f"the feed breaks off or is no XML: {error.msg}"
        cure = "Fetch the feed again; what stands before this place was read."
        yield SetAside(f"{path.name}: after item {number}", reason, cure)


def _local(element: Any) -> str:
    return _plain(etree.QName(element).localname) if isinstance(element.tag, str) else ""


def _inner(element: Any) -> str:
    return (element.text or element.get("href") or "").strip()


def _from_page(path: Path, data: bytes, asked: Asked) -> Iterator[Reference | SetAside]:
    products = products_of(Page(data, path.name))
    if not products:
        yield SetAside(path.name, "no product stands in the page", "Save the page again.")
    for number, product in enumerate(products, 1):
        yield _made(_of_schema(product), f"{path.name}: product {number}", asked)


def _of_schema(product: Mapping[str, Any]) -> dict[str, str]:
    offer = offer_in(product)
    price: Money | None = price_in(offer)
    gtins = (first_text(product.get(name)) or first_text(offer.get(name)) for name in SCHEMA_GTINS)
    written = first_text(offer.get("price")) or ""
    variant = (first_text(product.get(name)) for name in VARIANTS)
    return {
        "model": first_text(product.get("name")) or "",
        "category": first_text(product.get("category")) or "",
        "variant": ", ".join(filter(None, variant)),
        "gtin": next(filter(None, gtins), ""),
        "code": first_text(product.get("mpn")) or first_text(product.get("model")) or "",
        "list_price": "",
        "sale_price": str(price.amount) if price else written,
        "currency": price.currency if price else first_text(offer.get("priceCurrency")) or "",
        "source": first_text(product.get("url")) or first_text(offer.get("url")) or "",
    }


def _made(own: Mapping[str, str], where: str, asked: Asked) -> Reference | SetAside:
    """Make a reference price; what the row leaves open is as the user said."""
    given = {"brand": asked.brand, "territory": asked.territory, "date": asked.seen.isoformat()}
    given["source"] = where.partition(":")[0]
    cells = given | {name: text for name, text in own.items() if text}
    with suppress(KeyError):
        cells["gtin"] = _digits(cells["gtin"])
    try:
        return reference_of(cells, asked.brands)
    except ValueError as error:
        return SetAside(where, str(error), CURE)


def _digits(text: str) -> str:
    """Return a number without the marks that shops write into it."""
    bare = text.replace("-", "").replace(" ", "")
    return bare if is_gtin(bare) else text
