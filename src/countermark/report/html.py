"""The report in one HTML file that opens offline and asks nothing of any network.

What sellers wrote travels as JSON inside the file and reaches the page only as text nodes; the
policy in its head lets no script run but the one whose hash it names.
"""

import base64
import hashlib
import heapq
import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from countermark.dossier import Sources
from countermark.model import Item
from countermark.report.cards import Native, Record, card
from countermark.report.words import asset, load_words

MOST_CARDS = 2_000  # more than anybody looks through, and the file still opens at once
SCRIPTS = (
    "text.js",
    "words.js",
    "waterfall.js",
    "dossier.js",
    "card.js",
    "facets.js",
    "report.js",
)
ALARMING = ("review", "priority")

_SLOT = re.compile(r"\{\{(\w+)\}\}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def write_report(
    path: Path,
    cards: Iterable[tuple[Record, Item | Native]],
    summary: Mapping[str, Any],
    names: Mapping[str, str] | None = None,
    *,
    sources: Sources | None = None,
) -> None:
    """Write the report of a run, highest scores first; the file appears whole or not at all.

    `names` are the brands' names by their ids; without one the id is spelled out. `sources` are
    the tables behind the checks of each assessment; without them none are shown.
    """
    chosen = heapq.nlargest(MOST_CARDS, cards, key=lambda pair: pair[0]["score"])
    data = {
        "cards": [card(record, item, sources) for record, item in chosen],
        "summary": dict(summary),
        "alarming": max(sum(summary["tiers"].get(tier, 0) for tier in ALARMING), len(chosen)),
        "names": _used(names or {}, chosen),
    }
    unfinished = path.with_name(path.name + ".unfinished")
    unfinished.write_text(_page(data), encoding="utf-8", newline="\n")
    unfinished.replace(path)


def _used(names: Mapping[str, str], chosen: Iterable[tuple[Record, Any]]) -> dict[str, str]:
    brands = {one["brand"] for record, _ in chosen for one in record["assessments"]}
    return {slug: name for slug, name in names.items() if slug in brands}


def _page(data: Mapping[str, Any]) -> str:
    style = asset("report.css")
    script = "".join(map(asset, SCRIPTS))
    slots = {
        "style": style,
        "script": script,
        "style_hash": _hash(style),
        "script_hash": _hash(script),
        "words": _embedded(load_words()),
        "report": _embedded(data),
    }
    # One pass over the template alone: what looks like a slot inside the data stays data.
    return _SLOT.sub(lambda slot: slots[slot[1]], asset("report.html"))


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _embedded(data: object) -> str:
    """Return JSON that cannot end the script element it stands in."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _SURROGATE.sub("\ufffd", text).replace("<", "\\u003c")
