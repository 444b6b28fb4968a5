"""One card of the report: a record and its item as the few plain values that the page shows."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import msgspec

from countermark.dossier import Sources, dossiers
from countermark.model import Item
from countermark.report.texts import texts

LONGEST = 4_000  # characters shown of one passage
ROOM = 200  # characters shown after the last highlight of a longer one
MOST_ROOM = 20_000
MOST_TEXT = 12_000  # characters of an item, after which lines without a highlight are left out

Record = Mapping[str, Any]
Native = Mapping[str, Any]
Values = dict[str, Any]
Text = tuple[str, float | None, str]  # field, second, text

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def item_of(item: Item | Native) -> Item:
    """Return the item of a card; a native one is read into the noun."""
    return item if isinstance(item, Item) else msgspec.convert(item, Item)


def card(record: Record, item: Item | Native, sources: Sources | None = None) -> Values:
    """Return one card: who and where, the passages, and the assessments with their places.

    With the tables behind them, each assessment of a brand has its dossier.
    """
    item = item_of(item)
    brands = [one["brand"] for one in record["assessments"]]
    beside = dossiers(item, brands, sources) if sources else {}
    every = [text for text in texts(item) if text[2]]
    kept = list(_kept(every, record))
    return {
        "id": item.id,
        "platform": item.platform,
        "kind": item.kind,
        "tier": record["tier"],
        "score": record["score"],
        "url": item.url,
        "open": is_web(item.url),
        "day": day_of(item),
        "price": f"{item.price.amount} {item.price.currency}" if item.price else None,
        "seller": msgspec.to_builtins(item.seller) if item.seller else None,
        "ships_from": item.ships_from,
        "sells_to": list(item.sells_to),
        "passages": [_passage(text, shown) for text, shown in kept],
        "left_out": len(every) - len(kept),
        "assessments": [
            _assessment(one, kept) | {"dossier": beside.get(one["brand"])}
            for one in record["assessments"]
        ],
    }


def is_web(url: str | None) -> bool:
    """Tell whether an address may be offered as a link: only http and https, with a host."""
    try:
        parts = urlsplit(url or "")
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and url == parts.geturl()
    except ValueError:
        return False


def day_of(item: Item) -> str | None:
    """Return the day of publication, or of capture where that is not known."""
    found = _DAY.match(item.published or "") or _DAY.match(item.captured or "")
    return found[0] if found else None


def _passage(passage: Text, shown: int) -> Values:
    field, at, text = passage
    return {"field": field, "at": at, "text": text[:shown], "cut": len(text) - shown}


def _kept(passages: Iterable[Text], record: Record) -> Iterator[tuple[Text, int]]:
    """Yield the passages that are shown, and how far: a post may hold millions of characters."""
    last = _last_places(record)
    total = 0
    for passage in passages:
        field, _, text = passage
        reach = min(last.get(field, 0) + ROOM, MOST_ROOM)
        shown = min(len(text), max(LONGEST, reach))
        if total < MOST_TEXT or field in last:
            total += shown
            yield passage, shown


def _last_places(record: Record) -> dict[str, int]:
    last: dict[str, int] = {}
    for assessment in record["assessments"]:
        for reason in assessment["reasons"]:
            for span in reason["spans"]:
                last[span["field"]] = max(span["end"], last.get(span["field"], 0))
    return last


def _assessment(assessment: Record, kept: list[tuple[Text, int]]) -> Values:
    by_field = {field: (n, text[:shown]) for n, ((field, _, text), shown) in enumerate(kept)}
    reasons = [
        {name: reason[name] for name in ("code", "class", "bits", "text", "text_zh")}
        | {"spans": list(_places(reason["spans"], by_field))}
        for reason in assessment["reasons"]
    ]
    return {name: assessment[name] for name in ("brand", "tier", "score", "prior", "unread")} | {
        "reasons": reasons
    }


def _places(
    spans: Iterable[Record], by_field: Mapping[str, tuple[int, str]]
) -> Iterator[tuple[int, int, int]]:
    """Yield passage, start and end of each span that is shown and says what the record quotes."""
    for span in spans:
        number, text = by_field.get(span["field"], (0, ""))
        if text and text[span["start"] : span["end"]] == span["quote"]:
            yield number, span["start"], span["end"]
