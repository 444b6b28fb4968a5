"""A retailer that openly says "made by the maker of ..." is understood, and is no priority."""

import pytest

from tests.build import assessed

OPEN_MAKERS = [
    "Marlowe制造商",
    "我们走访多家工厂，选定Marlowe的制造厂商，严格选材",
    "选择玛洛薇尔等品牌代工厂，打造通勤包",
    "為你找到Marlowe品牌合作的製造商",
    "与Marlowe同一家供应商，价格更亲民",
    "Marlowe同源制造商，自有品牌",
    "携手Marlowe、Tindrel制造商，打造高品质",
    "Bags made by the manufacturer of Marlowe, sold under our own name",
    "Woven in the same mill as Marlowe",
    "From the factory that also serves Marlowe",
]


@pytest.mark.parametrize("kind", ["listing", "post"])
@pytest.mark.parametrize("text", OPEN_MAKERS)
def test_finds_the_claim_and_the_brand_but_no_priority(text, kind):
    found = {one.brand: one for one in assessed(kind, title=text)}
    signals = [one.signal for one in found["marlowe"].contributions]
    assert any(signal.claim in {"oem", "same_factory"} for signal in signals)
    assert found["marlowe"].tier != "priority"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("工厂常年为Orvanne等品牌代工", "等品牌代工"),
        ("知名品牌的制造商出品", "知名品牌的制造商"),
        ("A factory for brands like Orvanne", "factory for brands like"),
    ],
)
def test_shows_the_words_of_a_claim_about_a_brand_it_does_not_know(text, quote):
    (only,) = assessed("listing", title=text)
    assert only.brand is None
    assert only.tier == "clear"
    assert quote in [span.quote for one in only.contributions for span in one.signal.spans]
