"""Saved product pages: schema.org Product and Offer in JSON-LD or microdata, else the title."""

from collections.abc import Iterator, Mapping
from typing import IO, Any
from urllib.parse import urlsplit

import extruct
import lxml.html
from lxml.etree import LxmlError

from countermark.model import Item, Money, Seller, SetAside
from countermark.sources.dates import iso
from countermark.text.money import parse_price

LONGEST = 32 * 1024**2
DEEPEST = 6


def recognises(head: bytes, name: str) -> bool:
    """Tell whether this is a page."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:512].lower()
    return start.startswith((b"<!doctype html", b"<html")) or name.lower().endswith(
        (".html", ".htm")
    )


def read(stream: IO[bytes], where: str) -> Iterator[Item | SetAside]:
    """Yield the one item of a page."""
    yield from read_page(stream.read(LONGEST + 1), where)


def read_page(
    data: bytes, where: str, *, url: str | None = None, captured: str | None = None
) -> Iterator[Item | SetAside]:
    """Yield the item of a page's bytes, or set the page aside with its reason."""
    if len(data) > LONGEST:
        yield SetAside(where, "over 32 MiB: too large for a page", "Leave the page out.")
        return
    try:
        tree = lxml.html.fromstring(data)
    except (LxmlError, ValueError, AssertionError) as error:
        yield SetAside(where, f"no page: {error}", "Save the page again.")
        return
    product = next(_products(data), {})
    url = url or _first(product.get("url")) or _canonical(tree)
    title = _first(product.get("name")) or _head(tree, "//title/text()")
    if not title:
        yield SetAside(
            where, "no title: neither a product nor a title stands in the page", "Leave it out."
        )
        return
    offer = _offer(product)
    yield Item(
        _first(product.get("sku")) or _first(product.get("productID")) or where.rsplit("/", 1)[-1],
        urlsplit(url or "").hostname or "page",
        "listing",
        url=url,
        title=title,
        description=_first(product.get("description"))
        or _head(tree, "//meta[@name='description']/@content"),
        category=_first(product.get("category")),
        price=_price(offer),
        seller=_seller(offer),
        published=iso(_first(product.get("datePublished"))),
        captured=iso(captured),
    )


def _products(data: bytes) -> Iterator[Mapping[str, Any]]:
    try:
        found = extruct.extract(
            data.decode("utf-8", "replace"),
            syntaxes=["json-ld", "microdata"],
            uniform=True,
            errors="ignore",
        )
    except (ValueError, TypeError, KeyError, LxmlError, RecursionError):
        return
    for syntax in ("json-ld", "microdata"):
        for entry in found.get(syntax, []):
            yield from _typed(entry, DEEPEST)


def _typed(entry: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(entry, list):
        for one in entry:
            yield from _typed(one, depth)
    elif isinstance(entry, Mapping) and depth:
        kinds = entry.get("@type")
        if "Product" in (kinds if isinstance(kinds, list) else [kinds]):
            yield entry
            return
        for value in entry.values():
            if isinstance(value, Mapping | list):
                yield from _typed(value, depth - 1)


def _first(value: Any) -> str | None:
    while isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        return _first(value.get("name") or value.get("@id"))
    text = str(value).strip() if isinstance(value, str | int | float) else ""
    return text or None


def _offer(product: Mapping[str, Any]) -> Mapping[str, Any]:
    offers = product.get("offers")
    while isinstance(offers, list):
        offers = offers[0] if offers else {}
    return offers if isinstance(offers, Mapping) else {}


def _price(offer: Mapping[str, Any]) -> Money | None:
    price = _first(offer.get("price")) or _first(offer.get("lowPrice"))
    return parse_price(price, currency=_first(offer.get("priceCurrency"))) if price else None


def _seller(offer: Mapping[str, Any]) -> Seller | None:
    name = _first(offer.get("seller"))
    return Seller(name=name) if name else None


def _head(tree: Any, path: str) -> str | None:
    found = tree.xpath(path)
    return str(found[0]).strip() or None if found else None


def _canonical(tree: Any) -> str | None:
    return _head(tree, "//link[@rel='canonical']/@href")
