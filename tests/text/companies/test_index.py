import pytest

from countermark.text.companies import Names, likeness, parse

NAMES = [
    "东莞市泰森皮具有限公司",
    "Guangzhou Weilan Handbag Co., Ltd.",
    "Wing Fung Garment Factory Limited",
    "深圳市华艺隆实业有限公司",
    "Golden Phoenix Handbag (Dongguan) Co., Ltd.",
    "广州市泰森皮具有限公司",
    "TWH Footwear Ltd.",
    "Fashion Wear Meghna Ltd.",
    "Lines\nbroken Garments",
]


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("Dongguan Taisen Leather Goods", 0),
        ("Guangzhou Wielan Handbags", 1),
        ("广州蔚蓝手袋厂", 1),
        ("永豐製衣廠", 2),
        ("HYL Industrial (Shenzhen) Ltd", 3),
        ("东莞金凤手袋厂", 4),
        ("Tai Wah Hong Footwear", 6),
        ("Meghna Fashion Wear Limited", 7),
    ],
)
def test_a_name_is_found_in_a_list(asked, number):
    assert [hit.number for hit in Names(NAMES).find(asked)] == [number]


def test_the_likest_comes_first_and_sisters_are_told_apart():
    hits = Names(["Taisen Bags", "Taisen Leather Goods", "泰森皮具"]).find("泰森皮具有限公司")
    assert hits[0].number == 2
    assert {hit.number for hit in hits} == {0, 1, 2}
    assert [hit.number for hit in Names(NAMES).find("广州泰森皮具")] == [5]


def test_an_empty_list_and_an_unknown_name_find_nothing():
    assert Names([]).find("泰森皮具") == []
    assert Names(NAMES).find("Marlowe Bags") == []


def test_what_a_look_up_finds_is_what_a_comparison_says():
    table = Names(NAMES)
    for name in NAMES:
        found = {hit.number for hit in table.find(name)}
        compared = {
            number for number, other in enumerate(NAMES) if likeness(parse(name), parse(other)).same
        }
        assert found == compared
