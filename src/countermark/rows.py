"""Our own tables: CSV files with known columns, overlaid by the user's folder, and their digest.

A table is one CSV file or a folder of them under `data/`. The folder named by COUNTERMARK_DATA
holds the same tree; a row there replaces the packaged row with the same key.
"""

import csv
import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from countermark.errors import DataError

PACKAGED = Path(__file__).parent / "data"
OVERLAY_VARIABLE = "COUNTERMARK_DATA"

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column, and where it stands."""

    where: str
    cells: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def words(self, column: str) -> tuple[str, ...]:
        """Return the words of a cell that lists several."""
        return tuple(self.cells[column].split())

    def parts(self, column: str) -> tuple[str, ...]:
        """Return the phrases of a cell that separates them by `|`."""
        return tuple(part.strip() for part in self.cells[column].split("|") if part.strip())

    def number(self, column: str, *, low: float, high: float) -> float:
        """Return a cell as a number between two bounds."""
        try:
            value = float(self.cells[column])
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise self.wrong(column, f"Write a number from {low:g} to {high:g}.")
        return value

    def one_of(self, column: str, allowed: Iterable[str]) -> str:
        """Return a cell that must be one of the allowed words."""
        value = self.cells[column]
        if value not in allowed:
            raise self.wrong(column, f"Write one of: {', '.join(sorted(allowed)) or 'nothing'}.")
        return value

    def wrong(self, column: str, cure: str) -> DataError:
        """Return the error that names this place, what stands there, and the cure."""
        return DataError(f"{self.where}: {column} is {self.cells[column]!r}. {cure}")


def folders() -> tuple[Path, ...]:
    """Return the packaged data folder and, where it is set, the user's overlay."""
    overlay = os.environ.get(OVERLAY_VARIABLE)
    if not overlay:
        return (PACKAGED,)
    if not Path(overlay).is_dir():
        raise DataError(f"{OVERLAY_VARIABLE} is {overlay!r}, which is no folder. Name a folder.")
    return (PACKAGED, Path(overlay))


def files(pattern: str) -> list[Path]:
    """Return the files of one table, packaged first, in a stable order."""
    return [path for folder in folders() for path in sorted(folder.glob(pattern))]


def _short(path: Path) -> str:
    inside = next((folder for folder in folders() if path.is_relative_to(folder)), path.parent)
    return f"data/{path.relative_to(inside).as_posix()}"


def read_file(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """Read the rows of one file, refusing unknown columns, ragged lines and wrong bytes."""
    short = _short(path)
    try:
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.reader(stream, strict=True)
            header = tuple(next(reader, ()))
            if header != columns:
                raise DataError(
                    f"{short}:1: the columns are {','.join(header)}. Write {','.join(columns)}."
                )
            for cells in reader:
                where = f"{short}:{reader.line_num}"
                if len(cells) != len(columns):
                    cure = f"Write {len(columns)} cells and quote the ones with commas."
                    raise DataError(f"{where}: the line has {len(cells)} cells. {cure}")
                yield Row(where, dict(zip(columns, cells, strict=True)))
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{short}: {error}. Save the file as UTF-8 CSV.") from error


def read_table(
    pattern: str,
    columns: tuple[str, ...],
    make: Callable[[Row], Made],
    *,
    key: Callable[[Made], object],
) -> list[Made]:
    """Read a table whole; a row of the overlay replaces the packaged row with the same key."""
    made: dict[object, Made] = {}
    for folder in folders():
        here: dict[object, str] = {}
        for path in sorted(folder.glob(pattern)):
            for row in read_file(path, columns):
                value = make(row)
                name = key(value)
                if name in here:
                    raise DataError(
                        f"{row.where}: {name} stands at {here[name]} already. Drop one."
                    )
                here[name] = row.where
                made[name] = value
    return list(made.values())


def check_dates(row: Row, column: str = "checked") -> date:
    """Return the day on which a row was last checked."""
    try:
        return date.fromisoformat(row[column])
    except ValueError:
        raise row.wrong(column, "Write the day as YYYY-MM-DD.") from None


def digest() -> str:
    """Return one hash over every table in use, so that an assessment names the data behind it."""
    total = hashlib.sha256()
    for folder in folders():
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                total.update(path.relative_to(folder).as_posix().encode())
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return f"sha256:{total.hexdigest()}"
