"""Landed costs by the batch: Arrow in, Arrow out, the same answers as one by one.

Three groupings keep the work small: how parcels are taxed whatever the goods, what the goods then
owe, and the fees. Each group is ruled once; the rows are whole-number arithmetic.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pyarrow as pa

from countermark.duties.amounts import Columns, Flags, Whole, decimals, price_error, read_columns
from countermark.duties.charges import charges, duties
from countermark.duties.cost import CURRENCY, HOME, check, landed_cost
from countermark.duties.entries import Bracket
from countermark.duties.groups import Groups
from countermark.duties.nouns import Parcel
from countermark.duties.plans import DutyPlan, FeePlan, plan_duty, plan_fees
from countermark.duties.rulings import Regime, regime_of
from countermark.duties.tariff import Tariff, bounds, edges
from countermark.errors import UsageError
from countermark.model import Money

EPOCH = date(1970, 1, 1)
CENTS = 100
GIFT = "gift"  # a batch holds no gifts


@dataclass(frozen=True, slots=True)
class Reckoner:
    """A tariff, and what was ruled under it so far."""

    tariff: Tariff
    groups: Groups = field(default_factory=Groups)

    def landed_costs(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """Return the landed cost of each row of price, goods, origin, entered and channel.

        `ships_from` and `quantity` are optional columns; prices are in dollars. A row that cannot
        be reckoned has nulls and says why under `error`.
        """
        columns = read_columns(batch)
        regimes, taxed = self._regimes(columns)
        free = np.array([one is not None and one.exemption.free for one in regimes], bool)[taxed]
        plans, owing = self._duties(columns, regimes, taxed)
        fees, charged = self._fees(columns, free)
        ruled = np.array([one is not None for one in regimes], bool)[taxed]
        right = ~columns.bad & ruled & np.array([one is not None for one in plans], bool)[owing]
        duty = duties([one or DutyPlan() for one in plans], owing, columns)
        known = np.array([one is None or one.known for one in plans], bool)[owing]
        fee = charges(fees, charged, columns, owed=(duty[0] > 0, (duty[1] > 0) | ~known))
        sure = np.array([one.known for one in fees], bool)[charged]
        written: dict[str, Any] = {
            "duty_low": decimals(duty[0], right),
            "duty_high": decimals(duty[1], right & known),
            "fees_low": decimals(fee[0], right),
            "fees_high": decimals(fee[1], right & sure),
            "total_low": decimals(columns.cents + duty[0] + fee[0], right),
            "total_high": decimals(columns.cents + duty[1] + fee[1], right & known & sure),
            "free": pa.array(free, mask=~right),
            "unknown": _unknown((plans, owing), (fees, charged), right),
            "stale": pa.array(columns.days > _days(self.tariff.evidence[HOME].last), mask=~right),
            "error": self._errors(columns, right),
        }
        return pa.RecordBatch.from_pydict(written)

    def _regimes(self, columns: Columns) -> tuple[list[Regime | None], Whole]:
        rows = [one for one in self.tariff.rows() if one.kind != GIFT]
        dated = [one.period for one in rows]
        started = self.tariff.evidence[HOME].first
        days = np.searchsorted(_dates([started, *edges(dated)]), columns.days, side="right")
        bracket = np.searchsorted(_cents(one.channels for one in rows), columns.cents)

        def make(row: int) -> Regime | None:
            parcel = _parcel(columns, row)
            try:
                check(parcel, self.tariff)
            except UsageError:
                return None
            return regime_of(parcel, self.tariff)

        parts = [(days, None), (bracket, None), *columns.words[1:]]
        return self.groups.rule("regime", parts, make)

    def _duties(
        self, columns: Columns, regimes: Sequence[Regime | None], taxed: Whole
    ) -> tuple[list[DutyPlan | None], Whole]:
        alike: dict[Hashable, int] = {}
        kinds = np.array([alike.setdefault(_name(one), len(alike)) for one in regimes], np.int64)
        lines = [one for rows in self.tariff.lines.values() for one in rows]
        dated = edges([one.period for one in lines])
        days = np.searchsorted(_dates(dated), columns.days, side="right")
        unit = np.zeros(len(columns.cents), np.int64)
        for limit in bounds([one.value for one in lines]):
            unit += columns.cents > int(limit * CENTS) * columns.quantity

        def make(row: int) -> DutyPlan | None:
            regime = regimes[taxed[row]]
            if regime is None or columns.bad[row]:
                return None
            try:
                return plan_duty(_parcel(columns, row), regime, self.tariff)
            except UsageError:
                return None

        parts = [(kinds[taxed], list(alike)), (days, None), (unit, None), columns.words[0]]
        parts.append((columns.bad.astype(np.int64), None))
        return self.groups.rule("duty", parts, make)

    def _fees(self, columns: Columns, free: Flags) -> tuple[list[FeePlan], Whole]:
        rows = self.tariff.fees
        dated = edges([one.period for one in rows])
        days = np.searchsorted(_dates(dated), columns.days, side="right")
        bracket = np.searchsorted(_cents(one.channels for one in rows), columns.cents)

        def make(row: int) -> FeePlan:
            return FeePlan() if free[row] else plan_fees(_parcel(columns, row), self.tariff)

        parts = [(free.astype(np.int64), None), (days, None), (bracket, None), columns.words[2]]
        return self.groups.rule("fees", parts, make)

    def _errors(self, columns: Columns, right: Flags) -> pa.Array:
        errors: list[str | None] = [None] * len(right)
        for row in np.flatnonzero(~right).tolist():
            errors[row] = price_error(columns, row) if columns.bad[row] else None
            if errors[row] is None:
                errors[row] = _refusal(_parcel(columns, row), self.tariff)
        return pa.array(errors, pa.string())


def _refusal(parcel: Parcel, tariff: Tariff) -> str:
    try:
        landed_cost(parcel, tariff)
    except UsageError as error:
        return str(error)
    return "This row cannot be reckoned."


def _name(regime: Regime | None) -> Hashable:
    """Return what tells two ways of being taxed apart, as far as duties go."""
    if regime is None:
        return None
    methods = [f"{one.measure} {one.low} {one.high} {one.proof.note}" for one in regime.methods]
    rows = [one.id for _, measures in regime.rows for one in measures]
    return " ".join([str(regime.exemption.free), *methods, *rows])


def _parcel(columns: Columns, row: int) -> Parcel:
    goods, origin, channel, ships_from = (values[codes[row]] for codes, values in columns.words)
    return Parcel(
        price=Money(Decimal(int(columns.cents[row])) / CENTS, CURRENCY),
        goods=goods or "",
        origin=origin or "",
        entered=EPOCH + timedelta(days=int(columns.days[row])),
        channel=channel or "",
        ships_from=ships_from,
        quantity=int(columns.quantity[row]),
    )


def _days(day: date) -> int:
    return (day - EPOCH).days


def _dates(days: Iterable[date]) -> Whole:
    return np.array([_days(day) for day in days], np.int64)


def _cents(channels: Iterable[tuple[tuple[str, Bracket], ...]]) -> Whole:
    limits = bounds([bracket for one in channels for _, bracket in one])
    return np.array([int(one * CENTS) for one in limits], np.int64)


def _unknown(
    duty: tuple[list[DutyPlan | None], Whole], fee: tuple[list[FeePlan], Whole], right: Flags
) -> pa.Array:
    """Return what cannot be told of each row; empty where everything can."""
    (plans, owing), (fees, charged) = duty, fee
    pairs, group = np.unique(owing * len(fees) + charged, return_inverse=True)
    said = []
    for pair in pairs.tolist():
        plan = plans[pair // len(fees)]
        words = (plan.unknown if plan else ()) + fees[pair % len(fees)].unknown
        said.append("; ".join(words))
    return pa.array(said, pa.string()).take(pa.array(np.where(right, group, -1), mask=~right))
