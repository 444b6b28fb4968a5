from decimal import Decimal

import pytest

from countermark.duties.formula import owed, parse
from countermark.duties.nouns import Owed

PARTS = {"case": Decimal(40), "strap": Decimal(20), "battery": Decimal(1)}


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("16.5%", Owed(Decimal("0.165")), Owed(Decimal("0.165"))),
        ("0..25%", Owed(), Owed(Decimal("0.25"))),
        ("$0.90 + 20%", Owed(Decimal("0.2"), Decimal("0.9")), Owed(Decimal("0.2"), Decimal("0.9"))),
        ("$1.50..2", Owed(each=Decimal("1.5")), Owed(each=Decimal(2))),
        ("?", Owed(), None),
        ("$0.29/kg + 5%", Owed(Decimal("0.05")), None),
        ("8% case + 2% strap", Owed(), Owed(Decimal("0.08"))),
    ],
)
def test_a_rate_asks_a_least_and_a_most(text, low, high):
    assert owed(parse(text), {}, None) == (low, high)


def test_told_parts_owe_exactly_their_rates():
    low, high = owed(parse("$0.40 + 8.5% case + 14% strap + 5.3% battery"), PARTS, None)
    assert low == high == Owed(each=Decimal("6.653"))
    low, high = owed(parse("6.25% case/strap"), PARTS, None)
    assert low == high == Owed(each=Decimal("3.75"))


def test_a_weight_makes_a_rate_by_weight_exact():
    low, high = owed(parse("$0.50/kg"), {}, Decimal("0.2"))
    assert low == high == Owed(each=Decimal("0.1"))


WRONG = ["", "5", "5 %", "-5%", "5%%", "€5", "25..5%", "0.00001%", "$1/lb"]


@pytest.mark.parametrize("text", WRONG)
def test_what_is_no_rate_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        parse(text)
