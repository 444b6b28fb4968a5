"""Answers of the TikTok Research API: videos, and the products and shops of TikTok Shop.

A price of a product comes as a list of texts such as `20.79GBP`, one for each variant.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from countermark.errors import ItemError
from countermark.model import Item, Money, Seller, SetAside, Timed
from countermark.sources.dates import iso
from countermark.sources.native import BLANK, decoded
from countermark.sources.opened import Opened
from countermark.text.money import parse_price

SUFFIXES: tuple[str, ...] = ()
LONGEST = 64 * 1024**2  # an answer holds at most a hundred rows
PRODUCT = {"product_id", "product_name"}
LISTS = ("videos", "product_data", "products", "shop_products", "shop_data", "shops")
MARKS = (
    b'"video_description"',
    b'"voice_to_text"',
    b'"product_name"',
    b'"product_data"',
    b'"shop_data"',
    b'"videos"',
    b'"hashtag_names"',
)


def recognises(head: bytes) -> bool:
    """Tell whether this speaks in the field names of the Research API."""
    return head.lstrip(BLANK).startswith((b"{", b"[")) and any(mark in head for mark in MARKS)


def read(opened: Opened) -> Iterator[Item | SetAside]:
    """Yield each row of one answer, or of one answer a line."""
    for place, answer in _answers(opened):
        if isinstance(answer, SetAside):
            yield answer
            continue
        if refusal := _refusal(answer):
            yield SetAside(place, f"no answer: {refusal}", "Ask again.")
            continue
        for number, row in enumerate(_rows(answer), 1):
            yield _made(row, f"{place}[{number}]")


def _answers(opened: Opened) -> Iterator[tuple[str, Any]]:
    """Yield the answers: one a line where the first line is whole, else one in the whole file."""
    first = opened.stream.readline(LONGEST + 1)
    try:
        yield f"{opened.where}:1", decoded(first)
    except ValueError:
        data = first + opened.stream.read(LONGEST + 1)
        yield opened.where, _decoded(data, opened.where)
        return
    number = 1
    while line := opened.stream.readline(LONGEST + 1):
        number += 1
        if line.strip():
            place = f"{opened.where}:{number}"
            yield place, _decoded(line, place)


def _decoded(data: bytes, place: str) -> Any:
    if len(data) > LONGEST:
        return SetAside(place, "too large: over 64 MiB, no one answer", "Split the file.")
    try:
        return decoded(data)
    except ValueError as error:
        excerpt = data[:80].decode("utf-8", "replace")
        return SetAside(place, f"broken JSON: {error}", "Mend or remove it.", excerpt)


def _refusal(answer: Any) -> str | None:
    """Return what the API said instead of an answer."""
    error = answer.get("error") if isinstance(answer, Mapping) else None
    code = error.get("code") if isinstance(error, Mapping) else None
    if not isinstance(error, Mapping) or code in (None, "ok", "", 0):
        return None
    return f"{code} {error.get('message') or ''}".strip()[:200]


def _rows(answer: Any) -> list[Any]:
    if isinstance(answer, list):
        return [row for one in answer for row in _rows(one)]
    if not isinstance(answer, Mapping):
        return [answer]
    data = answer.get("data", answer)
    if isinstance(data, list):
        return data
    if isinstance(data, Mapping):
        for name in LISTS:
            if isinstance(data.get(name), list):
                rows: list[Any] = data[name]
                return rows
        return [data] if any(name in data for name in ("id", "product_id")) else []
    return []


def _made(row: Any, place: str) -> Item | SetAside:
    if isinstance(row, Mapping) and "shop_name" in row and not PRODUCT & set(row):
        return SetAside(place, "no item: a shop alone offers nothing", "Ask for its products.")
    try:
        return _item(row)
    except ItemError as error:
        return SetAside(place, str(error), "Ask for the row again, with its id.", str(row)[:80])


def _item(row: Any) -> Item:
    if not isinstance(row, Mapping):
        raise ItemError("not an object: a row is a JSON object")
    name = row.get("id") or row.get("product_id") or row.get("video_id")
    if not isinstance(name, (str, int)):
        raise ItemError("no id: the answer was asked for without it")
    if PRODUCT & set(row):
        return _product(row, str(name))
    return _video(row, str(name))


def _video(row: Mapping[str, Any], name: str) -> Item:
    user = _text(row.get("username"))
    voice = row.get("voice_to_text")
    return Item(
        name,
        "tiktok",
        "post",
        url=f"https://www.tiktok.com/@{user}/video/{name}" if user else None,
        description=_text(row.get("video_description")),
        tags=tuple(_tags(row)),
        speech=None if voice is None else ((Timed(str(voice)),) if voice else ()),
        seller=Seller(handle=user, country=_text(row.get("region_code"))) if user else None,
        published=iso(row.get("create_time")),
    )


def _tags(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield the hashtags, which come as names or with a description each."""
    names = row.get("hashtag_names")
    details = row.get("hashtag_info_list")
    if isinstance(names, list):
        yield from (str(name) for name in names if name)
    elif isinstance(details, list):
        for one in details:
            if isinstance(one, Mapping) and one.get("hashtag_name"):
                yield str(one["hashtag_name"])


def _text(value: object) -> str | None:
    good = isinstance(value, (str, int)) and not isinstance(value, bool)
    return str(value) if good and str(value) else None


def _product(row: Mapping[str, Any], name: str) -> Item:
    shop, number = _text(row.get("shop_name")), _text(row.get("shop_id"))
    return Item(
        name,
        "tiktok-shop",
        "listing",
        title=_text(row.get("product_name")),
        description=_text(row.get("product_description")),
        price=_price(row),
        seller=Seller(handle=number, name=shop) if shop or number else None,
        published=iso(row.get("create_time")),
    )


def _price(row: Mapping[str, Any]) -> Money | None:
    """Return the lowest price of the variants."""
    given, currency = row.get("product_price"), _text(row.get("currency"))
    found = [_money(one, currency) for one in (given if isinstance(given, list) else [given])]
    return min((one for one in found if one), key=lambda one: one.amount, default=None)


def _money(price: Any, currency: str | None) -> Money | None:
    if isinstance(price, Mapping):
        currency = _text(price.get("currency")) or currency
        price = price.get("amount") or price.get("price")
    return None if price is None else parse_price(str(price), currency=currency)
