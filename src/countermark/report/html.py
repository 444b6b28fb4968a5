"""The report: one HTML file that opens offline, shows the highest ranked items and asks nothing of
the network. Styles and script are inlined and named by their hash in the page's own policy; what
sellers wrote travels as data and is only ever set as text.
"""

import base64
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import msgspec

from countermark.model import Item
from countermark.report.texts import marked_texts
from countermark.report.visible import visible

HERE = Path(__file__).parent
LONGEST_TEXT = 5000  # characters of one text in a card; the record holds the place of every word

Card = tuple[Mapping[str, Any], Mapping[str, Any]]


def write_report(
    path: Path, cards: Sequence[Card], summary: Mapping[str, Any], names: Mapping[str, str]
) -> None:
    """Write the report of a run; `names` are the brands' names by their ids."""
    data = {
        "summary": summary,
        "cards": [_card(record, native, names) for record, native in cards],
    }
    page = (HERE / "report.html").read_text(encoding="utf-8")
    style = (HERE / "report.css").read_text(encoding="utf-8")
    script = (HERE / "report.js").read_text(encoding="utf-8")
    filled = {
        "{{policy}}": f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}",
        "{{style}}": style,
        "{{script}}": script,
        "{{data}}": _embedded(data),
    }
    for place, text in filled.items():
        page = page.replace(place, text, 1)
    path.write_text(page, encoding="utf-8")


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _embedded(data: Mapping[str, Any]) -> str:
    """Return data as JSON that cannot end the element it stands in."""
    text = msgspec.json.encode(data).decode()
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _card(
    record: Mapping[str, Any], native: Mapping[str, Any], names: Mapping[str, str]
) -> dict[str, Any]:
    item = msgspec.convert(native, Item)
    return {
        "id": visible(item.id),
        "platform": visible(item.platform),
        "kind": visible(item.kind),
        "url": _safe_url(item.url),
        "seller": visible(_seller(item)),
        "price": f"{item.price.amount} {item.price.currency}" if item.price else "",
        "published": visible(item.published or ""),
        "title": visible(item.title or item.description or item.caption or item.id)[:200],
        "tier": record["tier"],
        "score": record["score"],
        "texts": [
            {
                "field": marked.field,
                "at": marked.at,
                "parts": [[visible(text[:LONGEST_TEXT]), bits] for text, bits in marked.parts],
            }
            for marked in marked_texts(record, item)
        ],
        "assessments": [_assessment(one, names) for one in record["assessments"]],
    }


def _seller(item: Item) -> str:
    return (item.seller.name or item.seller.handle or "") if item.seller else ""


def _assessment(assessment: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    kept = ("brand", "tier", "score", "prior", "unread")
    shown = {key: assessment[key] for key in kept}
    shown["name"] = names.get(assessment["brand"] or "", assessment["brand"] or "")
    shown["reasons"] = [
        {
            "code": reason["code"],
            "class": reason["class"],
            "bits": reason["bits"],
            "en": visible(reason["text"]),
            "zh": visible(reason["text_zh"]),
        }
        for reason in assessment["reasons"]
    ]
    return shown


def _safe_url(url: str | None) -> str | None:
    """Return an address that is safe to follow, None for any other."""
    try:
        scheme = urlsplit(url or "").scheme
    except ValueError:
        return None
    return url if scheme in {"http", "https"} else None
