from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from countermark.model import Money
from countermark.register.prices import Reference, reference_of
from countermark.register.rates import Rates
from countermark.register.reference import Comparison, Offered, compare

DAY = date(2025, 4, 17)
RATES = Rates((DAY,), ({"EUR": Decimal(1), "USD": Decimal("1.25"), "CNY": Decimal(8)},))


def reference(model: str, paid: str, **more: str) -> Reference:
    cells = {
        "brand": "marlowe",
        "model": model,
        "sale_price": paid,
        "currency": "USD",
        "territory": "US",
        "date": "2025-04-15",
        "source": "invented",
    }
    return reference_of(cells | more, {"marlowe"})


TOTE = [
    reference("Corvella tote", "300", line="Corvella", category="bags", code="MW-4410B"),
    reference("Corvella tote", "320", line="Corvella", category="bags", variant="red"),
    reference("Corvella tote", "310", gtin="4006381333931", line="Corvella", category="bags"),
]
OTHERS = [
    reference("Pennine wallet", "120", line="Pennine", category="wallets"),
    reference("Pennine card case", "80", line="Pennine", category="wallets"),
    reference("Corvella tote kids", "90", line="Corvella", category="bags"),
]


def compared(title: str, amount: str = "100", currency: str = "USD", **more) -> Comparison | None:
    offered = Offered(title, "", "", Money(Decimal(amount), currency), DAY)
    return compare(replace(offered, **more), [*TOTE, *OTHERS], RATES)


@pytest.mark.parametrize(
    ("title", "level", "name", "confidence"),
    [
        ("bag, EAN 4006381333931", "model", "Corvella tote", 1.0),
        ("leather goods MW4410B new", "model", "Corvella tote", 0.95),
        ("Marlowe bag from the Pennine family", "line", "Pennine", 0.6),
        ("Marlowe wallet", "category", "wallets", 0.4),
    ],
)
def test_it_states_how_closely_and_how_surely_it_matched(title, level, name, confidence):
    match = compared(title).match
    assert (match.level, match.name, match.confidence) == (level, name, confidence)


def test_a_model_that_is_named_is_matched_to_all_its_prices():
    found = compared("Marlowe Corvella tote black")
    assert found.match.name == "Corvella tote"
    assert found.match.level == "model"
    assert found.sold == (Decimal(300), Decimal(310), Decimal(320))
    assert found.match.confidence >= 0.5


def test_nothing_close_is_no_comparison():
    assert compared("Marlowe umbrella") is None


def test_a_model_is_compared_with_its_middle_price():
    found = compared("EAN 4006381333931 MW-4410B", "155")
    assert (found.usual, found.ratio) == (Decimal(310), 0.5)


def test_other_currencies_are_converted_at_the_rate_of_the_day():
    found = compared("EAN 4006381333931", "992", "CNY")
    assert (found.currency, found.piece, found.ratio) == ("USD", Decimal("155.00"), 0.5)


@pytest.mark.parametrize("day", [None, date(2025, 6, 1)])
def test_a_missing_rate_is_said(day):
    found = compared("EAN 4006381333931", "992", "CNY", day=day)
    assert (found.piece, found.ratio) == (None, None)
    assert "CNY in USD" in found.reason


def test_a_lot_is_compared_by_the_piece():
    found = compared("EAN 4006381333931 lot of 10", "1550")
    assert (found.count, found.piece) == (10, Decimal("155.00"))


@pytest.mark.parametrize("words", ["deposit", "from $1", "dust bag only", "travel size"])
def test_what_is_no_price_of_the_goods_is_not_compared(words):
    found = compared(f"EAN 4006381333931 {words}", "1")
    assert found.ratio is None
    assert found.reason


def test_goods_for_children_are_compared_with_their_own():
    assert compared("Corvella tote kids", "45").sold == (Decimal(90),)
    assert compared("Pennine wallet kids") is None


def test_prices_of_the_territory_count_first():
    abroad = reference("Corvella tote", "900", gtin="4006381333931", territory="GB")
    offered = Offered("EAN 4006381333931", "", "", Money(Decimal(100), "USD"), DAY, ("GB",))
    assert compare(offered, [*TOTE, abroad], RATES).sold == (Decimal(900),)
