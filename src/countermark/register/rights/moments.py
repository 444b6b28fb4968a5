"""A day as far as it is known: courts and papers often say only the month or the year.

Between the first and the last day that it may be, nothing is certain.
"""

import calendar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """The first and the last day that a date may be; both are the same where it is known."""

    first: date
    last: date

    def __str__(self) -> str:
        if self.first == self.last:
            return self.first.isoformat()
        width = 7 if self.first.month == self.last.month else 4
        return self.first.isoformat()[:width]


@lru_cache(maxsize=1 << 16)  # registers repeat their days
def moment_of(text: str) -> Moment | None:
    """Read YYYY, YYYY-MM or YYYY-MM-DD; an empty text is an unknown day."""
    if not text:
        return None
    if len(text) == 10:
        day = date.fromisoformat(text)
        return Moment(day, day)
    if len(text) == 4 and text.isdigit():
        return Moment(date(int(text), 1, 1), date(int(text), 12, 31))
    year, _, month = text.partition("-")
    if len(text) != 7 or not (year.isdigit() and month.isdigit()):
        raise ValueError(text)
    last = calendar.monthrange(int(year), int(month))[1]
    return Moment(date(int(year), int(month), 1), date(int(year), int(month), last))
