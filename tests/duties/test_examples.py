"""Dated answers that others have published: every one to the cent, or inside the stated range."""

from decimal import Decimal

import pytest

from tests.duties.build import cost, percent

RULINGS = [  # rate by official ruling, or by a table that others print
    ("2020-01-15", "4202.91.9030", "29.5", "CBP ruling NY N308539"),
    ("2021-05-04", "6505.00.1515", "32.9", "CBP ruling NY N319090"),
    ("2024-10-15", "6403.99.9065", "17.5", "CBP ruling NY N342584"),
    ("2025-02-20", "6404.19.3660", "17.5", "CBP ruling NY N345743"),
    ("2025-04-16", "4202.92.0807", "177", "CBP ruling NY N347261"),
    ("2025-06-15", "4202.21.9000", "64", "fiowind.com"),
    ("2025-07-25", "9505.90.6000", "30", "CBP ruling NY N351388"),
    ("2026-08-01", "8507.60.00", "40.9", "a table of tariff eras"),
]
AMOUNTS = [
    ("2025-09-15", "6109.10.0012", "300", "express", "CN", "162.00", "zonos.com"),
    ("2026-09-16", "6109.10.00", "10000", "formal", "CN", "3650.00", "invoicetariff"),
    ("2026-09-16", "6109.10.00", "10000", "formal", "VN", "2900.00", "invoicetariff"),
    ("2026-09-14", "3926.90.9989", "45", "express", "CN", "11.39", "a feasibility note"),
    ("2026-08-08", "7117.19.9000", "50", "post", "IN", "10.50", "a country file on parcels"),
    ("2026-07-25", "6203.42.0711", "25000", "formal", "VN", "7275.00", "Klearnow-Tariff"),
]


@pytest.mark.parametrize(("day", "hts", "rate", "source"), RULINGS)
def test_the_rate_is_the_published_one(day, hts, rate, source):
    assert percent(day, hts, origin="CN") == rate


@pytest.mark.parametrize("published", AMOUNTS, ids=lambda one: f"{one[-1]} {one[0]}")
def test_the_duty_is_the_published_one(published):
    day, hts, price, channel, origin, duty, _ = published
    made = cost(day, price, hts, channel=channel, origin=origin).duty
    assert (made.low, made.high) == (Decimal(duty), Decimal(duty))


@pytest.mark.parametrize(
    ("day", "goods", "price", "by_value", "by_item"),
    [
        ("2025-09-15", "6109.10.0012", "300", "90", "200"),  # zonos.com
        ("2025-05-05", "toy", "2", "2.4", "100"),  # arithmetic on the order's rate
        ("2025-06-15", "t-shirt", "50", "27", "100"),
        ("2025-11-20", "t-shirt", "50", "10", "160"),
    ],
)
def test_mail_of_2025_has_both_figures_between_which_the_carrier_chose(
    day, goods, price, by_value, by_item
):
    made = cost(day, price, goods, channel="post")
    assert [one.amount.low.normalize() for one in made.methods] == [
        Decimal(by_value),
        Decimal(by_item),
    ]
    assert (made.duty.low, made.duty.high) == (Decimal(by_value), Decimal(by_item))
    assert made.lines == ()


def test_the_post_charges_for_each_dutiable_item():
    made = cost("2026-08-08", "50", "7117.19.9000", channel="post", origin="IN")
    assert made.charged.low == made.charged.high == Decimal("9.35")
    assert made.total.high == Decimal("69.85")


def test_the_union_asks_three_euros_for_each_subheading():
    made = cost("2026-07-02", "80", "blouse", to="DE", currency="EUR", subheadings=2)
    assert made.duty.low == made.duty.high == Decimal(6)
