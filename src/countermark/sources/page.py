"""Saved product pages: schema.org Product and Offer in JSON-LD or microdata, else the title."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

import lxml.html
from charset_normalizer import from_bytes
from extruct.w3cmicrodata import MicrodataExtractor
from lxml.etree import LxmlError

from countermark.model import Item, Money, Seller, SetAside
from countermark.sources.dates import iso
from countermark.sources.delimited import ENCODINGS
from countermark.sources.opened import Opened
from countermark.text.money import parse_price

SUFFIXES = (".html", ".htm", ".xhtml", ".mhtml")
LONGEST = 32 * 1024**2
DEEPEST = 8
MOST_PRODUCTS = 500  # of one page
TYPES = {"Product", "ProductGroup", "IndividualProduct", "ProductModel", "Vehicle"}
CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})""", re.IGNORECASE)
CHARSET_REACH = 4096  # bytes in which a page must name its encoding
ALIKE = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "latin-1": "cp1252"}
STARTS = (b"<!doctype html", b"<html", b"<head", b"<?xml", b"<!--")


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of a page, what messages call it, and what is known of its capture."""

    data: bytes
    where: str
    url: str | None = None
    captured: str | None = None
    charset: str = ""


def recognises(head: bytes) -> bool:
    """Tell whether this is a page."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(STARTS) and b"<html" in start[:8192]


def read(opened: Opened) -> Iterator[Item | SetAside]:
    """Yield the items of a page."""
    yield from items_of_page(Page(opened.stream.read(LONGEST + 1), opened.where))


def items_of_page(page: Page) -> Iterator[Item | SetAside]:
    """Yield the products of a page, or the page itself; or set it aside with its reason."""
    if len(page.data) > LONGEST:
        reason = "too large: over 32 MiB, more than a page holds"
        yield SetAside(page.where, reason, "Leave the page out.")
        return
    text = _decoded(page)
    try:
        tree = lxml.html.document_fromstring(text.encode(), parser=_parser())
    except (LxmlError, ValueError, AssertionError, RecursionError) as error:
        yield SetAside(page.where, f"no page: {error or 'nothing in it'}", "Save the page again.")
        return
    found = _distinct(list(islice(_products(tree, text), MOST_PRODUCTS)))
    if not found and not _title(tree):
        reason = "no title: neither a product nor a title stands in the page"
        yield SetAside(page.where, reason, "Leave it out.")
        return
    for number, product in enumerate(found or [{}]):
        yield _item(product, tree, page, number)


def products_of(page: Page) -> list[Mapping[str, Any]]:
    """Return what a page says of its products, in the words of schema.org."""
    text = _decoded(page)
    try:
        tree = lxml.html.document_fromstring(text.encode(), parser=_parser())
    except (LxmlError, ValueError, AssertionError, RecursionError):
        return []
    return _distinct(list(islice(_products(tree, text), MOST_PRODUCTS)))


def first_text(value: Any) -> str | None:
    """Return a property as a text: of a list the first, of a thing its name."""
    return _first(value)


