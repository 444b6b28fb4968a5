"""What the same parcel would have owed on every day: one step from each change of a rule."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from countermark.duties.cost import landed_cost
from countermark.duties.nouns import LandedCost, Parcel
from countermark.duties.tariff import Tariff

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """The days on which a parcel costs the same for the same reasons."""

    first: date
    last: date
    cost: LandedCost


def timeline(parcel: Parcel, tariff: Tariff, *, first: date, last: date) -> list[Step]:
    """Return the steps of a parcel's landed cost from one day to another."""
    began = tariff.evidence[tariff.territory(parcel.to)].first
    first = max(first, began)
    days = [first, *(day for day in tariff.changes() if first < day <= last)]
    ends = [*(day - ONE_DAY for day in days[1:]), last]
    steps = [
        Step(day, end, landed_cost(replace(parcel, entered=day, loaded=None), tariff))
        for day, end in zip(days, ends, strict=True)
    ]
    return list(_merged(steps))


def _merged(steps: list[Step]) -> Iterator[Step]:
    held = steps[0]
    for step in steps[1:]:
        if _shown(step.cost) == _shown(held.cost):
            held = Step(held.first, step.last, held.cost)
            continue
        yield held
        held = step
    yield held


def _shown(cost: LandedCost) -> tuple[object, ...]:
    layers = {layer.rule.measure for line in cost.lines for layer in line.layers}
    methods = tuple(one.rule.measure for one in cost.methods)
    return cost.duty, cost.charged, cost.exemption.free, cost.stale, frozenset(layers), methods
