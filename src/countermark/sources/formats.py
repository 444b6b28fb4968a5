"""The formats that can be read, found by their place, and which of them an input is in."""

import importlib
import pkgutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

import pyarrow as pa

from countermark.errors import ItemError
from countermark.model import Item, SetAside
from countermark.sources.opened import Opened
from countermark.sources.places import broken
from countermark.sources.streams import HEAD, PACKED_ERRORS

Read: TypeAlias = Item | SetAside | pa.RecordBatch

ORDER = ("warc", "native", "ytdlp", "tiktok_research", "page", "table")  # the surest first
OTHERS = (  # what is often given, by its first bytes: what it is, and the cure
    (b"%PDF", "a PDF", "Export the listings as CSV or JSON Lines."),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "Save its sheet as CSV in UTF-8."),
    (b"SQLite format 3", "an SQLite database", "Export its table as CSV."),
    (b"\xff\xd8\xff", "a picture", "Name it in the media of its item."),
    (b"\x89PNG", "a picture", "Name it in the media of its item."),
    (b"BZh", "packed with bzip2", "Unpack it, or pack it with gzip or zstd."),
    (b"\xfd7zXZ", "packed with xz", "Unpack it, or pack it with gzip or zstd."),
    (b"7z\xbc\xaf", "a 7z archive", "Unpack it, or pack it as zip."),
    (b"Rar!", "a RAR archive", "Unpack it, or pack it as zip."),
)
TAR = slice(257, 262)


@cache
def _modules() -> dict[str, ModuleType]:
    package = __name__.rpartition(".")[0]
    names = [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)])]
    found = {name: importlib.import_module(f"{package}.{name}") for name in names}
    known = [name for name in found if hasattr(found[name], "SUFFIXES")]
    known.sort(key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))
    return {name: found[name] for name in known}


def kinds() -> tuple[str, ...]:
    """Return the kinds of input that can be read."""
    return tuple(_modules())


def kind_of(head: bytes, name: str) -> str | None:
    """Return the kind of an input by what stands in it, else by its name, else None."""
    modules = _modules()
    by_content = (kind for kind, module in modules.items() if module.recognises(head))
    by_name = (kind for kind, module in modules.items() if name.lower().endswith(module.SUFFIXES))
    return next(by_content, None) or next(by_name, None)


def read(opened: Opened, kind: str | None, mapping: Path | None) -> Iterator[Read]:
    """Yield what an input holds; an error in the middle sets aside the rest of it alone."""
    try:
        head = opened.stream.peek(HEAD)[:HEAD]
        if not head and not opened.stream.read(1):
            yield SetAside(opened.where, "empty file: nothing stands in it", "Get the file again.")
            return
        chosen = kind or kind_of(head, opened.name)
        if chosen is None:
            yield _unknown(head, opened)
        elif chosen == "table":
            yield from _modules()[chosen].read(opened, mapping=mapping)
        else:
            yield from _modules()[chosen].read(opened)
        opened.stream.read(1)  # raises where what was read is not all that should be there
    except (*PACKED_ERRORS, ItemError) as error:
        yield broken(opened.where, error)


def _unknown(head: bytes, opened: Opened) -> SetAside:
    excerpt = head[:80].decode("utf-8", "replace")
    for start, what, cure in OTHERS:
        if head.startswith(start):
            return SetAside(opened.where, f"unknown format: {what}", cure)
    if head[TAR] == b"ustar":
        return SetAside(
            opened.where, "unknown format: a tar archive", "Unpack it, or pack it as zip."
        )
    cure = f"Name its kind with --kind: {', '.join(kinds())}."
    return SetAside(opened.where, "unknown format", cure, excerpt)
