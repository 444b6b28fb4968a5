"""The tables of marks: `data/marks/*.csv`, checked row by row."""

from collections.abc import Callable, Collection
from datetime import date
from functools import cache
from typing import TypeVar

from countermark import rows
from countermark.register.rights.marks import (
    CLASSES,
    FINDINGS,
    STATUSES,
    Assignment,
    Entry,
    Finding,
    Mark,
    Packaged,
    pack,
    script_of,
    wrong_range,
)
from countermark.register.rights.moments import Moment, moment_of
from countermark.register.rights.territories import MADRID, Territories, load_territories
from countermark.rows import Row, check_dates, read_table

Made = TypeVar("Made")
Key = tuple[str, str]

MARK_COLUMNS = tuple(
    "record sign script jurisdiction designated class edition groups goods owner number status "
    "status_from applied valid_from valid_until source checked".split()
)
ASSIGNMENT_COLUMNS = tuple("jurisdiction record from_owner to_owner date source checked".split())
FINDING_COLUMNS = tuple("id jurisdiction record owner finding date en zh source checked".split())


def load_marks() -> Packaged:
    """Read the marks from the packaged tables and the user's overlay."""
    return _loaded(tuple(map(str, rows.folders())))


@cache
def _loaded(_folders: tuple[str, ...]) -> Packaged:
    return pack(read_entries())


def read_entries() -> list[Entry]:
    """Read every mark with its assignments and findings."""
    territories = load_territories()
    marks = read_table(
        "marks/marks*.csv",
        MARK_COLUMNS,
        lambda row: _mark(row, territories),
        key=lambda made: (made.jurisdiction, made.record, made.klass),
    )
    known = {(mark.jurisdiction, mark.record) for mark in marks}
    chains = _grouped("assignments", ASSIGNMENT_COLUMNS, _assignment, known)
    findings = _grouped("findings", FINDING_COLUMNS, _finding, known)
    return [_entry(mark, chains, findings) for mark in marks]


def _entry(
    mark: Mark, chains: dict[Key, list[Assignment]], findings: dict[Key, list[Finding]]
) -> Entry:
    key = mark.jurisdiction, mark.record
    return Entry(mark, tuple(chains.get(key, ())), tuple(findings.get(key, ())))


def _grouped(
    name: str,
    columns: tuple[str, ...],
    make: Callable[[Row], Made],
    known: Collection[Key],
) -> dict[Key, list[Made]]:
    """Read what belongs to marks, in the order of the table, by the mark's key."""

    def keyed(row: Row) -> tuple[Key, Made]:
        key = row["jurisdiction"], row["record"]
        if key not in known:
            raise row.wrong("record", "Write the record of a row in marks.csv.")
        return key, make(row)

    grouped: dict[Key, list[Made]] = {}
    for key, made in read_table(f"marks/{name}*.csv", columns, keyed, key=lambda made: made):
        grouped.setdefault(key, []).append(made)
    return grouped


def _mark(row: Row, territories: Territories) -> Mark:
    mark = Mark(
        record=_written(row, "record"),
        sign=_written(row, "sign"),
        jurisdiction=_territory(row, territories),
        klass=_class(row),
        owner=_written(row, "owner"),
        status=row.one_of("status", STATUSES),
        checked=check_dates(row),
        script=row.one_of("script", {script_of(row["sign"])}),
        number=row["number"],
        edition=row["edition"],
        groups=row.words("groups"),
        goods=row["goods"],
        designated=_designated(row, territories),
        status_from=_moment(row, "status_from"),
        applied=_moment(row, "applied"),
        valid_from=_moment(row, "valid_from"),
        valid_until=_moment(row, "valid_until"),
        source=_written(row, "source"),
    )
    if field := wrong_range(mark):
        raise row.wrong(field, "Write a day that is not before the one on which the mark began.")
    return mark


def _assignment(row: Row) -> Assignment:
    check_dates(row)
    return Assignment(
        _written(row, "from_owner"),
        _written(row, "to_owner"),
        _moment(row, "date"),
        source=_written(row, "source"),
    )


def _finding(row: Row) -> Finding:
    check_dates(row)
    on = _moment(row, "date")
    if on is None:
        raise row.wrong("date", "Write the day of the finding.")
    return Finding(
        row["id"],
        _written(row, "owner"),
        row.one_of("finding", FINDINGS),
        on=on,
        en=_written(row, "en"),
        zh=_written(row, "zh"),
        source=_written(row, "source"),
    )


def _written(row: Row, column: str) -> str:
    if not row[column].strip():
        raise row.wrong(column, "Write it.")
    return row[column]


def _territory(row: Row, territories: Territories) -> str:
    if not territories.known(row["jurisdiction"]):
        raise row.wrong("jurisdiction", "Write an ISO 3166 code, or EM, BX or WO.")
    return row["jurisdiction"]


def _designated(row: Row, territories: Territories) -> frozenset[str]:
    words = frozenset(row.words("designated"))
    if unknown := sorted(word for word in words if not territories.known(word)):
        raise row.wrong("designated", f"Unknown: {', '.join(unknown)}.")
    if (row["jurisdiction"] == MADRID) != bool(words):
        raise row.wrong("designated", "Write the designated countries of WO, and of nothing else.")
    return words


def _class(row: Row) -> int:
    if not row["class"].isdecimal() or int(row["class"]) not in CLASSES:
        raise row.wrong("class", "Write a Nice class from 1 to 45.")
    return int(row["class"])


def _moment(row: Row, column: str) -> Moment | None:
    try:
        return moment_of(row[column])
    except ValueError:
        cure = f"Write YYYY, YYYY-MM or YYYY-MM-DD, such as {date(2019, 11, 4)}, or nothing."
        raise row.wrong(column, cure) from None
