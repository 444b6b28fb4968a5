import pytest

from countermark.register import load_register
from countermark.text.locations import apart, by_chinese, by_english, locations, shared


def test_every_place_lies_in_one_that_is_known():
    codes = {each.code for each in locations().values() if each.kind in ("country", "province")}
    for each in locations().values():
        assert each.code in codes
        assert (each.kind == "district") == bool(each.inside)
        assert not each.inside or locations()[each.inside].code == each.code


def test_a_place_is_known_in_both_languages():
    assert by_chinese()["东莞"] is by_english()["dongguan"]
    assert by_english()["dongguan"].code == "CN-GD"
    assert by_english()["dongguan"].country == "CN"
    assert by_chinese()["法国"].code == "FR"


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ({"dongguan"}, {"guangzhou"}, True),
        ({"dongguan"}, {"guangdong"}, False),
        ({"houjie"}, {"dongguan"}, False),
        ({"houjie"}, {"foshan"}, True),
        ({"dongguan"}, {"zhejiang"}, True),
        ({"dongguan"}, {"vietnam"}, True),
        ({"dongguan"}, {"hong-kong"}, False),
        ({"dongguan"}, set(), False),
        ({"nowhere"}, {"dongguan"}, False),
    ],
)
def test_places_that_cannot_be_one(one, other, answer):
    assert apart(one, other) is answer
    assert apart(other, one) is answer


def test_places_with_one_province_are_shared():
    assert shared({"dongguan"}, {"guangdong"})
    assert not shared({"dongguan"}, {"vietnam"})


def test_every_country_where_a_brand_makes_goods_is_known():
    made_in = {code for place in load_register().places for code in place.places}
    assert made_in <= {each.code for each in locations().values() if each.kind == "country"}
