"""What every register's record must hold before it is kept: a place, a reason and a cure if not."""

from collections.abc import Mapping
from functools import cache

from countermark import rows
from countermark.errors import ItemError
from countermark.model import SetAside
from countermark.register.rights import Filing, Mark, Moment, load_territories, moment_of
from countermark.register.rights.marks import CLASSES, STATUSES, wrong_range
from countermark.rows import Row, check_dates, read_table

STATUS_COLUMNS = ("office", "code", "until", "status", "source", "checked")
ANY_OFFICE = "*"
NO_DAY = {"", "0", "00000000", "0000-00-00"}


class FieldError(ItemError):
    """A field of a record that cannot be kept."""

    def __init__(self, field: str, value: object, cure: str) -> None:
        super().__init__(f"{field} is {value!r}")
        self.field, self.cure = field, cure


def aside(where: str, wrong: FieldError) -> SetAside:
    """Return what is said of a record that is not kept."""
    return SetAside(where, str(wrong), wrong.cure)


def day_of(field: str, text: str | None) -> Moment | None:
    """Read a day as offices write it: 20191104, 2019-11-04, with or without a zone; 0 is none."""
    text = (text or "").strip()
    if text in NO_DAY:
        return None
    if len(text) == 8 and text.isdigit():
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}".removesuffix("-00").removesuffix("-00")
    try:
        return moment_of(text[:10])
    except ValueError:
        raise FieldError(field, text, "Write a day as YYYYMMDD or YYYY-MM-DD.") from None


def class_of(field: str, text: str | None) -> int:
    """Read a Nice class, which offices pad with zeros."""
    stripped = (text or "").strip()
    if not stripped.isdecimal() or int(stripped) not in CLASSES:
        raise FieldError(field, text, "Write a Nice class from 1 to 45.")
    return int(stripped)


def status_of(field: str, text: str | None, office: str) -> str:
    """Return our word for an office's status."""
    table, code = statuses(), (text or "").strip().casefold()
    found = table.get((office, code)) or table.get((ANY_OFFICE, code))
    if found is None:
        raise FieldError(field, text, "Add a row for it to marks/statuses.csv.")
    return found


def kept(filing: Filing, where: str) -> Filing | SetAside:
    """Return a file of marks, or why it is set aside."""
    try:
        for mark in filing.marks:
            _check(mark)
    except FieldError as wrong:
        return aside(where, wrong)
    return filing


def _check(mark: Mark) -> None:
    territories = load_territories()
    for code in (mark.jurisdiction, *mark.designated):
        if not territories.known(code):
            raise FieldError("territory", code, "Write an ISO 3166 code, or EM, BX or WO.")
    if field := wrong_range(mark):
        cure = "A mark cannot end before it begins; correct the day."
        raise FieldError(field, str(getattr(mark, field)), cure)


def statuses() -> Mapping[tuple[str, str], str]:
    """Return our words for the statuses of offices, by office and code."""
    return _statuses(tuple(map(str, rows.folders())))


@cache
def _statuses(_folders: tuple[str, ...]) -> dict[tuple[str, str], str]:
    listed = read_table("marks/statuses.csv", STATUS_COLUMNS, _codes, key=lambda made: made[0])
    return {(office, code): status for (office, _), codes, status in listed for code in codes}


def _codes(row: Row) -> tuple[tuple[str, str], list[str], str]:
    check_dates(row)
    first, last = row["code"].casefold(), row["until"]
    codes = [str(code) for code in range(int(first), int(last) + 1)] if last else [first]
    return (row["office"], first), codes, row.one_of("status", STATUSES)
