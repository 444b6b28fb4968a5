"""Whether the tables of duties hold: no two rows of a rule on one day, no day without a rule."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Protocol

from countermark.duties.cost import HOME
from countermark.duties.entries import Bracket, Measure, Period
from countermark.duties.goods import LISTS
from countermark.duties.rulings import CHINA
from countermark.duties.tariff import ANY, OTHER, WORLD, Tariff

FREE, SUSPENDED = "de_minimis", "de_minimis_off"


class Sourced(Protocol):
    """A row that names its source."""

    @property
    def source(self) -> str:
        """Where the fact was looked up, or `recalled:` and where it can be."""


def sourced(tariff: Tariff) -> dict[str, Sequence[Sourced]]:
    """Return the rows of each table of duties."""
    return {
        "duties": tariff.rows(),
        "duty lines": [one for rows in tariff.lines.values() for one in rows],
        "duty headings": list(tariff.headings.values()),
        "duty categories": tariff.categories,
        "duty exemptions": tariff.exempt,
        "duty graces": tariff.graces,
        "duty remarks": tariff.remarks,
        "fees": tariff.fees,
        "relief": [one for rows in tariff.relief.values() for one in rows],
        "evidence": list(tariff.evidence.values()),
    }


def faults(tariff: Tariff) -> Iterator[str]:
    """Yield a sentence for each row of duties that does not hold."""
    yield from _overlapping(tariff)
    yield from _unlisted(tariff)
    yield from _uncovered(tariff)


def _overlapping(tariff: Tariff) -> Iterator[str]:
    yield from _clashing(
        "us.csv", [(one.id, one.period, _bound(one, tariff)) for one in tariff.rows()]
    )
    lines = [one for rows in tariff.lines.values() for one in rows]
    yield from _clashing(
        "us-lines.csv", [(one.hts, one.period, frozenset({one.hts})) for one in lines]
    )
    fees = [(one.id, one.period, _charged(one.name, one.channels)) for one in tariff.fees]
    yield from _clashing("us-fees.csv", fees)
    for territory, relief in tariff.relief.items():
        rows = [(one.id, one.period, frozenset({territory})) for one in relief]
        yield from _clashing(f"the relief of {territory}", rows)


def _clashing(table: str, rows: Iterable[tuple[str, Period, frozenset[Hashable]]]) -> Iterator[str]:
    for (one, period, what), (other, later, same) in combinations(rows, 2):
        first, last = max(period.first, later.first), min(period.last, later.last)
        if first <= last and what & same:
            yield f"{table}: {one} and {other} both hold on {first}."


def _bound(row: Measure, tariff: Tariff) -> frozenset[Hashable]:
    if OTHER in row.origins:
        return frozenset()  # it gives way to every row that names the place
    places = (place for place in tariff.groups[WORLD] if tariff.covers(row.origins, place))
    return frozenset((row.kind, row.when, place) for place in places)


def _charged(name: str, channels: tuple[tuple[str, Bracket], ...]) -> frozenset[Hashable]:
    return frozenset((name, channel, bracket) for channel, bracket in channels)


def _unlisted(tariff: Tariff) -> Iterator[str]:
    """Yield what names a line, a list, a place or a measure that is in no table."""
    lists = {one.when.removeprefix("list:") for one in tariff.measures.get(CHINA, ())} | set(LISTS)
    lines = [one for rows in tariff.lines.values() for one in rows]
    for line in (*lines, *tariff.headings.values()):
        yield from (f"{line.hts}: {name} is no list." for name in line.lists if name not in lists)
    for category in tariff.categories:
        strange = [code for code in category.lines if code not in tariff.lines]
        yield from (f"us-categories.csv: {category.id} names {code}, no line." for code in strange)
    yield from _unplaced(tariff)


def _unplaced(tariff: Tariff) -> Iterator[str]:
    places = tariff.groups[WORLD] | set(tariff.groups) | {ANY, OTHER}
    for row in tariff.rows():
        for word in (*row.origins, *row.ships_from):
            if word.removeprefix("-") not in places:
                yield f"us.csv: {row.id} names {word}, which is no place."
    measures = [(one.id, one.measure) for one in tariff.exempt]
    measures += [(one.id, one.measure) for one in tariff.graces]
    for name, measure in measures:
        if measure not in tariff.measures:
            yield f"{name}: {measure} is no measure."


def _uncovered(tariff: Tariff) -> Iterator[str]:
    """Yield the first day on which an origin's low-value parcels are neither free nor barred."""
    evidence = tariff.evidence[HOME]
    rows = [*tariff.measures.get(FREE, ()), *tariff.measures.get(SUSPENDED, ())]
    for place in sorted(tariff.groups[WORLD]):
        held = [one.period for one in rows if tariff.covers(one.origins, place)]
        day = _first_day_outside(held, evidence.first)
        if day <= evidence.last:
            yield f"us.csv: on {day} nothing frees or bars parcels of low value from {place}."
            return


def _first_day_outside(periods: list[Period], day: date) -> date:
    for period in sorted(periods, key=lambda one: one.first):
        if period.holds(day):
            day = period.last if period.last == date.max else period.last + timedelta(days=1)
    return day
