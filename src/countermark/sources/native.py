"""Native JSON Lines: one item a line, in the form that the documentation calls native."""

from collections.abc import Iterator, Mapping
from typing import IO, Any

import msgspec

from countermark.errors import ItemError
from countermark.model import Item, Media, Money, Seller, SetAside, Timed
from countermark.sources.dates import iso
from countermark.text.money import parse_price

LONGEST_LINE = 64 * 1024**2  # bytes; no post is longer, and a line must fit into memory
KINDS = ("post", "listing")
MOST = 2**62  # followers; a larger number is no count
NEEDED = ("id", "platform", "kind")


def recognises(head: bytes, name: str) -> bool:
    """Tell whether this is named as lines of JSON, or begins with an item."""
    if name.lower().rsplit(".", 1)[-1] in {"jsonl", "ndjson"}:
        return True
    first = head.lstrip(b"\xef\xbb\xbf \t\r\n").split(b"\n", 1)[0]
    return first.startswith(b"{") and b'"platform"' in first and b'"kind"' in first


def read(stream: IO[bytes], where: str) -> Iterator[Item | SetAside]:
    """Yield each line as an item, or set aside with its number, its fault and the cure."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        place = f"{where}:{number}"
        if len(line) > LONGEST_LINE:
            yield SetAside(place, "the line is over 64 MiB", "Cut its longest text.")
            while not line.endswith(b"\n") and (line := stream.readline(LONGEST_LINE)):
                pass
            continue
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _line(line, place)


def _line(line: bytes, place: str) -> Item | SetAside:
    excerpt = line[:80].decode("utf-8", "replace").strip()
    try:
        native = msgspec.json.decode(line.lstrip(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError) as error:
        return SetAside(place, f"broken JSON: {error}", "Mend or remove the line.", excerpt)
    try:
        return item_of(native)
    except ItemError as error:
        return SetAside(place, str(error), "Give the item what it lacks.", excerpt)


def item_of(native: object) -> Item:
    """Return the item in a native object; what is unknown is left out."""
    if not isinstance(native, Mapping):
        raise ItemError("not an object: an item is a JSON object")
    for name in NEEDED:
        if not _text(native.get(name)):
            raise ItemError(f"no {name}: an item needs {', '.join(NEEDED)}")
    kind = str(native["kind"])
    if kind not in KINDS:
        raise ItemError(f"unknown kind: {kind[:40]!r} is none of {', '.join(KINDS)}")
    return Item(
        str(native["id"]),
        str(native["platform"]),
        kind,
        url=_text(native.get("url")),
        title=_text(native.get("title")),
        caption=_text(native.get("caption")),
        description=_text(native.get("description")),
        tags=_texts(native.get("tags")),
        speech=_timed(native.get("speech")),
        screen=_timed(native.get("screen")),
        price=_price(native.get("price")),
        category=_text(native.get("category")),
        seller=_seller(native.get("seller")),
        ships_from=_text(native.get("ships_from")),
        sells_to=_texts(native.get("sells_to")),
        links=_texts(native.get("links")),
        media=_media(native.get("media")),
        published=iso(native.get("published")),
        captured=iso(native.get("captured")),
    )


def _text(value: object) -> str | None:
    if isinstance(value, str):
        return value or None
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    found = map(_text, value) if isinstance(value, list) else ()
    return tuple(text for text in found if text)


def _timed(value: object) -> tuple[Timed, ...] | None:
    if isinstance(value, str):
        return (Timed(value),) if value else ()
    if not isinstance(value, list):
        return None
    lines = (line if isinstance(line, Mapping) else {"text": line} for line in value)
    made = ((_text(line.get("text")), line) for line in lines)
    return tuple(
        Timed(text, _number(line.get("at")), _number(line.get("until")))
        for text, line in made
        if text
    )


def _number(value: object) -> float | None:
    good = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if good else None  # type: ignore[arg-type]


def _price(value: object) -> Money | None:
    if isinstance(value, Mapping):
        amount, currency = value.get("amount"), _text(value.get("currency"))
        return parse_price(str(amount), currency=currency) if amount is not None else None
    return parse_price(str(value)) if isinstance(value, str | int | float) else None


def _seller(value: object) -> Seller | None:
    if isinstance(value, str):
        return Seller(name=value)
    if not isinstance(value, Mapping):
        return None
    followers = value.get("followers")
    return Seller(
        handle=_text(value.get("handle")),
        name=_text(value.get("name")),
        country=_text(value.get("country")),
        created=_text(value.get("created")),
        followers=followers if isinstance(followers, int) and 0 <= followers < MOST else None,
        contacts=_texts(value.get("contacts")),
    )


def _media(value: object) -> tuple[Media, ...]:
    entries: list[Any] = value if isinstance(value, list) else []
    return tuple(
        Media(str(entry["kind"]), str(entry["path"]))
        for entry in entries
        if isinstance(entry, Mapping) and entry.get("kind") and entry.get("path")
    )
