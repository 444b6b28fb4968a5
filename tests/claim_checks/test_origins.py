import time
from dataclasses import replace

import pytest

from countermark.claim_checks import Answer, Subject, check_claims
from tests.build import document
from tests.claim_checks.build import FACTS, checks

CONTRADICTED, SUPPORTED, OPEN = Answer.CONTRADICTED, Answer.SUPPORTED, Answer.NOT_CHECKABLE


def origin(**fields):
    return [check for check in checks(**fields) if check.subject is Subject.ORIGIN]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Marlowe bag made in Guangdong", CONTRADICTED),
        ("Marlowe bags, made in the same factory in Dongguan, China", CONTRADICTED),
        ("Marlowe handbag straight from our factory in Yiwu", CONTRADICTED),
        ("Marlowe bag, Guangzhou leather factory", CONTRADICTED),
        ("Marlowe 包包 广东东莞源头工厂", CONTRADICTED),
        ("Marlowe手袋 產地：廣東", CONTRADICTED),
        ("Marlowe包 在东莞生产", CONTRADICTED),
        ("Marlowe bag made in France", SUPPORTED),
        ("Marlowe包 产地法国", SUPPORTED),
        ("Marlowe bag made in our workshop in Pantin", SUPPORTED),
        ("Marlowe bag made in France, box made in China", OPEN),
        ("Marlowe watch made in Geneva", SUPPORTED),
        ("Tindrel shoes made in Italy", SUPPORTED),
        ("Tindrel shoes made in Guangdong", OPEN),
        ("Marlowe shoes made in Guangdong", OPEN),
        ("Marlowe made in Guangdong", OPEN),
        ("Summit shoes made in Guangdong", OPEN),
    ],
)
def test_a_claimed_place_gets_its_answer(text, answer):
    assert [check.answer for check in origin(title=text)] == [answer]


@pytest.mark.parametrize(
    "text",
    [
        "Marlowe bag ships from Guangdong",
        "Marlowe bag, not made in China",
        "Marlowe包 不是广东工厂",
        "Marlowe bag, greetings from Dongguan",
        "法国Marlowe包 代工厂",
        "Marlowe包 意大利进口牛皮工厂直销",
        "Marlowe bag made of leather",
        "Marlowe bag madein Xiandaian",
    ],
)
def test_where_no_place_of_manufacture_is_claimed_nothing_is_checked(text):
    assert origin(title=text) == []


def test_a_note_names_places_source_and_day_in_both_languages():
    (check,) = origin(title="Marlowe bag made in Dongguan")
    assert check.brand == "marlowe"
    assert check.note == (
        "the item claims Dongguan; according to https://invented.example (checked on 2026-11-24) "
        "Marlowe makes all its leather goods in France"
    )
    assert check.note_zh.startswith("该内容称产地为东莞；据 https://invented.example")
    assert check.note_zh.endswith("Marlowe的全部皮具在法国制造")
    assert check.claimed == ("Dongguan",)
    assert check.dated.isoformat() == "2026-11-24"
    assert [span.quote for span in check.spans] == ["Dongguan"]


def test_a_fact_that_was_only_recalled_counts_half_and_says_so():
    row = replace(FACTS.places[0], source="recalled: marlowe.example")
    made = document("listing", title="Marlowe bag made in Dongguan")
    (check,) = check_claims(made, replace(FACTS, places=(row,)))
    assert check.weight == 0.5
    assert (
        "as recalled on 2026-11-24, to be checked at marlowe.example, Marlowe makes" in check.note
    )
    assert origin(title="Marlowe bag made in Dongguan")[0].weight == 1.0


def test_a_span_quotes_what_the_seller_wrote():
    (check,) = origin(title="上新", description="Marlowe手袋 👜 產地：廣東省")
    assert [(span.field, span.quote) for span in check.spans] == [("description", "廣東")]


def test_the_model_tells_the_goods_where_no_word_does():
    (check,) = origin(title="Corvella, factory in Dongguan")
    assert check.answer is CONTRADICTED


def test_a_brand_that_is_only_warned_of_is_not_checked():
    text = "how to spot a fake Marlowe bag: labels that say made in Guangdong"
    made = [check for check in checks(FACTS, title=text) if check.subject is Subject.ORIGIN]
    assert made == [] or made[0].answer is not SUPPORTED


@pytest.mark.parametrize("filler", ["made in " * 50_000, "东莞工厂" * 50_000, "made " * 90_000])
def test_a_hostile_text_costs_little(filler):
    made = document("listing", title="Marlowe bag", description=filler)
    started = time.process_time()
    check_claims(made, FACTS)
    assert time.process_time() - started < 5
