from dataclasses import replace

import pytest

from countermark.claim_checks import Answer, Subject
from tests.claim_checks.build import FACTS, PUBLISHED_AT, checks, listing, with_lists

LISTED = with_lists(listing("marlowe", "Dongguan Taisen Leather Goods Co., Ltd.", "Hoa Sen"))
COMPLETE = with_lists(listing("marlowe", "Hoa Sen Garment Co., Ltd.", complete=True))


def supplier(register, **fields):
    return [check for check in checks(register, **fields) if check.subject is Subject.SUPPLIER]


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Marlowe OEM bags", "seller": "泰森皮具"},
        {"title": "Marlowe OEM bags", "seller": "DONGGUAN TAISEN LEATHER CO.,LTD"},
        {"title": "Marlowe OEM", "description": "We are Dongguan Taisen Leather Goods Co., Ltd."},
        {"title": "Marlowe OEM", "description": "我们是广东省东莞市泰森皮具有限公司，欢迎咨询"},
        {"title": "Marlowe 代工厂 我们是东莞泰森皮具厂"},
    ],
)
def test_a_company_on_the_list_is_supported(fields):
    (check,) = supplier(LISTED, **fields)
    assert check.answer is Answer.SUPPORTED
    assert "“Dongguan Taisen Leather Goods Co., Ltd.”" in check.note
    assert "2025-06-01" in check.note
    assert "https://list.example" in check.note_zh


@pytest.mark.parametrize(
    ("register", "answer"), [(LISTED, Answer.NOT_CHECKABLE), (COMPLETE, Answer.CONTRADICTED)]
)
def test_a_company_not_on_the_list_is_said_to_be_exactly_that(register, answer):
    (check,) = supplier(register, title="Marlowe OEM bags", seller="Weilan Handbag Co., Ltd.")
    assert check.answer is answer
    assert "is not on the list that Marlowe published on 2025-06-01" in check.note
    assert "不在Marlowe于2025-06-01公布的名单上" in check.note_zh
    assert not any(word in check.note for word in ("false", "fake", "counterfeit"))


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Marlowe OEM bags", "seller": "Best Bags"},
        {"title": "Marlowe 原厂代工厂 包"},
        {"title": "Marlowe 代工厂 同一家皮具厂"},
    ],
)
def test_a_shop_name_never_contradicts(fields):
    (check,) = supplier(COMPLETE, **fields)
    assert check.answer is Answer.NOT_CHECKABLE


def test_a_sister_company_in_another_city_is_not_on_the_list():
    (check,) = supplier(LISTED, title="Marlowe OEM bags", seller="广州市泰森皮具有限公司")
    assert check.answer is Answer.NOT_CHECKABLE
    assert "广州市泰森皮具有限公司 is not on the list" in check.note


def test_the_latest_list_is_named_and_an_older_one_still_supports():
    old = listing("marlowe", "Taisen Leather Goods", year=2020)
    register = with_lists(listing("marlowe", "Hoa Sen", year=2026), old)
    (check,) = supplier(register, title="Marlowe OEM", seller="Taisen Leather")
    assert check.answer is Answer.SUPPORTED
    assert "2020-06-01" in check.note
    (check,) = supplier(register, title="Marlowe OEM", seller="Weilan Handbag Ltd")
    assert "2026-06-01" in check.note


@pytest.mark.parametrize(
    ("register", "fields", "words"),
    [
        (FACTS, {"seller": "Weilan Ltd"}, "we know of no supplier list that Marlowe publishes"),
        (
            replace(FACTS, suppliers=(PUBLISHED_AT,)),
            {"seller": "Weilan Ltd"},
            "the list that Marlowe publishes at https://marlowe.example has not been imported",
        ),
        (LISTED, {}, "the item names no company"),
    ],
)
def test_what_cannot_be_checked_says_why(register, fields, words):
    (check,) = supplier(register, title="Marlowe OEM bags", **fields)
    assert check.answer is Answer.NOT_CHECKABLE
    assert check.note == words
    assert check.note_zh


@pytest.mark.parametrize("title", ["Marlowe bag, used once", "strap compatible with Marlowe bag"])
def test_where_nobody_claims_to_make_it_nothing_is_checked(title):
    assert supplier(LISTED, title=title, seller="泰森皮具") == []


def test_the_same_answer_comes_twice():
    first = supplier(LISTED, title="Marlowe OEM bags", seller="泰森皮具")
    assert first == supplier(LISTED, title="Marlowe OEM bags", seller="泰森皮具")


@pytest.mark.parametrize(
    ("names", "seller"),
    [
        (("东莞市大华皮具有限公司", "广州市大华皮具有限公司"), "大华皮具"),
        (("东莞市金仕达皮具有限公司",), "JSD Leather (Dongguan) Ltd"),
    ],
)
def test_a_name_that_may_be_several_companies_supports_nothing(names, seller):
    register = with_lists(listing("marlowe", *names, complete=True))
    (check,) = supplier(register, title="Marlowe OEM bags", seller=seller)
    assert check.answer is Answer.NOT_CHECKABLE
    assert f"{seller} may be “{names[0]}”" in check.note
    assert "仅凭名称无法确定" in check.note_zh


def test_a_city_tells_which_of_several_is_meant():
    register = with_lists(listing("marlowe", "东莞市大华皮具有限公司", "广州市大华皮具有限公司"))
    (check,) = supplier(register, title="Marlowe OEM bags", seller="Guangzhou Dahua Leather Ltd")
    assert check.answer is Answer.SUPPORTED
    assert "“广州市大华皮具有限公司”" in check.note


def test_a_span_quotes_the_seller():
    (check,) = supplier(LISTED, title="Marlowe OEM bags", seller="泰森皮具")
    assert [(span.field, span.quote) for span in check.spans] == [("seller.name", "泰森皮具")]
