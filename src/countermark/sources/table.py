"""CSV and Parquet listings, through a mapping of their columns or by well-known column names."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from countermark.errors import ItemError, UsageError
from countermark.model import Item, SetAside
from countermark.sources import parquet
from countermark.sources.bulk import Plain, in_columns, is_plain
from countermark.sources.delimited import dialect_of, rows, sniffed
from countermark.sources.headers import Columns, columns_of, guessed, load_mapping
from countermark.sources.native import READERS, item_of
from countermark.sources.opened import Opened
from countermark.sources.streams import HEAD

SUFFIXES = (".csv", ".tsv", ".parquet")
ENOUGH_KNOWN = 2  # columns by which a text without the ending of a table is taken for one
SEVERAL = ("tags", "links", "sells_to")
BETWEEN = re.compile(r"[,;|，；、]\s*")
WRITTEN_OUT = ("{", "[")  # what a cell of JSON begins with
BRIEF = 200  # characters of a cell that is shown


def recognises(head: bytes) -> bool:
    """Tell whether this is Parquet, or delimited text under well-known headers."""
    if head.startswith(parquet.MAGIC):
        return True
    found = sniffed(head)
    if found is None or found[1] is None or len(found[0]) != len(found[1]):
        return False
    known = guessed(found[0])
    return len(known) >= ENOUGH_KNOWN and "title" in known


def read(
    opened: Opened, *, mapping: Path | None = None
) -> Iterator[Item | SetAside | pa.RecordBatch]:
    """Yield each row as an item, or set aside with its number, its fault and the cure."""
    chosen = _mapping(opened, mapping)
    if opened.stream.peek(len(parquet.MAGIC))[: len(parquet.MAGIC)] == parquet.MAGIC:
        with parquet.opened_as_table(opened) as table:
            if chosen is None and parquet.is_native(table):
                yield from parquet.native(table, opened.where)
            else:
                yield from in_columns(_parquet(table, opened, chosen), READERS)
    else:
        yield from in_columns(_delimited(opened, chosen), READERS)


def _mapping(opened: Opened, mapping: Path | None) -> Columns | None:
    """Return the mapping that was named, or the one beside the table, or none."""
    if mapping is None and opened.path is not None:
        beside = opened.path.with_name(opened.name).with_suffix(".toml")
        mapping = beside if beside.is_file() else None
    return None if mapping is None else load_mapping(mapping)


def _delimited(opened: Opened, chosen: Columns | None) -> Iterator[Plain | Item | SetAside]:
    dialect = dialect_of(opened.stream.peek(HEAD)[:HEAD])
    found = rows(opened.stream, opened.where, dialect)
    header: list[str] = []
    for _, cells in found:
        if isinstance(cells, SetAside):
            yield cells
        elif any(cells):
            header = cells
            break
    try:
        columns = columns_of(header, chosen)
    except ItemError as error:
        yield _unmapped(opened.where, error)
        return
    for number, cells in found:
        if isinstance(cells, SetAside):
            yield cells
        elif any(cells):
            yield _row(cells, header, columns, opened, number)


def _row(
    cells: list[str], header: list[str], columns: Columns, opened: Opened, number: int
) -> Plain | Item | SetAside:
    place = f"{opened.where}:{number}"
    if len(cells) < len(header) or any(cells[len(header) :]):
        reason = f"ragged row: it has {len(cells):,} cells, the header has {len(header):,}"
        cure = "Quote the cells that hold a comma or a line break."
        return SetAside(place, reason, cure, str(cells)[:BRIEF])
    return _made(dict(zip(header, cells, strict=False)), columns, opened, number)


def _parquet(
    table: pq.ParquetFile, opened: Opened, chosen: Columns | None
) -> Iterator[Plain | Item | SetAside]:
    try:
        columns = columns_of(table.schema_arrow.names, chosen)
    except ItemError as error:
        yield _unmapped(opened.where, error)
        return
    for number, row in parquet.rows(table, set(columns.headers.values())):
        yield _made(row, columns, opened, number)


def _unmapped(where: str, error: ItemError) -> SetAside:
    cure = (
        'Write a mapping with [columns] and lines such as title = "…", and name it with --mapping.'
    )
    return SetAside(where, str(error), cure)


def _made(
    row: Mapping[str, Any], columns: Columns, opened: Opened, number: int
) -> Plain | Item | SetAside:
    try:
        native = _native(row, columns)
        native.setdefault("platform", PurePosixPath(opened.name).stem)
        native.setdefault("kind", "listing")
        native.setdefault("id", number)
        if is_plain(native):
            return native, sum(len(cell) for cell in native.values() if isinstance(cell, str))
        return item_of(native)
    except ItemError as error:
        place = f"{opened.where}:{number}"
        return SetAside(place, str(error), "Mend the row or the mapping.", str(row)[:BRIEF])


def _native(row: Mapping[str, Any], columns: Columns) -> dict[str, Any]:
    native: dict[str, Any] = {}
    for field, value in (*columns.constants.items(), *_values(row, columns)):
        outer, _, inner = field.partition(".")
        if inner:
            under = native.get(outer)
            native[outer] = {**(under if isinstance(under, dict) else {}), inner: value}
        else:
            native[field] = value
    if not native.get("title") and not native.get("description"):
        raise ItemError("no title: the cell is empty")
    if "price" in native and not isinstance(native["price"], dict):
        native["price"] = {"amount": native["price"], "currency": native.pop("currency", None)}
    return native


def _values(row: Mapping[str, Any], columns: Columns) -> Iterator[tuple[str, Any]]:
    for field, header in columns.headers.items():
        value = row.get(header)
        if isinstance(value, str):
            value = value.strip()
        if value is None or value == "":
            continue
        if isinstance(value, str) and field.partition(".")[0] in _SPELLED:
            value = _spelled(field, value)
        yield field, value


def _spelled(field: str, value: str) -> Any:
    """Read what a cell of text holds several of."""
    if value.startswith(WRITTEN_OUT):
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    if field in SEVERAL:
        return [part.strip("# ") for part in BETWEEN.split(value) if part.strip("# ")]
    return value


_SPELLED = {*SEVERAL, "speech", "screen", "price", "seller"}


def check_mapping(path: Path) -> None:
    """Refuse a mapping that cannot be used, before the first item."""
    if not path.is_file():
        raise UsageError(f"{path}: no such file. Check the path of the mapping.")
    load_mapping(path)
