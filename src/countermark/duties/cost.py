"""What a parcel costs when its duties and fees are paid: exact layers, sums in cents."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from countermark.duties.entries import FeeRow
from countermark.duties.formula import owed
from countermark.duties.nouns import (
    ZERO,
    Channel,
    Fee,
    LandedCost,
    Layer,
    LineCost,
    Owed,
    Parcel,
    Rule,
    Span,
    cents,
)
from countermark.duties.relief import relieved
from countermark.duties.rulings import MFN, rule
from countermark.duties.tariff import WORLD, Tariff
from countermark.errors import UsageError

HOME, CURRENCY = "US", "USD"
MOST = Decimal(1_000_000_000)
FINEST = Decimal("0.0001")
SURE = frozenset({"entry", "dutiable"})


@dataclass(frozen=True, slots=True)
class Sums:
    """The layers of a line added up: MFN, the total that MFN counts towards, and the rest."""

    mfn: Rule
    total: Rule
    rest: Rule

    def on(self, price: Decimal, quantity: int) -> Span:
        """Return the exact duty on a price."""
        low = max(self.mfn.low.on(price, quantity), self.total.low.on(price, quantity))
        low += self.rest.low.on(price, quantity)
        if self.mfn.high is None or self.total.high is None or self.rest.high is None:
            return Span(low, None)
        high = max(self.mfn.high.on(price, quantity), self.total.high.on(price, quantity))
        return Span(low, high + self.rest.high.on(price, quantity))


def landed_cost(parcel: Parcel, tariff: Tariff) -> LandedCost:
    """Return what a parcel owes on its day of entry; unknown is never zero."""
    check(parcel, tariff)
    if parcel.to != HOME:
        return relieved(parcel, tariff)
    ruling = rule(parcel, tariff)
    price, quantity = parcel.price.amount, parcel.quantity
    lines = tuple(_line(line.hts, line.goods, rules, parcel) for line, rules in ruling.lines)
    methods = tuple(Layer(one, _amount(one, price, quantity)) for one in ruling.methods)
    exact = Span(ZERO, ZERO)
    if not ruling.exemption.free:
        exact = widest([one.duty for one in lines] or [one.amount for one in methods])
    duty = exact.rounded()
    fees = tuple(charge(row, price, duty) for row in ruling.fees)
    charged = Span(ZERO, ZERO)
    for fee in fees:
        charged = charged.plus(fee.amount) if fee.when in SURE else charged
    evidence = tariff.evidence[HOME].last
    return LandedCost(
        parcel=parcel,
        duty=duty,
        percent=percent(exact, price),
        lines=lines,
        methods=methods,
        exemption=ruling.exemption,
        fees=fees,
        charged=charged,
        total=Span(price, price).plus(duty).plus(charged),
        unknown=ruling.unknown,
        remarks=ruling.remarks,
        evidence=evidence,
        stale=parcel.entered > evidence,
    )


def check(parcel: Parcel, tariff: Tariff) -> None:
    """Refuse what no answer could be given for, saying what to write instead."""
    check_amount(parcel.price.amount, parcel.quantity)
    check_places(parcel, tariff)
    if parcel.channel not in set(Channel):
        raise UsageError(f"{parcel.channel} is no channel. Write one of {', '.join(Channel)}.")
    if parcel.to == HOME and parcel.price.currency != CURRENCY:
        raise UsageError(f"The price is in {parcel.price.currency}. Give it in USD.")
    first = tariff.evidence[tariff.territory(parcel.to)].first
    if parcel.entered < first:
        raise UsageError(f"{parcel.entered} is before our evidence. Give a day from {first} on.")


def check_amount(price: Decimal, quantity: int) -> None:
    """Refuse a price or a quantity that is none."""
    if not price.is_finite() or not 0 <= price <= MOST or price != cents(price):
        raise UsageError(f"The price is {price}. Write an amount from 0 to {MOST:,} in cents.")
    if not 1 <= quantity <= MOST:
        raise UsageError(f"The quantity is {quantity}. Write 1 or more.")


def check_places(parcel: Parcel, tariff: Tariff) -> None:
    """Refuse a country that is none, and one whose duties we do not hold."""
    for place in (parcel.origin, parcel.ships_from or parcel.origin, parcel.to):
        if place not in tariff.groups[WORLD]:
            raise UsageError(f"{place!r} is no country. Write its two letters, as CN.")
    territory = tariff.territory(parcel.to)
    if territory not in tariff.evidence:
        known = ", ".join(tariff.evidence)
        raise UsageError(f"We hold no duties of {parcel.to}. Ask for one of {known}.")
    if territory == tariff.territory(parcel.origin):
        raise UsageError("Goods made where they are sold owe no import duty. Give their origin.")


def add(rules: Sequence[Rule]) -> Sums:
    """Add up the layers of a line."""
    proof = rules[0].proof
    mfn = total = rest = Rule("", Owed(), Owed(), proof)
    for one in rules:
        if one.measure == MFN:
            mfn = one
        elif one.tops_up:
            total = one
        else:
            high = None if rest.high is None or one.high is None else rest.high.plus(one.high)
            rest = Rule("", rest.low.plus(one.low), high, proof)
    return Sums(mfn, total, rest)


def widest(spans: Sequence[Span]) -> Span:
    """Return the range that holds every one of several."""
    highs = [one.high for one in spans]
    known = [high for high in highs if high is not None]
    high = max(known) if len(known) == len(highs) else None
    return Span(min(one.low for one in spans), high)


def percent(duty: Span, price: Decimal) -> Span:
    """Return a duty as a percentage of the price; of no price there is none."""
    if not price:
        return Span(ZERO, None)
    high = None if duty.high is None else _percent(duty.high, price)
    return Span(_percent(duty.low, price), high)


def _percent(duty: Decimal, price: Decimal) -> Decimal:
    return (100 * duty / price).quantize(FINEST).normalize()


def _line(hts: str, goods: str, rules: tuple[Rule, ...], parcel: Parcel) -> LineCost:
    price, quantity = parcel.price.amount, parcel.quantity
    sums = add(rules)
    mfn = _amount(sums.mfn, price, quantity)
    layers = tuple(Layer(one, _layer(one, mfn, parcel)) for one in rules)
    return LineCost(hts, goods, layers, sums.on(price, quantity))


def _layer(one: Rule, mfn: Span, parcel: Parcel) -> Span:
    amount = _amount(one, parcel.price.amount, parcel.quantity)
    if not one.tops_up:
        return amount
    low = ZERO if mfn.high is None else max(ZERO, amount.low - mfn.high)
    return Span(low, None if amount.high is None else max(ZERO, amount.high - mfn.low))


def _amount(one: Rule, price: Decimal, quantity: int) -> Span:
    high = None if one.high is None else one.high.on(price, quantity)
    return Span(one.low.on(price, quantity), high)


def charge(row: FeeRow, price: Decimal, duty: Span) -> Fee:
    """Return a fee on a price, between its least and its most."""
    low, high = owed(row.rate, {}, None)
    least = _between(low.on(price, 1), row)
    most = None if high is None else _between(high.on(price, 1), row)
    if row.applies == "dutiable" and duty.low == 0:
        least = ZERO
        most = ZERO if duty.high == 0 else most
    return Fee(row.name, Span(least, most).rounded(), row.applies, row.proof)


def _between(amount: Decimal, row: FeeRow) -> Decimal:
    amount = amount if row.least is None else max(amount, row.least)
    return amount if row.most is None else min(amount, row.most)
