import csv
from pathlib import Path

import pytest

from countermark.text.companies import likeness, parse
from countermark.text.companies.words import aliases

PAIRS = Path(__file__).parents[3] / "benchmarks" / "data" / "companies.csv"


def like(one, other):
    return likeness(parse(one), parse(other))


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("东莞市泰森皮具有限公司", "廣東省東莞市泰森皮具廠", "characters"),
        ("东莞市泰森皮具有限公司", "Dongguan Taisen Leather Goods Co., Ltd.", "pinyin"),
        ("东莞市泰森皮具有限公司", "TAI SEN LEATHER (DONGGUAN) LTD", "pinyin"),
        ("永丰制衣厂", "Wing Fung Garment Factory Limited", "cantonese"),
        ("Yongfeng Garments", "Wing Fung Garment Factory Limited", "cantonese"),
        ("興達鞋業股份有限公司", "Hsing Ta Shoes Industrial Co., Ltd.", "wade-giles"),
        ("东莞金凤手袋有限公司", "Golden Phoenix Handbag (Dongguan) Co., Ltd.", "meaning"),
        ("深圳市华艺隆实业有限公司", "HYL Industrial (Shenzhen) Co., Ltd.", "initials"),
        ("广州市蔚蓝手袋有限公司", "Guangzhou Wielan Handbag Co., Ltd.", "slip"),
        ("Meghna Fashion Wear Ltd.", "Fashion Wear Meghna Limited", "letters"),
        ("海宁皇冠世家皮草", "Haining Crown Shijia Fur", "meaning"),
        ("南通东方之星制衣", "Oriental Star Garments (Nantong)", "meaning"),
        ("深圳王星拉链", "Kingstar Zipper (Shenzhen)", "meaning"),
        ("Jinfeng Handbag", "Golden Phoenix Handbag", "meaning"),
        ("诸城市新希望制衣有限公司", "Zhucheng New Hope Garments Co Ltd", "meaning"),
        ("诸城市金希制衣有限公司", "Zhucheng Jinxi Garments Co Ltd", "pinyin"),
        ("东莞长安泰森皮具", "Dong Guan Chang An Taisen Leather", "pinyin"),
        ("厚街金泰永元鞋业", "Jintai Wing Yuen Footwear (Houjie)", "cantonese"),
        ("吕氏绿源家具", "Lushi Luyuan Furniture", "pinyin"),
        ("吕氏绿源家具", "Lvshi Lvyuan Furniture", "pinyin"),
    ],
)
def test_one_company_is_known_under_both_names(one, other, how):
    found = like(one, other)
    assert found.same
    assert found.how == how
    assert like(other, one) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("东莞市泰森皮具有限公司", "广州市泰森皮具有限公司"),
        ("东莞市泰森皮具有限公司", "东莞市泰林皮具有限公司"),
        ("东莞市泰森皮具有限公司", "东莞市泰森电子有限公司"),
        ("Dongguan Taisen Leather", "Dongguan Tailin Leather"),
        ("Yixinda Watch", "Yixingda Watch"),
        ("Pacific Bright Textile", "Pacific Right Textile"),
        ("鸿盛鞋业", "Hongshengda Shoes"),
        ("HYL Industrial", "Hai Yun Lin Garments"),
        ("Bright Star Garments", "鸣星制衣"),
        ("Dongguan Leather Goods Factory", "Dongguan Leather Factory"),
        ("", ""),
        ("", "泰森皮具"),
    ],
)
def test_two_companies_stay_apart(one, other):
    assert not like(one, other).same


def test_a_name_is_like_itself():
    assert like("Taisen Leather", "Taisen Leather").score == 1.0


def test_initials_need_a_place_or_a_trade_in_common():
    assert not like("HYL", "华艺隆").same
    assert like("HYL Industrial Shenzhen", "深圳华艺隆").same


@pytest.mark.parametrize("part", ["tune", "held"])
def test_recall_and_precision_on_the_labelled_pairs(part):
    with PAIRS.open(encoding="utf-8", newline="") as stream:
        pairs = [pair for pair in csv.DictReader(stream) if pair["part"] == part]
    same = [pair for pair in pairs if pair["label"] == "same"]
    taken = [pair for pair in pairs if like(pair["a"], pair["b"]).same]
    right = [pair for pair in taken if pair["label"] == "same"]
    assert len(right) >= 0.90 * len(same)
    assert len(right) >= 0.95 * len(taken)


def test_the_labelled_pairs_are_many_and_distinct():
    with PAIRS.open(encoding="utf-8", newline="") as stream:
        pairs = [(pair["a"], pair["b"]) for pair in csv.DictReader(stream)]
    assert len(pairs) >= 600
    assert len(set(pairs)) == len(pairs)


def test_a_company_is_known_by_the_name_that_a_row_gives(tmp_path, monkeypatch):
    table = tmp_path / "companies" / "aliases-mine.csv"
    table.parent.mkdir()
    row = "玛洛,Tindra,invented,2026-11-24"
    table.write_text(f"chinese,english,source,checked\n{row}\n", encoding="utf-8")
    assert not like("玛洛皮具", "Tindra Leather").same
    monkeypatch.setenv("COUNTERMARK_DATA", str(tmp_path))
    aliases.cache_clear()
    parse.cache_clear()
    try:
        assert like("玛洛皮具", "Tindra Leather").how == "alias"
        assert not like("玛洛皮具", "Tindra Toys").same
    finally:
        aliases.cache_clear()
        parse.cache_clear()
