import pytest

from countermark.duties.goods import dotted, find
from tests.duties.build import parcel, tariff


def lines(price: str, goods: str, **more) -> list[str]:
    return [line.hts for line in find(parcel("2026-08-01", price, goods, **more), tariff()).lines]


def test_the_price_of_one_item_chooses_the_line():
    assert "42022160" in lines("20", "handbag")
    assert "42022190" not in lines("20", "handbag")
    assert "42022190" in lines("20.01", "handbag")
    assert "42022160" in lines("200", "handbag", quantity=10)


@pytest.mark.parametrize("goods", ["Handbag", "handbags", " purse ", "TOTE BAG"])
def test_a_category_has_many_words(goods):
    assert lines("50", goods) == lines("50", "handbag")


@pytest.mark.parametrize("code", ["6109.10.00", "61091000", "6109.10.0012", "6109 10 00"])
def test_a_code_may_be_written_in_many_ways(code):
    assert lines("50", code) == ["61091000"]


def test_where_no_line_is_for_the_value_all_are_shown():
    found = find(parcel("2026-08-01", "1", "leather-handbag", quantity=1), tariff())
    assert [line.hts for line in found.lines] == ["42022160"]
    found = find(parcel("2026-08-01", "1", "boot"), tariff())
    assert found.remarks == ()


def test_a_line_has_the_list_of_its_day():
    assert find(parcel("2025-12-31", goods="85076000"), tariff()).lines[0].lists == ("4A",)
    assert find(parcel("2026-01-01", goods="85076000"), tariff()).lines[0].lists == ("review-2026",)


def test_dots_stand_where_people_write_them():
    assert dotted("6109100012") == "6109.10.00.12"
    assert dotted("6109") == "6109"


def test_a_code_for_another_value_is_used_and_said():
    found = find(parcel("2026-08-01", "100", "4202.21.60"), tariff())
    assert [line.hts for line in found.lines] == ["42022160"]
    assert found.remarks == ("4202.21.60 is for goods of another value.",)
