"""Fees stand apart from duties, with their least and their most."""

from decimal import Decimal

import pytest

from tests.duties.build import cost


def mpf(day, price, channel="formal"):
    fees = cost(day, price, channel=channel).fees
    return next((one.amount.low for one in fees if one.name == "mpf"), None)


@pytest.mark.parametrize(
    ("price", "fee"),
    [("100", "33.58"), ("10000", "34.64"), ("1000000", "651.50")],
)
def test_a_formal_entry_owes_a_share_between_bounds(price, fee):
    assert mpf("2026-01-01", price) == Decimal(fee)


@pytest.mark.parametrize(
    ("day", "least"),
    [
        ("2017-12-31", "25.00"),
        ("2018-01-01", "25.67"),
        ("2021-10-01", "27.75"),
        ("2026-10-01", "34.58"),
    ],
)
def test_the_bounds_change_with_the_fiscal_year(day, least):
    assert mpf(day, "100") == Decimal(least)


@pytest.mark.parametrize(("price", "fee"), [("2500", "2.69"), ("2500.01", "33.58")])
def test_an_informal_entry_owes_a_fixed_fee_up_to_its_limit(price, fee):
    assert mpf("2026-01-01", price, "informal") == Decimal(fee)


def test_the_carrier_pays_for_an_express_parcel():
    made = cost("2026-01-01", "100", channel="express")
    assert {one.name: one.when for one in made.fees} == {"express_waybill": "carrier"}
    assert made.charged.high == 0


def test_a_possible_fee_is_shown_but_not_charged():
    made = cost("2026-08-01", "30", "handbag", channel="express")
    advance = next(one for one in made.fees if one.name == "carrier_advance")
    assert (advance.amount.low, advance.amount.high) == (Decimal("13.50"), Decimal("17.50"))
    assert made.charged.high == 0


def test_a_parcel_that_enters_free_owes_no_fee():
    assert cost("2024-01-01", "30", channel="express").fees == ()


def test_mail_that_owes_no_duty_is_not_charged_for_it():
    made = cost("2026-08-01", "50", "85171300", channel="post")
    assert made.duty.high == 0
    assert made.charged.high == 0
