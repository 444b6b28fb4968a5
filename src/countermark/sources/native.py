"""Native items: one JSON object a line, an array of them, or one object in a file of its own."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import IO, Any

import msgspec
import pyarrow as pa

from countermark.errors import ItemError
from countermark.model import Item, Media, Money, Seller, SetAside, Timed
from countermark.sources.bulk import KINDS, Plain, in_columns, is_plain
from countermark.sources.dates import iso
from countermark.sources.opened import Opened
from countermark.sources.streams import HEAD
from countermark.text.money import parse_price

SUFFIXES = (".jsonl", ".ndjson")
LONGEST_LINE = 64 * 1024**2  # bytes; no post is longer, and a line must fit into memory
MOST = 2**62  # followers; a larger number is no count
NEEDED = ("id", "platform", "kind")
BOM = b"\xef\xbb\xbf"
BLANK = BOM + b" \t\r\n"
MARKS = (b'"id"', b'"platform"', b'"kind"')


def recognises(head: bytes) -> bool:
    """Tell whether the first item stands here, on one line or over many."""
    start = head.lstrip(BLANK)
    if not start.startswith((b"{", b"[")):
        return False
    first = start if _spread(start) else start.split(b"\n", 1)[0]
    return all(mark in first for mark in MARKS)


def _spread(start: bytes) -> bool:
    """Tell whether one JSON value goes over many lines, by how it begins."""
    first, broken, _ = start.partition(b"\n")
    first = first.strip()
    return first in {b"{", b"["} or (
        bool(broken) and first.startswith(b"[{") and not first.endswith(b"]")
    )


def read(opened: Opened) -> Iterator[Item | SetAside | pa.RecordBatch]:
    """Yield the items, as columns where they come in lines; set aside what is none of them."""
    if _spread(opened.stream.peek(HEAD)[:HEAD].lstrip(BLANK)):
        yield from _whole(opened.stream, opened.where)
        return
    yield from in_columns(_entries(opened), READERS)


def _entries(opened: Opened) -> Iterator[Plain | Item | SetAside]:
    for number, line in _lines(opened.stream):
        if line is not None and is_plain(native := _quickly(line)):
            yield native, len(line)
        else:
            yield from _with_place(line, f"{opened.where}:{number}")


def _quickly(line: bytes) -> Any:
    try:
        return decoded(line)
    except ValueError:
        return None  # read again, to say what is wrong with it


def _with_place(line: bytes | None, place: str) -> Iterator[Item | SetAside]:
    """Yield what a line holds that is no plain item."""
    if line is None:
        yield SetAside(place, "too large: the line is over 64 MiB", "Cut its longest text.")
    elif line.strip(BLANK):
        yield from _line(line, place)


def _lines(stream: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines with their numbers, None for one that is too long for memory."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) <= LONGEST_LINE:
            yield number, line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(LONGEST_LINE)):
            pass
        yield number, None


def _whole(stream: IO[bytes], where: str) -> Iterator[Item | SetAside]:
    data = stream.read(LONGEST_LINE + 1)
    if len(data) > LONGEST_LINE:
        cure = "Write one item a line, for example with: jq -c '.[]'."
        yield SetAside(where, "too large: JSON over many lines and over 64 MiB", cure)
        return
    yield from _line(data, where)


def _line(line: bytes, place: str) -> Iterator[Item | SetAside]:
    try:
        native = decoded(line)
    except ValueError as error:
        yield _broken(place, line, error)
        return
    if isinstance(native, list) and native and isinstance(native[0], Mapping):
        for number, one in enumerate(native, 1):
            yield _item(one, f"{place}[{number}]", line)
    else:
        yield _item(native, place, line)


def decoded(data: bytes) -> Any:
    """Return what JSON says; half of a surrogate pair, left by a cut text, becomes a question."""
    try:
        return msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        return json.loads(data.removeprefix(BOM).decode(), parse_constant=_no_number)
    except RecursionError:
        raise ValueError("nested too deeply") from None


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number in JSON")


def _broken(place: str, line: bytes, error: ValueError) -> SetAside:
    excerpt = line[:80].decode("utf-8", "replace").strip()
    if isinstance(error, UnicodeDecodeError):
        cure = "Write the file in UTF-8, for example with: iconv -f GB18030 -t UTF-8."
        return SetAside(place, f"not UTF-8: byte {error.start + 1} of the line", cure, excerpt)
    return SetAside(place, f"broken JSON: {error}", "Mend or remove the line.", excerpt)


def _item(native: object, place: str, line: bytes) -> Item | SetAside:
    try:
        return item_of(native)
    except ItemError as error:
        excerpt = line[:80].decode("utf-8", "replace").strip()
        return SetAside(place, str(error), "Give the item what it lacks.", excerpt)


def item_of(native: object) -> Item:
    """Return the item in a native object; what is unknown is left out."""
    if not isinstance(native, Mapping):
        raise ItemError("not an object: an item is a JSON object")
    needed = [_text(native.get(name)) for name in NEEDED]
    if None in needed:
        missing = NEEDED[needed.index(None)]
        raise ItemError(f"no {missing}: an item needs {', '.join(NEEDED)}")
    if needed[2] not in KINDS:
        raise ItemError(f"unknown kind: {str(needed[2])[:40]!r} is none of {', '.join(KINDS)}")
    given = {
        name: read(value)
        for name, value in native.items()
        if value is not None and (read := _OTHERS.get(name)) is not None
    }
    return Item(*needed, **given)  # type: ignore[arg-type]


def _text(value: object) -> str | None:
    if isinstance(value, str):
        return value or None
    return str(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    found = map(_text, value) if isinstance(value, list) else ()
    return tuple([text for text in found if text])


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
    good = isinstance(value, (int, float)) and not isinstance(value, bool)
    return float(value) if good and abs(value) < MOST else None  # type: ignore[arg-type]


def _price(value: object) -> Money | None:
    if isinstance(value, Mapping):
        amount, currency = value.get("amount"), _text(value.get("currency"))
        return parse_price(str(amount), currency=currency) if amount is not None else None
    return parse_price(str(value)) if isinstance(value, (str, int, float)) else None


def _seller(value: object) -> Seller | None:
    if isinstance(value, str):
        return Seller(name=value) if value else None
    if not isinstance(value, Mapping):
        return None
    followers = value.get("followers")
    good = isinstance(followers, (int, float)) and 0 <= followers < MOST
    return Seller(
        handle=_text(value.get("handle")),
        name=_text(value.get("name")),
        country=_text(value.get("country")),
        created=_text(value.get("created")),
        followers=int(followers) if good else None,  # type: ignore[arg-type]
        contacts=_texts(value.get("contacts")),
    )


def _media(value: object) -> tuple[Media, ...]:
    entries: list[Any] = value if isinstance(value, list) else []
    return tuple(
        Media(str(entry["kind"]), str(entry["path"]))
        for entry in entries
        if isinstance(entry, Mapping) and entry.get("kind") and entry.get("path")
    )


READERS: dict[str, Callable[[Any], Any]] = {
    "id": _text,
    "platform": _text,
    "kind": _text,
    "url": _text,
    "title": _text,
    "caption": _text,
    "description": _text,
    "tags": _texts,
    "speech": _timed,
    "screen": _timed,
    "price": _price,
    "category": _text,
    "seller": _seller,
    "ships_from": _text,
    "sells_to": _texts,
    "links": _texts,
    "media": _media,
    "published": iso,
    "captured": iso,
}
_OTHERS = {name: reader for name, reader in READERS.items() if name not in NEEDED}
