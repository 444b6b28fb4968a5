"""Duties and fees of many parcels in whole cents, from the plans of their groups."""

from collections.abc import Sequence

import numpy as np

from countermark.duties.amounts import Columns, Flags, Whole
from countermark.duties.plans import BLANK, MILLION, NO_FEE, DutyPlan, FeePlan, Numbers

HALF = MILLION // 2

Ends = tuple[Whole, Whole]


def duties(plans: Sequence[DutyPlan], group: Whole, columns: Columns) -> Ends:
    """Return the least and the most duty of each row."""
    least = _options([one.low for one in plans], group, columns)
    most = _options([one.high for one in plans], group, columns)
    return _rounded(np.min(least, 0)), _rounded(np.max(most, 0))


def _options(rows: Sequence[tuple[Numbers, ...]], group: Whole, columns: Columns) -> Whole:
    cents, quantity = columns.cents, columns.quantity
    table = _padded(rows, BLANK)
    amounts = np.empty((table.shape[1], len(group)), np.int64)
    for option in range(table.shape[1]):
        mfn, each, total, rest, rest_each, flat = table[:, option, :].T
        owed = np.maximum(mfn[group] * cents + each[group] * quantity, total[group] * cents)
        owed += rest[group] * cents + rest_each[group] * quantity + flat[group]
        amounts[option] = owed
    return amounts


def charges(
    plans: Sequence[FeePlan], group: Whole, columns: Columns, *, owed: tuple[Flags, Flags]
) -> Ends:
    """Return the least and the most of the sure fees; `owed` tells which rows may owe duty."""
    table = _padded([one.fees for one in plans], NO_FEE)
    low, high = np.zeros(len(group), np.int64), np.zeros(len(group), np.int64)
    for place in range(table.shape[1]):
        share, flat, least, most, dutiable = table[:, place, :].T
        amount = np.clip(share[group] * columns.cents + flat[group], least[group], most[group])
        always = dutiable[group] == 0
        low += np.where(always | owed[0], _rounded(amount), 0)
        high += np.where(always | owed[1], _rounded(amount), 0)
    return low, high


def _padded(rows: Sequence[tuple[Numbers, ...]], blank: Numbers) -> Whole:
    """Return rows of equal length: an option stands again, a fee is followed by none."""
    most = max((len(row) for row in rows), default=1)
    full = [(*row, *[row[0] if blank == BLANK else blank] * (most - len(row))) for row in rows]
    return np.array(full, np.int64).reshape(len(rows), most, len(blank))


def _rounded(amounts: Whole) -> Whole:
    """Return hundred-millionths of a dollar in whole cents, halves up."""
    whole: Whole = (amounts + HALF) // MILLION
    return whole
