"""Rates as the tables write them: `16.5%`, `$0.40 + 8.5% case`, `$0.291/kg`, `0..25%`, `?`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from countermark.duties.nouns import ZERO, Owed

UNKNOWN = "?"
EACH, KILO, VALUE = "each", "kg", "value"
EXACT = Decimal("0.0001")  # the finest step of a percentage that bulk arithmetic keeps

_NUMBER = r"\d+(?:\.\d+)?"
_PERCENT = re.compile(rf"({_NUMBER})(?:\.\.({_NUMBER}))?%(?: ([a-z/]+))?")
_DOLLARS = re.compile(rf"\$({_NUMBER})(?:\.\.({_NUMBER}))?(/kg)?")


@dataclass(frozen=True, slots=True)
class Term:
    """One addend: from low to high, as a share of a value or in dollars an item or kilogram."""

    low: Decimal
    high: Decimal
    unit: str


@dataclass(frozen=True, slots=True)
class Formula:
    """A rate; no terms means that it is not known."""

    terms: tuple[Term, ...]


def parse(text: str) -> Formula:
    """Read a rate; raise ValueError where it is none."""
    if text == UNKNOWN:
        return Formula(())
    return Formula(tuple(_term(part.strip()) for part in text.split("+")))


def _term(text: str) -> Term:
    if found := _PERCENT.fullmatch(text):
        low, high = Decimal(found[1]), Decimal(found[2] or found[1])
        if low % EXACT or high % EXACT or high < low:
            raise ValueError(text)
        return Term(low / 100, high / 100, found[3] or VALUE)
    if found := _DOLLARS.fullmatch(text):
        low, high = Decimal(found[1]), Decimal(found[2] or found[1])
        if high < low:
            raise ValueError(text)
        return Term(low, high, KILO if found[3] else EACH)
    raise ValueError(text)


def owed(
    formula: Formula, parts: Mapping[str, Decimal], weight: Decimal | None
) -> tuple[Owed, Owed | None]:
    """Return what a rate asks at least and at most; the most is None where it cannot be told."""
    low, high, known = Owed(), Owed(), bool(formula.terms)
    loose = ZERO
    for term in formula.terms:
        if term.unit == VALUE:
            low, high = low.plus(Owed(term.low)), high.plus(Owed(term.high))
        elif term.unit == EACH:
            low, high = low.plus(Owed(each=term.low)), high.plus(Owed(each=term.high))
        elif term.unit == KILO and weight is None:
            known = False
        elif term.unit == KILO:
            weighed = Owed(each=term.low * (weight or ZERO))
            low, high = low.plus(weighed), high.plus(weighed)
        elif all(name in parts for name in term.unit.split("/")):
            value = sum((parts[name] for name in term.unit.split("/")), ZERO)
            low, high = (
                low.plus(Owed(each=term.low * value)),
                high.plus(Owed(each=term.high * value)),
            )
        else:
            loose = max(loose, term.high)
    # Parts of unknown value share the price, so they owe at most the highest of their rates.
    return low, high.plus(Owed(loose)) if known else None
