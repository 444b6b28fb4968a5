"""Unknown is never zero, and old rules say that they are old."""

from datetime import date
from decimal import Decimal

import pytest

from countermark.errors import UsageError
from tests.duties.build import cost, percent


def test_a_code_that_is_in_no_table_has_no_most():
    made = cost("2026-08-01", goods="2203.00.00")
    assert made.duty.low == Decimal("12.50")
    assert made.duty.high is None
    assert made.total.high is None
    assert made.unknown[0].startswith("mfn: 2203.00.00 is not in our tables")


def test_a_line_that_is_not_in_the_tables_takes_the_range_of_its_heading():
    made = cost("2026-08-01", goods="6110.30.15.20")
    assert (made.duty.low, made.duty.high) == (Decimal("29.50"), Decimal("29.50"))
    made = cost("2026-08-01", goods="6110.90.10")
    assert (made.duty.low, made.duty.high) == (Decimal("12.50"), Decimal("52.00"))
    assert "6110.90.10 is not in our tables" in made.remarks[0]


def test_the_day_whose_rates_we_do_not_hold_is_unknown():
    made = cost("2025-04-09", goods="42033000", origin="VN")
    assert made.duty.high is None
    assert made.unknown[0].startswith("ieepa_reciprocal")


def test_a_country_without_normal_trade_has_unknown_rates():
    made = cost("2024-01-01", origin="RU")
    assert made.duty.high is None
    assert made.unknown[0].startswith("mfn")


def test_a_fee_that_was_not_seen_is_not_zero():
    made = cost("2026-10-05", channel="informal")
    assert made.charged.high is None
    assert made.total.high is None
    assert any(one.startswith("mpf") for one in made.unknown)


def test_goods_of_mexico_owe_a_range_for_their_treaty():
    assert percent("2025-06-01", "42033000", origin="MX") == "2.7..27.7"


@pytest.mark.parametrize(
    ("parts", "rate"),
    [((), "0.4..14.4"), ((("case", "40"), ("strap", "20"), ("battery", "1")), "6.653")],
)
def test_a_watch_owes_by_its_parts_or_a_range(parts, rate):
    told = tuple((name, Decimal(value)) for name, value in parts)
    assert percent("2017-01-01", "91021125", parts=told) == rate


def test_a_rate_by_weight_needs_the_weight():
    assert cost("2017-01-01", goods="62053020").duty.high is None
    assert percent("2017-01-01", "62053020", weight_kg=Decimal("0.5")) == "26.0455"


def test_after_the_last_evidence_the_answer_is_stale():
    assert not cost("2026-10-05").stale
    made = cost("2026-10-06")
    assert made.stale
    assert made.evidence == date(2026, 10, 5)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"on": "2016-03-09"}, "is before our evidence. Give a day from 2016-03-10 on."),
        ({"price": "-1"}, "The price is -1."),
        ({"price": "1.005"}, "in cents"),
        ({"price": "NaN"}, "The price is NaN."),
        ({"goods": "61091"}, "61091 has 5 digits. An HTS code has 4, 6, 8 or 10"),
        ({"goods": "handbg"}, "Did you mean handbag"),
        ({"goods": "zebra"}, "Give the HTS code, or one of: handbag"),
        ({"origin": "XX"}, "'XX' is no country"),
        ({"origin": "US"}, "owe no import duty"),
        ({"channel": "pigeon"}, "pigeon is no channel"),
        ({"currency": "EUR"}, "The price is in EUR. Give it in USD."),
        ({"to": "JP"}, "We hold no duties of JP"),
        ({"quantity": 0}, "The quantity is 0."),
        ({"mfn": "high"}, "'high' is no rate"),
        ({"china_list": "9"}, "9 is no China list"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_the_cure(asked, message):
    with pytest.raises(UsageError) as refused:
        cost(**{"on": "2024-01-01"} | asked)
    assert message in str(refused.value)


def test_a_rate_given_by_hand_is_used():
    assert percent("2024-01-01", "22030000", mfn="4.5%", china_list="3") == "29.5"
