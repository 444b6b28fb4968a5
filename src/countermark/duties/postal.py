"""The special duties on mail of 2025 and 2026, which stand in place of every other duty."""

import re
from decimal import Decimal

from countermark.duties.entries import Measure
from countermark.duties.formula import owed
from countermark.duties.nouns import Owed, Parcel, Rule
from countermark.duties.tariff import Tariff

BY_VALUE, BY_ITEM = "postal", "postal_flat"
EMERGENCY = ("ieepa_fentanyl", "ieepa_reciprocal")
_BAND = re.compile(r"ieepa(?:<(\d+)|(\d+)\.\.(\d+)|>(\d+))")

Rates = tuple[Decimal, Decimal | None]


def postal_methods(parcel: Parcel, tariff: Tariff) -> tuple[Rule, ...]:
    """Return the methods between which the carrier of a mail parcel chose; none at other times."""
    rates = _emergency(parcel, tariff)
    made = [_by_value(one, rates) for one in tariff.in_force(BY_VALUE, parcel)]
    for one in tariff.in_force(BY_ITEM, parcel):
        if _in_band(one.when, rates) and one.rate:
            flat = Owed(flat=owed(one.rate, {}, None)[0].each)
            made.append(Rule(BY_ITEM, flat, flat, one.proof))
    return tuple(made)


def _by_value(row: Measure, rates: Rates) -> Rule:
    if row.rate:
        low, high = owed(row.rate, {}, None)
        return Rule(row.kind, low, high, row.proof)
    most = None if rates[1] is None else Owed(rates[1])
    return Rule(row.kind, Owed(rates[0]), most, row.proof)


def _emergency(parcel: Parcel, tariff: Tariff) -> Rates:
    """Return the emergency (IEEPA) rate of an origin, whatever the goods are."""
    low, high = Decimal(0), Decimal(0)
    known = True
    for kind in EMERGENCY:
        for one in tariff.in_force(kind, parcel):
            least, most = owed(one.rate, {}, None) if one.rate else (Owed(), None)
            low += least.share
            high += most.share if most else 0
            known = known and most is not None
    return low, high if known else None


def _in_band(band: str, rates: Rates) -> bool:
    found = _BAND.fullmatch(band)
    if not found:
        return True
    low, high = rates[0] * 100, Decimal("Infinity") if rates[1] is None else rates[1] * 100
    if found[1]:
        return low < int(found[1])
    if found[4]:
        return high > int(found[4])
    return high >= int(found[2]) and low <= int(found[3])