def offer_in(product: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the offer of a product."""
    return _offer(product)


def price_in(offer: Mapping[str, Any]) -> Money | None:
    """Return the price of an offer."""
    return _price(offer)


def _parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8", no_network=True)


def _decoded(page: Page) -> str:
    named = CHARSET.search(page.data[:CHARSET_REACH])
    for charset in (page.charset, named[1].decode("ascii") if named else "", "utf-8"):
        try:
            if charset:
                return page.data.decode(ALIKE.get(charset.lower(), charset))
        except (UnicodeDecodeError, LookupError):
            continue
    best = from_bytes(page.data[: 64 * 1024], cp_isolation=ENCODINGS).best()
    return page.data.decode(best.encoding if best else "utf-8", "replace")


def _products(tree: Any, text: str) -> Iterator[Mapping[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        yield from _typed(_linked(str(script)), DEEPEST)
    if "itemscope" in text:
        try:
            entries = MicrodataExtractor().extract_items(tree, None)
        except (ValueError, TypeError, KeyError, AttributeError, LxmlError, RecursionError):
            return
        for entry in entries:
            yield from _typed(_flat(entry, DEEPEST), DEEPEST)


def _linked(script: str) -> Any:
    """Return JSON-LD; shops write line breaks into its texts and comments around it."""
    script = script.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    try:
        return json.loads(script.replace("//<![CDATA[", "").replace("//]]>", ""), strict=False)
    except (ValueError, RecursionError):
        return None


def _flat(entry: Any, depth: int) -> Any:
    """Return an entry of microdata in the shape of JSON-LD."""
    if isinstance(entry, list):
        return [_flat(one, depth) for one in entry]
    if not isinstance(entry, Mapping) or not depth:
        return entry
    kinds = entry.get("type") or ""
    last = [one.rstrip("/").rsplit("/", 1)[-1] for one in _listed(kinds) if isinstance(one, str)]
    inner = entry.get("properties") or {}
    return {"@type": last, **{name: _flat(value, depth - 1) for name, value in inner.items()}}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _typed(entry: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    if isinstance(entry, list):
        for one in entry:
            yield from _typed(one, depth)
    elif isinstance(entry, Mapping) and depth:
        kinds = (str(kind).rsplit("/", 1)[-1] for kind in _listed(entry.get("@type")))
        if TYPES & set(kinds):
            yield entry
            return
        for value in entry.values():
            if isinstance(value, Mapping | list):
                yield from _typed(value, depth - 1)


def _distinct(products: list[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Leave out what has no name, and what a page says twice, in two ways of writing."""
    kept: dict[str, Mapping[str, Any]] = {}
    for product in products:
        if name := _first(product.get("name")):
            before = kept.get(name)
            if before is None or (not before.get("offers") and product.get("offers")):
                kept[name] = product
    return list(kept.values())


def _item(product: Mapping[str, Any], tree: Any, page: Page, number: int) -> Item:
    offer = _offer(product)
    own = _first(product.get("url")) or _first(offer.get("url"))
    url = page.url or _canonical(tree) or own
    return Item(
        _name(product, page, own if number else url, number),
        urlsplit(url or own or "").hostname or "page",
        "listing",
        url=own if number and own else url,
        title=_first(product.get("name")) or _title(tree),
        description=_first(product.get("description"))
        or _head(tree, "//meta[@name='description']/@content"),
        category=_first(product.get("category")),
        price=_price(offer),
        seller=_seller(offer) or _seller(product),
        published=iso(_first(product.get("datePublished")) or _first(product.get("releaseDate"))),
        captured=iso(page.captured),
    )


def _name(product: Mapping[str, Any], page: Page, url: str | None, number: int) -> str:
    """Return the product's own number, else its address, else where the page stands."""
    for field in ("sku", "productID", "mpn", "gtin13", "@id"):
        if found := _first(product.get(field)):
            return found
    return url or (f"{page.where}#{number + 1}" if number else page.where)


def _first(value: Any) -> str | None:
    while isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        return _first(value.get("name") or value.get("@value") or value.get("@id"))
    text = str(value).strip() if isinstance(value, str | int | float) else ""
    return text or None


def _offer(product: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the offer; one that gathers several, and one that spells out its price, are opened."""
    offers = product.get("offers")
    for _ in range(DEEPEST):
        if isinstance(offers, list):
            offers = offers[0] if offers else {}
        elif isinstance(offers, Mapping) and offers.get("offers") and "lowPrice" not in offers:
            offers = offers["offers"]
    return offers if isinstance(offers, Mapping) else {}


def _price(offer: Mapping[str, Any]) -> Money | None:
    for one in (offer, *_listed(offer.get("priceSpecification"))):
        if isinstance(one, Mapping):
            price = _first(one.get("price")) or _first(one.get("lowPrice"))
            if price:
                return parse_price(price, currency=_first(one.get("priceCurrency")))
    return None


def _seller(thing: Mapping[str, Any]) -> Seller | None:
    name = _first(thing.get("seller")) or _first(thing.get("offeredBy"))
    return Seller(name=name) if name else None


def _title(tree: Any) -> str | None:
    return _head(tree, "//title/text()") or _head(tree, "//meta[@property='og:title']/@content")


def _head(tree: Any, path: str) -> str | None:
    found = tree.xpath(path)
    return str(found[0]).strip() or None if found else None


def _canonical(tree: Any) -> str | None:
    return _head(tree, "//link[@rel='canonical']/@href") or _head(
        tree, "//meta[@property='og:url']/@content"
    )
