from dataclasses import replace

import pytest

from countermark.model import View
from countermark.signals import evasive_spelling
from countermark.signals.evasive_spelling import IN_CHINESE, STRENGTHS
from countermark.text.disguise import disguises
from tests.build import REGISTER, document, fires, recorded


@pytest.mark.parametrize(
    "item",
    [
        {"title": "M4rl0we bag"},
        {"title": "M a r l o w e bag"},
        {"title": "Mаrlowe bag"},
        {"title": "玛*洛*薇*尔"},
    ],
)
def test_fires(item):
    assert fires("evasive_spelling", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag"},
        {"title": "MARLOWE bag"},
        {"title": "#marlowe"},
        {"title": "瑪洛薇爾"},
    ],
)
def test_silent(item):
    assert not fires("evasive_spelling", **item)


@pytest.mark.parametrize(("own", "fires"), [("Mar-Lôwe", False), ("Marlowe", True)])
def test_silent_where_the_brand_itself_writes_its_name_so(own, fires):
    brand = replace(REGISTER.brands["marlowe"], name=own)
    register = replace(REGISTER, brands={**REGISTER.brands, "marlowe": brand})
    found = evasive_spelling.detect(document(title="MAR-LÔWE bag"), register)
    assert bool(list(found)) is fires


def test_every_disguise_has_a_name_in_chinese():
    views = [
        disguises(quote, spelling, view)
        for view in View
        for quote, spelling in (("M a r", "Mar"), ("玛珞", "玛洛"), ("M*r", "Mar"), ("Marr", "Mar"))
    ]
    assert {code for codes in views for code in codes} <= IN_CHINESE.keys()
    assert STRENGTHS.keys() <= IN_CHINESE.keys()


def test_the_chinese_sentence_says_how_in_chinese():
    (reason,) = (
        one
        for one in recorded(caption="M a r l o w e bag, order now")["assessments"][0]["reasons"]
        if one["code"] == "evasive_spelling"
    )
    assert "用空格隔开" in reason["text_zh"]
    assert "spaced" in reason["text"]
