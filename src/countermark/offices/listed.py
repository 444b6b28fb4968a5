"""Any office's or TMview's CSV, through a mapping that says which column means what.

jurisdiction = "CN"            # or a column below
encoding = "gb18030"           # utf-8 where left out
delimiter = ";"
date = "%d/%m/%Y"              # ISO days where left out
between_classes = ","
[columns]
record = "Application number"
sign = "Trade mark"
[statuses]
"Live" = "registered"
"""

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from countermark.errors import ItemError, UsageError
from countermark.model import SetAside
from countermark.offices.checks import FieldError, aside, class_of, day_of, kept, status_of
from countermark.register.rights import Filing, Mark, Moment
from countermark.register.rights.marks import STATUSES

NEEDED = frozenset({"record", "sign", "class", "owner", "status"})
FIELDS = NEEDED | frozenset(
    "jurisdiction number edition groups goods designated status_from applied valid_from "
    "valid_until".split()
)
SETTINGS = frozenset(
    "jurisdiction encoding delimiter date between_classes columns statuses".split()
)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the columns of a file mean, and how it writes days, classes and statuses."""

    columns: Mapping[str, str]
    statuses: Mapping[str, str] = field(default_factory=dict)
    jurisdiction: str = ""
    encoding: str = "utf-8-sig"
    delimiter: str = ","
    date: str = ""
    between_classes: str = ","


def read_mapping(path: Path) -> Layout:
    """Read a mapping file, refusing what it does not know."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path}: {error}. Write the mapping as TOML; see docs/rights.md."
        ) from None
    if unknown := sorted(set(told) - SETTINGS):
        raise UsageError(
            f"{path}: unknown {', '.join(unknown)}. Known: {', '.join(sorted(SETTINGS))}."
        )
    layout = Layout(**{"columns": {}} | told)
    if unknown := sorted(set(layout.columns) - FIELDS):
        raise UsageError(
            f"{path}: unknown columns {', '.join(unknown)}. Known: {', '.join(sorted(FIELDS))}."
        )
    missing = NEEDED - set(layout.columns)
    if not layout.jurisdiction and "jurisdiction" not in layout.columns:
        missing |= {"jurisdiction"}
    if missing:
        raise UsageError(f"{path}: it does not say which column is {', '.join(sorted(missing))}.")
    if wrong := sorted(set(layout.statuses.values()) - STATUSES):
        raise UsageError(
            f"{path}: unknown status {', '.join(wrong)}. Known: {', '.join(sorted(STATUSES))}."
        )
    return layout


def read_listed(
    stream: BinaryIO, name: str, *, mapping: Layout, checked: date
) -> Iterator[Filing | SetAside]:
    """Yield the marks of each line, or why one is set aside; a record's lines stand together."""
    try:
        text = io.TextIOWrapper(stream, encoding=mapping.encoding, newline="")
        lines = csv.DictReader(text, delimiter=mapping.delimiter, strict=True)
        _check_header(lines.fieldnames or (), mapping, name)
        yield from _filings(lines, name, mapping, checked)
    except (UnicodeError, csv.Error, LookupError) as error:
        raise ItemError(
            f"{name}: {error}. What was read before stays; say the encoding and the delimiter in "
            "the mapping."
        ) from error


def _check_header(names: Sequence[str], mapping: Layout, name: str) -> None:
    missing = sorted(set(mapping.columns.values()) - set(names))
    if missing:
        raise ItemError(
            f"{name}:1: no column {', '.join(missing)}. The file has: {', '.join(names)}."
        )


def _filings(
    lines: "csv.DictReader[str]", name: str, mapping: Layout, checked: date
) -> Iterator[Filing | SetAside]:
    waiting: Filing | None = None
    for line in lines:
        where = f"{name}:{lines.line_num}"
        try:
            made = _filing(line, mapping, checked)
        except FieldError as wrong:
            yield aside(where, wrong)
            continue
        found = kept(made, where)
        if isinstance(found, SetAside):
            yield found
        elif waiting and (waiting.jurisdiction, waiting.record) == (
            found.jurisdiction,
            found.record,
        ):
            waiting = _joined(waiting, found)
        else:
            if waiting:
                yield waiting
            waiting = found
    if waiting:
        yield waiting


def _joined(one: Filing, other: Filing) -> Filing:
    marks = {mark.klass: mark for mark in (*one.marks, *other.marks)}
    return Filing(one.jurisdiction, one.record, one.checked, tuple(marks.values()))


def _filing(line: Mapping[str, str | None], mapping: Layout, checked: date) -> Filing:
    cells = {key: (line.get(column) or "").strip() for key, column in mapping.columns.items()}
    record = cells["record"]
    if not record:
        raise FieldError(
            mapping.columns["record"], "", "Every line needs the number of its record."
        )
    place = cells.get("jurisdiction") or mapping.jurisdiction
    marks = [_mark(cells, mapping, klass, place, checked) for klass in _classes(cells, mapping)]
    return Filing(place, record, checked, tuple(marks) if cells["sign"] else ())


def _classes(cells: Mapping[str, str], mapping: Layout) -> list[int]:
    parts = cells["class"].split(mapping.between_classes)
    return sorted({class_of(mapping.columns["class"], part) for part in parts})


def _mark(cells: Mapping[str, str], mapping: Layout, klass: int, place: str, checked: date) -> Mark:
    def day(key: str) -> Moment | None:
        return _day(mapping.columns[key], cells[key], mapping.date) if key in cells else None

    return Mark(
        record=cells["record"],
        sign=" ".join(cells["sign"].split()),
        jurisdiction=place,
        klass=klass,
        owner=cells["owner"],
        status=_status(cells["status"], mapping, place),
        checked=checked,
        number=cells.get("number", ""),
        edition=cells.get("edition", ""),
        groups=tuple(sorted(cells.get("groups", "").replace(",", " ").replace(";", " ").split())),
        goods=cells.get("goods", ""),
        designated=frozenset(cells.get("designated", "").replace(",", " ").split()),
        source=f"{place} register, CSV",
        status_from=day("status_from"),
        applied=day("applied"),
        valid_from=day("valid_from"),
        valid_until=day("valid_until"),
    )


def _status(text: str, mapping: Layout, place: str) -> str:
    if text in mapping.statuses:
        return mapping.statuses[text]
    if text in STATUSES:
        return text
    return status_of(mapping.columns["status"], text, place)


def _day(field_name: str, text: str, pattern: str) -> Moment | None:
    if not text or not pattern:
        return day_of(field_name, text)
    try:
        day = datetime.strptime(text, pattern).date()  # noqa: DTZ007
    except ValueError:
        raise FieldError(
            field_name, text, f"The mapping says that days look like {pattern}."
        ) from None
    return Moment(day, day)
