"""Which layers stand on which day, and how they add."""

from datetime import date
from decimal import Decimal

import pytest

from tests.duties.build import cost, percent, rates

BAG, SHIRT, TOY, PHONE = "42022190", "61091000", "95030000", "85171300"

WINDOWS = [  # points above MFN on lists 3, 4A and 4B, and on goods of Hong Kong
    ("2018-09-24", "10", "0", "0", "0"),
    ("2019-05-09", "10", "0", "0", "0"),
    ("2019-05-10", "25", "0", "0", "0"),
    ("2019-09-01", "25", "15", "0", "0"),
    ("2020-02-13", "25", "15", "0", "0"),
    ("2020-02-14", "25", "7.5", "0", "0"),
    ("2025-02-03", "25", "7.5", "0", "0"),
    ("2025-02-04", "35", "17.5", "10", "10"),
    ("2025-03-04", "45", "27.5", "20", "20"),
    ("2025-04-04", "45", "27.5", "20", "20"),
    ("2025-04-05", "55", "37.5", "30", "30"),
    ("2025-04-08", "55", "37.5", "30", "30"),
    ("2025-04-09", "129", "111.5", "104", "104"),
    ("2025-04-10", "170", "152.5", "145", "145"),
    ("2025-05-13", "170", "152.5", "145", "145"),
    ("2025-05-14", "55", "37.5", "30", "30"),
    ("2025-11-09", "55", "37.5", "30", "30"),
    ("2025-11-10", "45", "27.5", "20", "20"),
    ("2026-02-23", "45", "27.5", "20", "20"),
    ("2026-02-24", "35", "17.5", "10", "10"),
    ("2026-07-23", "35", "17.5", "10", "10"),
    ("2026-07-24", "37.5", "20", "12.5", "12.5"),
]


@pytest.mark.parametrize(("day", "third", "fourth", "none", "hong_kong"), WINDOWS)
def test_what_china_owes_above_mfn_on_each_side_of_every_change(
    day, third, fourth, none, hong_kong
):
    above = [
        Decimal(percent(day, BAG)) - 9,
        Decimal(percent(day, SHIRT)) - Decimal("16.5"),
        Decimal(percent(day, TOY)),
        Decimal(percent(day, BAG, origin="HK")) - 9,
    ]
    assert above == [Decimal(one) for one in (third, fourth, none, hong_kong)]


def test_layers_add_and_none_is_a_share_of_another():
    assert rates("2025-04-16", BAG) == {
        "mfn": "9",
        "section_301": "25",
        "ieepa_fentanyl": "20",
        "ieepa_reciprocal": "125",
    }


def test_a_smartphone_is_outside_all_but_the_fentanyl_duty():
    assert percent("2025-04-16", PHONE) == "20"
    assert percent("2026-03-01", PHONE) == "0"
    assert percent("2026-08-01", PHONE) == "0"


def test_books_are_outside_everything_but_the_list():
    assert percent("2025-04-16", "49019900") == "7.5"
    assert percent("2026-08-01", "49019900") == "7.5"


@pytest.mark.parametrize(
    ("goods", "origin", "day", "rate"),
    [
        ("61091000", "IT", "2025-09-01", "16.5"),  # MFN is above the 15 that would be reached
        ("42033000", "IT", "2025-09-01", "15"),
        ("42033000", "FR", "2026-08-01", "10"),
        ("42033000", "JP", "2026-08-01", "12.5"),
        ("61091000", "TW", "2026-08-01", "16.5"),
        ("42033000", "CH", "2025-09-01", "41.7"),
        ("42033000", "CH", "2025-12-01", "15"),
        ("42033000", "VN", "2025-06-01", "12.7"),
        ("42033000", "VN", "2025-09-01", "22.7"),
        ("42033000", "KE", "2025-09-01", "12.7"),  # named by no row: the rate of all others
        ("42033000", "KE", "2026-08-01", "2.7"),  # outside the sixty economies
        ("42033000", "GB", "2025-09-01", "12.7"),
        ("42033000", "BR", "2026-07-23", "37.7"),
        ("42033000", "BR", "2026-08-01", "40.2"),
    ],
)
def test_other_origins_owe_their_own_rates(goods, origin, day, rate):
    assert percent(day, goods, origin=origin) == rate


def test_goods_of_hong_kong_are_on_no_list():
    assert "section_301" not in rates("2024-01-01", BAG, origin="HK")


def test_a_found_transshipment_owes_forty_in_place_of_the_reciprocal_rate():
    assert percent("2025-09-01", "42033000", origin="VN", transshipped=True) == "42.7"


@pytest.mark.parametrize(
    ("loaded", "day", "rate"),
    [
        ("2025-04-04", "2025-05-20", "54"),  # before the reciprocal duty began
        ("2025-04-08", "2025-04-20", "64"),  # before it rose: ten points, not 125
        ("2025-04-09", "2025-04-20", "179"),
        ("2026-07-20", "2026-07-27", "34"),
        ("2026-07-20", "2026-07-28", "46.5"),
    ],
)
def test_goods_that_a_vessel_had_taken_escape_a_change_for_a_while(loaded, day, rate):
    made = percent(day, "42022190", origin="CN", loaded=date.fromisoformat(loaded))
    assert made == rate


def test_the_metal_of_packaging_is_at_most_the_whole_price_until_it_is_told():
    assert percent("2025-10-01", "33030030") == "55..105"
    told = percent("2025-10-01", "33030030", parts=(("metal", Decimal(4)),))
    assert told == "57"


def test_each_layer_names_its_law_its_source_and_how_sure_it_is():
    for layer in cost("2025-04-16", goods=BAG).lines[0].layers:
        proof = layer.rule.proof
        assert proof.authority
        assert proof.source
        assert proof.confidence in {"high", "medium", "low"}
