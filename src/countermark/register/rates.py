"""Daily exchange rates from a file in the layout of the European Central Bank's reference rates.

The file has a column Date and one column a currency; a rate is what one euro costs that day. The
bank is closed on some days, so the last rate before the day counts, within a week.
"""

import csv
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from countermark.errors import DataError
from countermark.rows import files

PATTERN = "rates/*.csv"
DAY = "Date"
EURO = "EUR"
NO_RATE = frozenset({"", "N/A"})
OLDEST = 7  # days: over Easter and Christmas the bank is closed for up to five


@dataclass(frozen=True, slots=True)
class Rates:
    """What one euro costs, by day; the days ascend."""

    days: tuple[date, ...] = ()
    by_day: tuple[dict[str, Decimal], ...] = ()

    def convert(self, amount: Decimal, start: str, end: str, day: date) -> Decimal | None:
        """Return an amount in another currency at the rate of a day, None where there is none."""
        if start == end:
            return amount
        place = bisect_right(self.days, day) - 1
        if place < 0 or (day - self.days[place]).days > OLDEST:
            return None
        rates = self.by_day[place]
        if start not in rates or end not in rates:
            return None
        return amount / rates[start] * rates[end]


def load_rates(paths: Iterable[Path] | None = None) -> Rates:
    """Read rates from files, or from `rates/*.csv` in the tables and the user's overlay."""
    found: dict[date, dict[str, Decimal]] = {}
    for path in files(PATTERN) if paths is None else paths:
        try:
            with path.open(encoding="utf-8-sig", newline="") as stream:
                for number, cells in enumerate(csv.DictReader(stream, skipinitialspace=True), 2):
                    where = f"{path.name}:{number}"
                    found[_day(cells.get(DAY), where)] = _rates(cells, where)
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise DataError(f"{path.name}: {error}. Give the file of the ECB as it is.") from error
    days = sorted(found)
    return Rates(tuple(days), tuple(found[day] for day in days))


def _day(text: str | None, where: str) -> date:
    try:
        return date.fromisoformat((text or "").strip())
    except ValueError:
        raise DataError(f"{where}: Date is {text!r}. Write the day as YYYY-MM-DD.") from None


def _rates(cells: dict[str | None, str | None], where: str) -> dict[str, Decimal]:
    rates = {EURO: Decimal(1)}
    for currency, text in cells.items():
        if not currency or currency == DAY or not isinstance(text, str):
            continue
        if text.strip() in NO_RATE:
            continue
        rates[currency.strip()] = _rate(text.strip(), f"{where}: {currency.strip()}")
    return rates


def _rate(text: str, where: str) -> Decimal:
    try:
        rate = Decimal(text)
    except InvalidOperation:
        rate = Decimal(0)
    if not (rate.is_finite() and rate > 0):
        raise DataError(f"{where} is {text!r}. Write what one euro costs, above zero.")
    return rate
