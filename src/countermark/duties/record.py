"""A landed cost as one JSON record; amounts are text, so that no cent is lost."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from countermark.duties.goods import dotted
from countermark.duties.nouns import CENT, Fee, LandedCost, Layer, Parcel, Proof, Span
from countermark.duties.timeline import Step

Record = dict[str, Any]


def exact(amount: Decimal) -> str:
    """Return an amount in full, with two decimals at least."""
    plain = amount.normalize()
    return f"{plain:f}" if int(plain.as_tuple().exponent) < -2 else f"{amount.quantize(CENT):f}"


def span(one: Span) -> Record:
    """Return a range; a high of null is one that cannot be told."""
    return {"low": exact(one.low), "high": None if one.high is None else exact(one.high)}


def record(cost: LandedCost) -> Record:
    """Return everything that a landed cost says."""
    return {
        "parcel": _parcel(cost.parcel),
        "duty": span(cost.duty),
        "percent": span(cost.percent),
        "free": cost.exemption.free,
        "why": cost.exemption.why,
        "exemption": None if cost.exemption.proof is None else _proof(cost.exemption.proof),
        "lines": [
            {
                "hts": dotted(line.hts),
                "goods": line.goods,
                "duty": span(line.duty.rounded()),
                "layers": _layers(line.layers),
            }
            for line in cost.lines
        ],
        "methods": _layers(cost.methods),
        "fees": [_fee(one) for one in cost.fees],
        "charged": span(cost.charged),
        "total": span(cost.total),
        "unknown": list(cost.unknown),
        "remarks": list(cost.remarks),
        "rules_as_of": cost.evidence.isoformat(),
        "stale": cost.stale,
    }


def steps(made: Sequence[Step]) -> list[Record]:
    """Return a timeline as records of what changes."""
    return [
        {
            "from": step.first.isoformat(),
            "until": step.last.isoformat(),
            "duty": span(step.cost.duty),
            "charged": span(step.cost.charged),
            "total": span(step.cost.total),
            "free": step.cost.exemption.free,
            "layers": measures(step.cost),
            "stale": step.cost.stale,
        }
        for step in made
    ]


def measures(cost: LandedCost) -> list[str]:
    """Return the measures in an answer, in the order of their layers."""
    layers = [layer for line in cost.lines for layer in line.layers]
    return list(dict.fromkeys(one.rule.measure for one in (*layers, *cost.methods)))


def _parcel(parcel: Parcel) -> Record:
    return {
        "price": exact(parcel.price.amount),
        "currency": parcel.price.currency,
        "goods": parcel.goods,
        "origin": parcel.origin,
        "ships_from": parcel.ships_from or parcel.origin,
        "to": parcel.to,
        "channel": str(parcel.channel),
        "entered": parcel.entered.isoformat(),
        "quantity": parcel.quantity,
    }


def _proof(proof: Proof) -> Record:
    return {
        "authority": proof.authority,
        "source": proof.source,
        "confidence": proof.confidence,
        "note": proof.note,
    }


def _layers(layers: Sequence[Layer]) -> list[Record]:
    return [
        {"measure": one.rule.measure, **span(one.amount), **_proof(one.rule.proof)}
        for one in layers
    ]


def _fee(fee: Fee) -> Record:
    return {"fee": fee.name, **span(fee.amount), "when": fee.when, **_proof(fee.proof)}
