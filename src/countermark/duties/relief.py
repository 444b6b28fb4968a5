"""What the European Union and the United Kingdom let in free, or for a flat duty, by value."""

from decimal import Decimal

from countermark.duties.entries import Relief
from countermark.duties.nouns import ZERO, Exemption, LandedCost, Parcel, Proof, Span
from countermark.duties.tariff import Tariff
from countermark.errors import UsageError

UNTOLD = Span(ZERO, None)


def relieved(parcel: Parcel, tariff: Tariff) -> LandedCost:
    """Return the customs duty of a low-value parcel; above the relief we hold no rates."""
    territory = tariff.territory(parcel.to)
    rows = tariff.relief[territory]
    currency = rows[0].currency
    if parcel.price.currency != currency:
        raise UsageError(f"The price is in {parcel.price.currency}. Give it in {currency}.")
    row = next((one for one in rows if one.period.holds(parcel.entered)), None)
    duty, exemption, unknown = _duty(row, parcel)
    price = parcel.price.amount
    evidence = tariff.evidence[territory].last
    return LandedCost(
        parcel=parcel,
        duty=duty,
        percent=Span(ZERO, None),
        lines=(),
        methods=(),
        exemption=exemption,
        fees=(),
        charged=Span(ZERO, ZERO),
        total=Span(price, price).plus(duty),
        unknown=unknown,
        remarks=("Customs duty only; value added tax comes on top.",),
        evidence=evidence,
        stale=parcel.entered > evidence,
    )


def _duty(row: Relief | None, parcel: Parcel) -> tuple[Span, Exemption, tuple[str, ...]]:
    if row is None:
        said = "no rule is in our tables for this day"
        return UNTOLD, Exemption(False, said, None), (f"duty: {said}",)
    if parcel.price.amount > row.limit:
        said = f"the value is above {row.limit:f} {row.currency}"
        return UNTOLD, Exemption(False, said, row.proof), (f"duty: {said}",)
    if row.flat is None:
        return Span(ZERO, ZERO), Exemption(True, "of low value", row.proof), ()
    amount = row.flat * Decimal(parcel.subheadings)
    return Span(amount, amount), Exemption(False, _flat(row, row.proof), row.proof), ()


def _flat(row: Relief, proof: Proof) -> str:
    return f"{row.flat:f} {row.currency} for each tariff subheading ({proof.authority})"
