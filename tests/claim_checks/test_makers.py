import time

import pytest

from countermark.claim_checks.makers import makers_in
from tests.build import document


@pytest.mark.parametrize(
    ("text", "name", "formal"),
    [
        ("Marlowe OEM by Dongguan Taisen Leather Goods Co., Ltd. since 1999",
         "Dongguan Taisen Leather Goods Co., Ltd", True),
        ("Marlowe OEM 我们是东莞市泰森皮具有限公司", "东莞市泰森皮具有限公司", True),
        ("Marlowe OEM，東莞市泰森皮具有限公司出品", "東莞市泰森皮具有限公司", True),
        ("Marlowe OEM 由泰森鞋厂生产", "泰森鞋厂", False),
        ("Marlowe OEM by Valdorna S.r.l", "Valdorna S.r.l", True),
        ("Marlowe Bags OEM Factory Taisen Leather Limited", "Taisen Leather Limited", True),
        ("Marlowe OEM Wing Fung Garments Limited", "Wing Fung Garments Limited", True),
        ("Marlowe OEM Wing Fung Factory Limited", "Wing Fung Factory Limited", True),
        ("玛洛薇尔代工厂东莞市泰森皮具有限公司", "东莞市泰森皮具有限公司", True),
    ],
)  # fmt: skip
def test_a_company_name_is_found(text, name, formal):
    (maker,) = makers_in(document(title=text))
    assert (maker.name, maker.formal) == (name, formal)
    assert text[maker.place.start : maker.place.end] == name


@pytest.mark.parametrize(
    "text",
    [
        "Marlowe OEM 代工厂",
        "Marlowe OEM 原厂皮具厂",
        "Marlowe OEM limited edition",
        "Marlowe OEM Ltd",
    ],
)
def test_what_names_no_company_is_none(text):
    assert all(not maker.formal for maker in makers_in(document(title=text)))


def test_the_seller_comes_first():
    made = document(title="Marlowe OEM Taisen Bags Ltd", seller="Weilan Handbag Limited")
    assert next(maker.name for maker in makers_in(made)) == "Weilan Handbag Limited"


@pytest.mark.parametrize("filler", ["A" * 300_000, "A " * 300_000, "永" * 600_000, "A, " * 200_000])
def test_a_hostile_text_costs_little(filler):
    made = document(title="Marlowe OEM", description=filler)
    started = time.process_time()
    makers_in(made)
    assert time.process_time() - started < 2
