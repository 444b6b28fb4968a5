"""Which layers of duty hold for a parcel, before its exact price is looked at."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from countermark.duties.entries import FeeRow, Line, Measure
from countermark.duties.formula import owed
from countermark.duties.goods import dotted, find
from countermark.duties.nouns import Channel, Exemption, Owed, Parcel, Proof, Rule
from countermark.duties.postal import BY_ITEM, BY_VALUE, postal_methods
from countermark.duties.tariff import Tariff, holds

MFN, COLUMN_2, CHINA = "mfn", "column_2", "section_301"
RECIPROCAL, EVASION = "ieepa_reciprocal", "ieepa_transshipment"
METAL = "metal"
NO_LAYERS = frozenset({"de_minimis", "de_minimis_off", "gift", BY_VALUE, BY_ITEM, EVASION})


Rows = tuple[tuple[str, tuple[Measure, ...]], ...]


@dataclass(frozen=True, slots=True)
class Regime:
    """How a parcel is taxed, whatever the goods: freely, by a postal method, or by these rows."""

    exemption: Exemption
    methods: tuple[Rule, ...]
    rows: Rows


@dataclass(frozen=True, slots=True)
class Ruling:
    """The layers of each line that fits, or the postal methods in their place, and the fees."""

    lines: tuple[tuple[Line, tuple[Rule, ...]], ...]
    methods: tuple[Rule, ...]
    exemption: Exemption
    fees: tuple[FeeRow, ...]
    unknown: tuple[str, ...]
    remarks: tuple[str, ...]


def rule(parcel: Parcel, tariff: Tariff) -> Ruling:
    """Return every rule that holds for a parcel."""
    found, regime = find(parcel, tariff), regime_of(parcel, tariff)
    lines = layered(found.lines, regime, parcel, tariff=tariff)
    fees = () if regime.exemption.free else fees_of(parcel, tariff)
    rules = [*regime.methods, *(one for _, layers in lines for one in layers)]
    measures = {one.measure for one in rules if one.high != Owed()}
    said = (one for one in tariff.remarks if one.period.holds(parcel.entered))
    remarks = (*found.remarks, *(one.text for one in said if one.measures & measures))
    unknown = (*untold(rules), *untold_fees(fees))
    return Ruling(lines, regime.methods, regime.exemption, fees, unknown, remarks)


def regime_of(parcel: Parcel, tariff: Tariff) -> Regime:
    """Return how a parcel is taxed, whatever the goods."""
    exemption = exempt(parcel, tariff)
    methods = () if exemption.free else postal_methods(parcel, tariff)
    if exemption.free or methods:
        return Regime(exemption, methods, ())
    kinds = (kind for kind in tariff.measures if kind not in NO_LAYERS)
    found = ((kind, tuple(tariff.in_force(kind, parcel))) for kind in kinds)
    rows = [(kind, measures) for kind, measures in found if measures]
    if parcel.transshipped and (evasion := tariff.in_force(EVASION, parcel)):
        rows = [(kind, measures) for kind, measures in rows if kind != RECIPROCAL]
        rows.append((RECIPROCAL, tuple(evasion)))
    return Regime(exemption, (), tuple(rows))


def layered(
    lines: tuple[Line, ...], regime: Regime, parcel: Parcel, *, tariff: Tariff
) -> tuple[tuple[Line, tuple[Rule, ...]], ...]:
    """Return the layers of each tariff line; none where the parcel is free or pays by the post."""
    if regime.exemption.free or regime.methods:
        return ()
    return tuple((line, layers(line, regime.rows, parcel, tariff=tariff)) for line in lines)


def fees_of(parcel: Parcel, tariff: Tariff) -> tuple[FeeRow, ...]:
    """Return the fees of a parcel that does not enter free."""
    dated = (one for one in tariff.fees if one.period.holds(parcel.entered))
    return tuple(one for one in dated if holds(one.channels, parcel.channel, parcel.price.amount))


def untold(rules: Iterable[Rule]) -> tuple[str, ...]:
    """Return what cannot be told of some rules, each said once."""
    said = (_unknown(one.measure, one.proof) for one in rules if one.high is None)
    return tuple(dict.fromkeys(said))


def untold_fees(fees: Iterable[FeeRow]) -> tuple[str, ...]:
    """Return what cannot be told of some fees."""
    return tuple(_unknown(one.name, one.proof) for one in fees if not one.rate.terms)


def _unknown(name: str, proof: Proof) -> str:
    return f"{name}: {proof.note or 'the amount depends on what was not given'}"


def exempt(parcel: Parcel, tariff: Tariff) -> Exemption:
    """Tell whether a parcel enters free for its low value, and by which law."""
    if parcel.gift:
        for one in tariff.in_force("gift", parcel):
            return Exemption(True, "a gift of low value", one.proof)
    for one in tariff.in_force("de_minimis", parcel):
        return Exemption(True, "of low value (de minimis)", one.proof)
    for one in tariff.in_force("de_minimis_off", parcel):
        return Exemption(False, "the exemption is suspended for this origin", one.proof)
    if parcel.channel == Channel.FORMAL:
        return Exemption(False, "a formal entry does not claim the exemption", None)
    return Exemption(False, "the value is above the exemption", None)


def layers(line: Line, rows: Rows, parcel: Parcel, *, tariff: Tariff) -> tuple[Rule, ...]:
    """Return the layers of duty on a tariff line; they add, and none is a share of another."""
    made = [_mfn(line, dict(rows), parcel)]
    for kind, measures in rows:
        outside = tariff.outside(kind, line.hts)
        if kind == CHINA:
            made += _china(line, measures, parcel)
        elif kind != COLUMN_2 and outside is not True:
            for one in (row for row in measures if _names(row, line)):
                added = _added(one, parcel)
                made.append(replace(added, low=Owed()) if outside is None else added)
    return tuple(made)


def _mfn(line: Line, rows: Mapping[str, tuple[Measure, ...]], parcel: Parcel) -> Rule:
    for one in rows.get(COLUMN_2, ()):
        return Rule(MFN, Owed(), None, one.proof)
    low, high = owed(line.rate, dict(parcel.parts), parcel.weight_kg)
    authority = line.proof.authority or f"HTS {dotted(line.hts)}, column 1 general"
    return Rule(MFN, low, high, replace(line.proof, authority=authority))


def _china(line: Line, measures: tuple[Measure, ...], parcel: Parcel) -> list[Rule]:
    """Return the Section 301 layer; where a line may stand on several lists, it is their range."""
    rows = {one.when.removeprefix("list:"): one for one in measures}
    on = [rows[name] for name in line.lists if name in rows]
    if not on:
        return []
    rates = [_added(one, parcel) for one in on]
    top = max(rates, key=lambda one: one.low.share)
    bottom = min(rates, key=lambda one: one.low.share).low if len(on) == len(line.lists) else Owed()
    return [replace(top, low=bottom)] if top.high != Owed() else []


def _names(row: Measure, line: Line) -> bool:
    codes = tuple(row.when.removeprefix("codes:").split(",")) if row.when else ("",)
    return any(line.hts.startswith(code) or code.startswith(line.hts) for code in codes)


def _added(row: Measure, parcel: Parcel) -> Rule:
    low, high = owed(row.rate, {}, None) if row.rate else (Owed(), None)
    if row.basis == METAL and high:
        metal = dict(parcel.parts).get(METAL)
        if metal is None:  # no more than the whole price can be metal
            return Rule(row.kind, Owed(), high, row.proof)
        low = high = Owed(each=high.share * metal)
    return Rule(row.kind, low, high, row.proof, tops_up=row.basis == "total")
