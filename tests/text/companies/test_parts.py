import time

import pytest

from countermark.text.companies import likeness, parse


@pytest.mark.parametrize(
    ("name", "core", "places", "trades"),
    [
        ("广东省东莞市厚街镇双驰鞋厂", "双驰", {"guangdong", "dongguan", "houjie"}, {"shoes"}),
        ("泰森皮具(东莞)有限公司", "泰森", {"dongguan"}, {"leather"}),
        (
            "深圳市龙华区观澜街道凯旋电子厂",
            "凯旋",
            {"shenzhen", "longhua", "guanlan"},
            {"electronics"},
        ),
        ("中国深圳锐创达科技有限公司", "锐创达", {"china", "shenzhen"}, {"technology"}),
    ],
)
def test_a_chinese_name_is_taken_apart(name, core, places, trades):
    company = parse(name)
    assert company.han == core
    assert company.places == places
    assert trades <= company.trades


@pytest.mark.parametrize(
    ("name", "core", "places"),
    [
        ("TAISEN LEATHERWARE (DONGGUAN) CO.,LTD", ("taisen",), {"dongguan"}),
        ("Luwangyuan Cashmere (Inner Mongolia)", ("luwangyuan",), {"inner-mongolia"}),
        ("Shenzen Yixinda Watch & Clock Co., Ltd.", ("yixinda",), {"shenzhen"}),
        ("Pelletteria Valdorna S.r.l.", ("valdorna",), set()),
        ("Công ty TNHH May Mặc Hoa Sen", ("hoa", "sen"), set()),
        ("Karadeniz Tekstil San. ve Tic. A.Ş.", ("karadeniz",), set()),
        ("PT. Surya Indah Footwear Tbk", ("surya", "indah"), set()),
        ("Lakshman Exports (Pvt.) Ltd.", ("lakshman",), set()),
    ],
)
def test_a_latin_name_is_taken_apart(name, core, places):
    company = parse(name)
    assert company.words == core
    assert company.places == places


def test_a_hostile_name_costs_little():
    started = time.process_time()
    for name in ("an" * 50_000 + "q", "永" * 10_000, "Wing " * 10_000, "Golden " * 10_000):
        parse(name)
    assert time.process_time() - started < 1


def test_a_hostile_pair_costs_little():
    started = time.process_time()
    likeness(parse("Golden " + "zhi " * 40), parse("金" + "之" * 40))
    likeness(parse("Golden " + "zhi" * 10), parse("金" + "之" * 10))
    assert time.process_time() - started < 1


@pytest.mark.parametrize("name", ["", "(", "\x00\n", "有限公司", "Co., Ltd.", "广州", "\ud800"])
def test_a_name_of_nothing_has_no_core(name):
    company = parse(name)
    assert not company.han
    assert not company.words
