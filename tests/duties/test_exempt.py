"""Parcels of low value: free or not, by origin, channel, value and day."""

from decimal import Decimal

import pytest

from tests.duties.build import cost

DAYS = [
    ("CN", "2016-03-10", True),
    ("CN", "2025-02-03", True),
    ("CN", "2025-02-04", False),
    ("CN", "2025-02-05", True),
    ("CN", "2025-05-01", True),
    ("CN", "2025-05-02", False),
    ("HK", "2025-05-02", False),
    ("VN", "2025-05-02", True),
    ("VN", "2025-08-28", True),
    ("VN", "2025-08-29", False),
    ("VN", "2026-11-24", False),
]


@pytest.mark.parametrize(("origin", "day", "free"), DAYS)
def test_the_exemption_ends_by_origin(origin, day, free):
    made = cost(day, "30", "handbag", origin=origin, channel="express")
    assert made.exemption.free is free
    assert (made.duty.high == 0) is free
    assert made.exemption.proof.authority


@pytest.mark.parametrize(("price", "free"), [("800", True), ("800.01", False)])
def test_the_exemption_ends_above_its_limit(price, free):
    assert cost("2024-01-01", price, channel="express").exemption.free is free


def test_a_formal_entry_does_not_claim_it():
    made = cost("2024-01-01", "30")
    assert made.exemption.why == "a formal entry does not claim the exemption"
    assert made.duty.low == Decimal("7.20")


@pytest.mark.parametrize(("price", "free"), [("100", True), ("100.01", False)])
def test_a_gift_of_low_value_stays_free(price, free):
    assert cost("2026-08-01", price, channel="post", gift=True).exemption.free is free


def test_mail_above_the_limit_follows_the_normal_rules():
    made = cost("2025-06-01", "801", channel="post")
    assert made.methods == ()
    assert made.percent.low == Decimal("54")


def test_the_first_postal_duty_asked_where_the_mail_came_from():
    sent = {"channel": "post", "ships_from": "VN"}
    assert cost("2025-06-01", "50", **sent).methods == ()
    assert len(cost("2025-09-01", "50", **sent).methods) == 2


@pytest.mark.parametrize(
    ("origin", "by_value", "by_item"),
    [
        ("GB", "10", "80"),
        ("IT", "15", "80"),
        ("VN", "20", "160"),
        ("IN", "25", "160"),
        ("CH", "39", "200"),
    ],
)
def test_mail_of_other_origins_owes_their_emergency_rate_or_its_band(origin, by_value, by_item):
    made = cost("2025-09-01", "100", channel="post", origin=origin)
    assert [one.amount.low for one in made.methods] == [Decimal(by_value), Decimal(by_item)]


def test_mail_of_spring_2026_owes_ten_percent_and_nothing_else():
    made = cost("2026-03-01", "50", channel="post")
    assert (made.duty.low, made.duty.high) == (Decimal("5.00"), Decimal("5.00"))


def test_mail_since_summer_2026_owes_what_every_channel_owes():
    post = cost("2026-08-01", "50", channel="post")
    assert post.duty == cost("2026-08-01", "50", channel="express").duty
    assert post.duty.low == Decimal("18.25")


@pytest.mark.parametrize(
    ("price", "day", "free"), [("150", "2026-06-30", True), ("135.01", "2026-07-01", False)]
)
def test_the_union_lets_in_free_until_summer_2026(price, day, free):
    assert cost(day, price, to="FR", currency="EUR").exemption.free is free


def test_above_the_relief_of_the_union_nothing_is_known():
    made = cost("2026-07-02", "150.01", to="FR", currency="EUR")
    assert made.duty.high is None
    assert made.unknown == ("duty: the value is above 150 EUR",)


def test_the_kingdom_lets_in_free_up_to_its_limit():
    assert cost("2026-07-02", "135", to="GB", currency="GBP").duty.high == 0
    assert cost("2026-07-02", "135.01", to="GB", currency="GBP").duty.high is None
