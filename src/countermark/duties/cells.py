"""Cells of the duty tables: periods, rates, channels, value brackets and codes, read strictly."""

import re
from datetime import date
from decimal import Decimal

from countermark.duties.entries import Bracket, Period
from countermark.duties.formula import Formula, parse
from countermark.duties.nouns import Channel, Proof
from countermark.rows import Row, check_dates

CONFIDENCES = frozenset({"high", "medium", "low"})
_CHANNEL = re.compile(r"([a-z]+)(?:(<=|>)(\d+))?")
ALWAYS = Period(date.min, date.max)
ANY = Bracket()
_BRACKET = re.compile(r"(<=|>)(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)\.\.(\d+(?:\.\d+)?)")


def day_of(row: Row, column: str, default: date) -> date:
    """Return a day, or the default where the cell is empty."""
    return check_dates(row, column) if row[column] else default


def period_of(row: Row) -> Period:
    """Return the days from `from` to `until`; an empty cell is an open end."""
    first, last = day_of(row, "from", date.min), day_of(row, "until", date.max)
    if last < first:
        raise row.wrong("until", f"Write a day from {first} on.")
    return Period(first, last)


def proof_of(row: Row) -> Proof:
    """Return why the row holds; refuse a row without a source."""
    if not row["source"]:
        raise row.wrong("source", "Say where the fact can be read.")
    columns = row.cells
    return Proof(
        columns.get("authority", ""),
        row["source"],
        row.one_of("confidence", CONFIDENCES),
        columns.get("note", ""),
    )


def rate_of(row: Row, column: str) -> Formula:
    """Return a rate."""
    try:
        return parse(row[column])
    except ValueError:
        cure = "Write 16.5%, $0.40 + 8.5% case, $0.29/kg, 0..25% or ? for unknown."
        raise row.wrong(column, cure) from None


def amount_of(row: Row, column: str) -> Decimal | None:
    """Return an amount in dollars, or None where the cell is empty."""
    if not row[column]:
        return None
    row.number(column, low=0, high=1e9)
    return Decimal(row[column])


def channels_of(row: Row) -> tuple[tuple[str, Bracket], ...]:
    """Return the channels with their value limits; an empty cell is every channel."""
    made = []
    for word in row.words("channels") or tuple(Channel):
        found = _CHANNEL.fullmatch(word)
        if not found or found[1] not in set(Channel):
            raise row.wrong("channels", f"Write {' '.join(Channel)}, each with <= or > a value.")
        bound = Decimal(found[3]) if found[3] else None
        up_to = found[2] == "<="
        made.append((found[1], Bracket(None if up_to else bound, bound if up_to else None)))
    return tuple(made)


def bracket_of(row: Row, column: str) -> Bracket:
    """Return the values for which a row holds."""
    if not row[column]:
        return Bracket()
    found = _BRACKET.fullmatch(row[column])
    if not found:
        raise row.wrong(column, "Write <=20, >20 or 3..6.50.")
    if found[3]:
        return Bracket(Decimal(found[3]), Decimal(found[4]))
    bound = Decimal(found[2])
    return Bracket(up_to=bound) if found[1] == "<=" else Bracket(above=bound)


def hts_of(row: Row, column: str, lengths: tuple[int, ...]) -> str:
    """Return a tariff code of an allowed length."""
    code = row[column]
    if not code.isdecimal() or len(code) not in lengths:
        raise row.wrong(column, f"Write {' or '.join(map(str, lengths))} digits.")
    return code
