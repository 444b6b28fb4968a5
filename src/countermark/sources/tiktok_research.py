"""Answers of the TikTok Research API: videos, and the products and shops of TikTok Shop."""

import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

from countermark.errors import ItemError
from countermark.model import Item, Seller, SetAside, Timed
from countermark.sources.dates import iso
from countermark.text.money import parse_price

LONGEST = 256 * 1024**2  # an answer holds at most a hundred rows
LISTS = ("videos", "products", "shop_products")
MARKS = (
    b'"video_description"',
    b'"voice_to_text"',
    b'"product_name"',
    b'"videos"',
    b'"hashtag_names"',
)


def recognises(head: bytes, name: str) -> bool:
    """Tell whether this speaks in the field names of the Research API."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")) and any(
        mark in head for mark in MARKS
    )


def read(stream: IO[bytes], where: str) -> Iterator[Item | SetAside]:
    """Yield each row of one answer, or of one answer a line."""
    data = stream.read(LONGEST + 1)
    if len(data) > LONGEST:
        yield SetAside(where, "over 256 MiB: not one answer", "Split the file.")
        return
    number = 0
    for place, answer in _answers(data, where):
        if isinstance(answer, SetAside):
            yield answer
            continue
        for row in _rows(answer):
            number += 1
            try:
                yield _item(row)
            except ItemError as error:
                yield SetAside(f"{place}[{number}]", str(error), "Ask for the row again.")


def _answers(data: bytes, where: str) -> Iterator[tuple[str, Any]]:
    try:
        yield where, json.loads(data)
        return
    except (ValueError, RecursionError):
        lines = data.splitlines()
    for number, line in enumerate(lines, 1):
        place = f"{where}:{number}"
        if line.strip():
            try:
                yield place, json.loads(line)
            except (ValueError, RecursionError) as error:
                yield place, SetAside(place, f"broken JSON: {error}", "Mend or remove the line.")


def _rows(answer: Any) -> list[Any]:
    if isinstance(answer, list):
        return answer
    if not isinstance(answer, Mapping):
        return []
    data = answer.get("data", answer)
    if isinstance(data, list):
        return data
    if isinstance(data, Mapping):
        for name in LISTS:
            if isinstance(data.get(name), list):
                rows: list[Any] = data[name]
                return rows
        return [data]
    return []


def _item(row: Any) -> Item:
    if not isinstance(row, Mapping):
        raise ItemError("not an object: a row is a JSON object")
    name = row.get("id") or row.get("product_id") or row.get("video_id")
    if not name:
        raise ItemError("no id: the answer was asked for without it")
    return _product(row, str(name)) if "product_name" in row else _video(row, str(name))


def _video(row: Mapping[str, Any], name: str) -> Item:
    user = row.get("username")
    voice = row.get("voice_to_text")
    return Item(
        name,
        "tiktok",
        "post",
        url=f"https://www.tiktok.com/@{user}/video/{name}" if user else None,
        description=row.get("video_description") or None,
        tags=tuple(map(str, row.get("hashtag_names") or ())),
        speech=None if voice is None else ((Timed(str(voice)),) if voice else ()),
        seller=Seller(handle=user, country=row.get("region_code")) if user else None,
        published=iso(row.get("create_time")),
    )


def _product(row: Mapping[str, Any], name: str) -> Item:
    price = row.get("product_price")
    if isinstance(price, list):
        price = price[0] if price else None
    currency = row.get("currency")
    if isinstance(price, Mapping):
        currency, price = price.get("currency", currency), price.get("amount") or price.get("price")
    return Item(
        name,
        "tiktok-shop",
        "listing",
        title=str(row["product_name"]),
        description=row.get("product_description") or None,
        price=None if price is None else parse_price(str(price), currency=currency),
        seller=Seller(name=str(row["shop_name"])) if row.get("shop_name") else None,
        published=iso(row.get("create_time")),
    )
