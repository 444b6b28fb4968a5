"""Marks in a database: the same plain SQL on SQLite and on PostgreSQL.

A file of an office is known by (jurisdiction, record): reading it again changes nothing, and an
older reading never replaces a newer one.
"""

import importlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from countermark.errors import UsageError
from countermark.register.rights.marks import Assignment, Entry, Filing, Mark, key_of, script_of
from countermark.register.rights.moments import Moment, moment_of
from countermark.text.fold import fold

SCHEMA = """
CREATE TABLE IF NOT EXISTS marks (
  jurisdiction TEXT NOT NULL, record TEXT NOT NULL, class INTEGER NOT NULL, folded TEXT NOT NULL,
  sign TEXT NOT NULL, script TEXT NOT NULL, number TEXT NOT NULL, edition TEXT NOT NULL,
  similar_groups TEXT NOT NULL, goods TEXT NOT NULL, designated TEXT NOT NULL, owner TEXT NOT NULL,
  status TEXT NOT NULL, status_from TEXT NOT NULL, applied TEXT NOT NULL, valid_from TEXT NOT NULL,
  valid_until TEXT NOT NULL, source TEXT NOT NULL, checked TEXT NOT NULL,
  PRIMARY KEY (jurisdiction, record, class));
CREATE INDEX IF NOT EXISTS marks_by_sign ON marks (folded, script);
CREATE TABLE IF NOT EXISTS assignments (
  jurisdiction TEXT NOT NULL, record TEXT NOT NULL, place INTEGER NOT NULL,
  from_owner TEXT NOT NULL, to_owner TEXT NOT NULL, day TEXT NOT NULL, source TEXT NOT NULL,
  PRIMARY KEY (jurisdiction, record, place));
CREATE TABLE IF NOT EXISTS imports (
  source TEXT PRIMARY KEY, records INTEGER NOT NULL, finished INTEGER NOT NULL);
"""
COLUMNS = (
    "jurisdiction, record, class, folded, sign, script, number, edition, similar_groups, goods, "
    "designated, owner, status, status_from, applied, valid_from, valid_until, source, checked"
)
INSERT_MARK = f"INSERT INTO marks ({COLUMNS}) VALUES ({', '.join('?' * 19)})"  # noqa: S608
INSERT_LINK = "INSERT INTO assignments VALUES (?, ?, ?, ?, ?, ?, ?)"
FIND = f"SELECT {COLUMNS} FROM marks WHERE folded = ? AND script = ? ORDER BY 1, 2, 3"  # noqa: S608
FIND_LINKS = (
    "SELECT from_owner, to_owner, day, source FROM assignments "
    "WHERE jurisdiction = ? AND record = ? ORDER BY place"
)
PROGRESS = (
    "INSERT INTO imports VALUES (?, ?, ?) ON CONFLICT (source) "
    "DO UPDATE SET records = excluded.records, finished = excluded.finished"
)
POSTGRES = ("postgresql://", "postgres://")
ASKED_AT_ONCE = 500  # SQLite's oldest limit on parameters is 999


