"""Rulings as whole numbers, so that many parcels under the same rules are reckoned at once.

Amounts are in hundred-millionths of a dollar: cents times millionths of a rate. Every rate of the
tables is a whole number of millionths, so nothing is lost.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from countermark.duties.cost import SURE, Sums, add
from countermark.duties.entries import FeeRow
from countermark.duties.formula import owed
from countermark.duties.goods import find
from countermark.duties.nouns import Owed, Parcel, Rule
from countermark.duties.rulings import Regime, fees_of, layered, untold, untold_fees
from countermark.duties.tariff import Tariff

MILLION, FINE = 1_000_000, 100_000_000
NO_LIMIT = 2**62

Numbers = tuple[int, ...]
BLANK = (0,) * 6
NO_FEE = (0, 0, 0, NO_LIMIT, 0)


@dataclass(frozen=True, slots=True)
class DutyPlan:
    """What parcels of the same goods under the same rules owe, one option a line or method.

    An option is (MFN share, MFN each, total share, rest share, rest each, rest flat). `known` is
    False where no most can be told.
    """

    low: tuple[Numbers, ...] = (BLANK,)
    high: tuple[Numbers, ...] = (BLANK,)
    known: bool = True
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FeePlan:
    """The sure fees: (share, flat, least, most, whether only dutiable parcels pay it)."""

    fees: tuple[Numbers, ...] = (NO_FEE,)
    known: bool = True
    unknown: tuple[str, ...] = ()


def plan_duty(parcel: Parcel, regime: Regime, tariff: Tariff) -> DutyPlan:
    """Return the plan of every parcel that differs from this one in its price only."""
    found = find(parcel, tariff)
    if regime.exemption.free:
        return DutyPlan()
    lines = layered(found.lines, regime, parcel, tariff=tariff)
    rules = [*regime.methods, *(one for _, layers in lines for one in layers)]
    options = [add(layers) for _, layers in lines] or [add([one]) for one in regime.methods]
    return DutyPlan(
        low=tuple(_least(one) for one in options),
        high=tuple(_most(one) for one in options),
        known=all(one.high is not None for one in rules),
        unknown=untold(rules),
    )


def plan_fees(parcel: Parcel, tariff: Tariff) -> FeePlan:
    """Return the fees of every parcel that differs from this one in its price only."""
    fees = fees_of(parcel, tariff)
    sure = [row for row in fees if row.applies in SURE]
    known = all(row.rate.terms for row in sure)
    return FeePlan(tuple(map(_fee, sure)) or (NO_FEE,), known, untold_fees(fees))


def _parts(option: Sums) -> Sequence[Rule]:
    return option.mfn, option.total, option.rest


def _least(option: Sums) -> Numbers:
    return _numbers(*(one.low for one in _parts(option)))


def _most(option: Sums) -> Numbers:
    return _numbers(*(one.high or Owed() for one in _parts(option)))


def _numbers(mfn: Owed, total: Owed, rest: Owed) -> Numbers:
    shares = (_whole(mfn.share, MILLION), _whole(mfn.each, FINE), _whole(total.share, MILLION))
    return (*shares, _whole(rest.share, MILLION), _whole(rest.each, FINE), _whole(rest.flat, FINE))


def _fee(row: FeeRow) -> Numbers:
    low = owed(row.rate, {}, None)[0]
    least = 0 if row.least is None else _whole(row.least, FINE)
    most = NO_LIMIT if row.most is None else _whole(row.most, FINE)
    dutiable = int(row.applies == "dutiable")
    return _whole(low.share, MILLION), _whole(low.each, FINE), least, most, dutiable


def _whole(amount: Decimal, unit: int) -> int:
    return int(amount * unit)
