"""The tariff: every table of duties, and which of its rows hold for a parcel on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from countermark.duties.entries import (
    Bracket,
    Category,
    Evidence,
    Exempt,
    FeeRow,
    Grace,
    Line,
    Measure,
    Period,
    Relief,
    Remark,
)
from countermark.duties.nouns import Parcel

ANY, OTHER = "*", "other"
MEMBERS, WORLD = "EU", "world"


@dataclass(frozen=True, slots=True)
class Tariff:
    """The tables, by what they are asked for."""

    measures: Mapping[str, tuple[Measure, ...]]
    lines: Mapping[str, tuple[Line, ...]]
    headings: Mapping[str, Line]
    categories: tuple[Category, ...]
    named: Mapping[str, Category]
    fees: tuple[FeeRow, ...]
    exempt: tuple[Exempt, ...]
    graces: tuple[Grace, ...]
    remarks: tuple[Remark, ...]
    relief: Mapping[str, tuple[Relief, ...]]
    groups: Mapping[str, frozenset[str]]
    evidence: Mapping[str, Evidence]

    def territory(self, country: str) -> str:
        """Return the customs territory of a country: one of the European Union's is `EU`."""
        return MEMBERS if country in self.groups[MEMBERS] else country

    def covers(self, words: tuple[str, ...], origin: str) -> bool:
        """Tell whether a cell of origins names this one; `other` is looked at apart."""
        names = {origin, self.territory(origin)}
        if any(word[1:] in names for word in words if word.startswith("-")):
            return False
        return ANY in words or any(word in names for word in words)

    def in_force(self, kind: str, parcel: Parcel) -> list[Measure]:
        """Return the rows of a measure that hold for a parcel."""
        day = self.day_for(kind, parcel)
        rows = [one for one in self.measures.get(kind, ()) if one.period.holds(day)]
        named = [one for one in rows if self.covers(one.origins, parcel.origin)]
        left = [one for one in rows if OTHER in one.origins] if not named else []
        found = named or [one for one in left if f"-{parcel.origin}" not in one.origins]
        return [one for one in found if _reaches(one, parcel)]

    def day_for(self, kind: str, parcel: Parcel) -> date:
        """Return the day whose rules count: earlier where a vessel had already taken the goods."""
        if parcel.loaded is None:
            return parcel.entered
        escaped = [
            one.loaded_before - timedelta(days=1)
            for one in self.graces
            if one.measure == kind
            and parcel.loaded < one.loaded_before <= parcel.entered < one.entered_before
            and self.covers(one.origins, parcel.origin)
        ]
        return min(escaped, default=parcel.entered)

    def outside(self, kind: str, code: str) -> bool | None:
        """Tell whether a code is outside a measure; None where only some of its lines are."""
        answer: bool | None = False
        for one in self.exempt:
            if one.measure != kind:
                continue
            if one.certain and code.startswith(one.codes):
                return True
            if any(part.startswith(code) or code.startswith(part) for part in one.codes):
                answer = None
        return answer

    def rows(self) -> tuple[Measure, ...]:
        """Return the rows of every measure."""
        return tuple(one for measures in self.measures.values() for one in measures)

    def changes(self) -> list[date]:
        """Return every day on which some rule may begin to differ, in order."""
        dated: list[Period] = [one.period for one in self.rows()]
        dated += [one.period for one in self.fees]
        dated += [one.period for one in self.remarks]
        dated += [one.period for rows in self.lines.values() for one in rows]
        dated += [one.period for rows in self.relief.values() for one in rows]
        dated += [Period(one.first, one.last) for one in self.evidence.values()]
        return edges(dated)


def edges(periods: Iterable[Period]) -> list[date]:
    """Return the days on which some of several periods begin, or have just ended, in order."""
    days = set()
    for one in periods:
        days |= {one.first} if one.first != date.min else set()
        days |= {one.last + timedelta(days=1)} if one.last != date.max else set()
    return sorted(days)


def bounds(brackets: Iterable[Bracket]) -> list[Decimal]:
    """Return the values at which some of several brackets begin or end, in order."""
    ends = {bound for one in brackets for bound in (one.above, one.up_to)}
    return sorted(bound for bound in ends if bound is not None)


def _reaches(row: Measure, parcel: Parcel) -> bool:
    ships_from = parcel.ships_from or parcel.origin
    if row.ships_from and ships_from not in row.ships_from:
        return False
    return holds(row.channels, parcel.channel, parcel.price.amount)


def holds(channels: tuple[tuple[str, Bracket], ...], channel: str, price: Decimal) -> bool:
    """Tell whether a row holds for a channel and a value."""
    return any(name == channel and bracket.holds(price) for name, bracket in channels)