@dataclass(frozen=True, slots=True)
class Store:
    """A connection, and how it writes the place of a parameter."""

    connection: Any
    mark: str

    def find(self, sign: str) -> Sequence[Entry]:
        """Return every entry of the same sign in the same script."""
        return [self._entry(row) for row in self._rows(FIND, key_of(sign))]

    def write(self, filings: Sequence[Filing], source: str, *, records: int) -> int:
        """Write some files in one transaction, with how far the source was read; count the rows."""
        latest = {(one.jurisdiction, one.record): one for one in filings}
        fresh = self._newer(latest)
        marks = [mark for one in fresh for mark in one.marks]
        links = [link for one in fresh for link in _links(one)]
        cursor = self.connection.cursor()
        if marks:
            cursor.executemany(self._sql(INSERT_MARK), list(_cells(marks)))
        if links:
            cursor.executemany(self._sql(INSERT_LINK), links)
        cursor.execute(self._sql(PROGRESS), (source, records, 0))
        self.connection.commit()
        return len(marks)

    def finish(self, source: str, *, records: int) -> None:
        """Note that a source was read to its end."""
        self.connection.cursor().execute(self._sql(PROGRESS), (source, records, 1))
        self.connection.commit()

    def read_so_far(self, source: str) -> int:
        """Return how many records of a source are in already; 0 where it was read to its end."""
        found = self._rows("SELECT records, finished FROM imports WHERE source = ?", (source,))
        return next((int(records) for records, finished in found if not finished), 0)

    def count(self) -> int:
        """Return how many rows of marks there are."""
        ((rows,),) = self._rows("SELECT count(*) FROM marks", ())
        return int(rows)

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()

    def _newer(self, latest: dict[tuple[str, str], Filing]) -> list[Filing]:
        """Take away the older rows of some files; leave out those of which newer ones are in."""
        known = self._known(latest)
        fresh = [one for key, one in latest.items() if known.get(key, date.min) <= one.checked]
        for table in ("marks", "assignments"):
            statement = f"DELETE FROM {table} WHERE jurisdiction = ? AND record = ?"  # noqa: S608
            gone = [
                key for key in ((one.jurisdiction, one.record) for one in fresh) if key in known
            ]
            if gone:
                self.connection.cursor().executemany(self._sql(statement), gone)
        return fresh

    def _known(self, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], date]:
        by_office: dict[str, list[str]] = {}
        for office, record in keys:
            by_office.setdefault(office, []).append(record)
        return {
            (office, record): date.fromisoformat(checked)
            for office, records in by_office.items()
            for start in range(0, len(records), ASKED_AT_ONCE)
            for record, checked in self._dates(office, records[start : start + ASKED_AT_ONCE])
        }

    def _dates(self, office: str, records: Sequence[str]) -> Iterator[tuple[str, str]]:
        places = ", ".join("?" * len(records))
        statement = (
            "SELECT record, max(checked) FROM marks "  # noqa: S608
            f"WHERE jurisdiction = ? AND record IN ({places}) GROUP BY record"
        )
        yield from self._rows(statement, (office, *records))

    def _rows(self, statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        cursor = self.connection.cursor()
        cursor.execute(self._sql(statement), tuple(values))
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def _sql(self, statement: str) -> str:
        return statement.replace("?", self.mark)

    def _entry(self, row: Sequence[Any]) -> Entry:
        links = self._rows(FIND_LINKS, row[:2])
        chain = (
            Assignment(giver, taker, moment_of(day), source) for giver, taker, day, source in links
        )
        return Entry(_mark(row), tuple(chain))


def connect(place: str) -> Store:
    """Open a database (a file for SQLite, or postgresql://…) and make the tables it lacks."""
    store = _postgres(place) if place.startswith(POSTGRES) else _sqlite(place)
    for statement in SCHEMA.split(";"):
        if statement.strip():
            store.connection.cursor().execute(statement)
    store.connection.commit()
    return store


def _sqlite(place: str) -> Store:
    try:
        connection = sqlite3.connect(place.removeprefix("sqlite:///"))
        for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "cache_size = -65536"):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error as error:
        raise UsageError(f"{place}: {error}. Name a file of marks, or a new one.") from error
    return Store(connection, "?")


def shown(place: str) -> str:
    """Return where a database is, without the user and the password."""
    return place.rpartition("@")[2].partition("?")[0]


def _postgres(place: str) -> Store:
    try:
        psycopg = importlib.import_module("psycopg")
    except ImportError:
        raise UsageError(
            f"{shown(place)}: the driver is missing. "
            'Install it with pip install "countermark[postgres]".'
        ) from None
    try:
        return Store(psycopg.connect(place), "%s")
    except psycopg.Error as error:
        raise UsageError(f"{shown(place)}: {str(error).strip()}") from error


def _cells(marks: Sequence[Mark]) -> Iterator[tuple[Any, ...]]:
    """Return the cells of some marks; their signs are folded in one go."""
    signs = [" ".join(mark.sign.split()) for mark in marks]
    folded = fold(signs).text()[1:-1].split("\n")
    for mark, text in zip(marks, folded, strict=True):
        yield (
            mark.jurisdiction,
            mark.record,
            mark.klass,
            " ".join(text.split()),
            mark.sign,
            script_of(mark.sign),
            mark.number,
            mark.edition,
            " ".join(mark.groups),
            mark.goods,
            " ".join(sorted(mark.designated)),
            mark.owner,
            mark.status,
            *map(_day, (mark.status_from, mark.applied, mark.valid_from, mark.valid_until)),
            mark.source,
            mark.checked.isoformat(),
        )


def _mark(row: Sequence[Any]) -> Mark:
    (office, record, klass, _, sign, script, number, edition, groups, goods, designated) = row[:11]
    owner, status, *days = row[11:17]
    status_from, applied, valid_from, valid_until = map(moment_of, days)
    return Mark(
        record=record,
        sign=sign,
        jurisdiction=office,
        klass=klass,
        owner=owner,
        status=status,
        checked=date.fromisoformat(row[18]),
        script=script,
        number=number,
        edition=edition,
        groups=tuple(groups.split()),
        goods=goods,
        designated=frozenset(designated.split()),
        status_from=status_from,
        applied=applied,
        valid_from=valid_from,
        valid_until=valid_until,
        source=row[17],
    )


def _links(filing: Filing) -> Iterator[tuple[Any, ...]]:
    for place, link in enumerate(filing.assignments):
        key = filing.jurisdiction, filing.record, place
        yield (*key, link.from_owner, link.to_owner, _day(link.on), link.source)


def _day(moment: Moment | None) -> str:
    return str(moment) if moment else ""
