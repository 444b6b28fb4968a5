"""The texts of an item cut into parts, those parts marked on which a reason rests."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from countermark.model import Item, Timed

FIELDS = ("title", "caption", "description", "category")

Part = tuple[str, float | None]


@dataclass(frozen=True, slots=True)
class Marked:
    """One text of an item: its field, its second, and its parts with their bits or None."""

    field: str
    at: float | None
    parts: tuple[Part, ...]


def texts(item: Item) -> Iterator[tuple[str, float | None, str]]:
    """Yield the field, the second and the text of everything that was written, shown or said."""
    for field in FIELDS:
        yield field, None, getattr(item, field) or ""
    for number, tag in enumerate(item.tags):
        yield f"tags[{number}]", None, tag
    if item.seller is not None:
        yield "seller.name", None, item.seller.name or ""
        yield "seller.handle", None, item.seller.handle or ""
    for field in ("speech", "screen"):
        lines: Sequence[Timed] = getattr(item, field) or ()
        for number, line in enumerate(lines):
            yield f"{field}[{number}]", line.at, line.text
    for number, link in enumerate(item.links):
        yield f"links[{number}]", None, link


def marked_texts(record: Mapping[str, Any], item: Item) -> list[Marked]:
    """Return the texts of an item, marked by the reasons of its record."""
    spans = _spans(record)
    return [
        Marked(field, at, tuple(_parts(text, spans.get(field, []))))
        for field, at, text in texts(item)
        if text
    ]


def _spans(record: Mapping[str, Any]) -> dict[str, list[tuple[int, int, float]]]:
    found: dict[str, list[tuple[int, int, float]]] = {}
    for assessment in record["assessments"]:
        for reason in assessment["reasons"]:
            for span in reason["spans"]:
                place = (span["start"], span["end"], reason["bits"])
                found.setdefault(span["field"], []).append(place)
    return found


def _parts(text: str, spans: list[tuple[int, int, float]]) -> Iterator[Part]:
    """Cut a text at its spans; where spans overlap, the one that begins first has the place."""
    done = 0
    for start, end, bits in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start < done:
            continue
        if start > done:
            yield text[done:start], None
        yield text[start:end], bits
        done = end
    if done < len(text):
        yield text[done:], None
