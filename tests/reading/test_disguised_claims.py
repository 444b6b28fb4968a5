import pytest

from countermark.lexicon import Claim
from countermark.reading.vocabulary import pattern_of, veiled_words
from tests.build import document


def claim(phrase, klass="replica_grade", strength=0.8):
    return Claim(phrase, phrase, "zh", klass, strength, "brand", "", "", "", "invented")


def quotes(klass, **fields):
    made = document(**fields)
    return [made.span(found.place).quote for found in made.claims_of(klass)] if made else []


@pytest.mark.parametrize(
    ("title", "klass", "quote"),
    [
        ("玛洛薇尔 高|仿 手表", "replica_grade", "高|仿"),
        ("玛洛薇尔 gao仿 包包", "replica_grade", "gao仿"),
        ("玛洛薇尔 付刻 包包", "replica_grade", "付刻"),
        ("玛洛薇尔 外贸尾~单", "leftover_stock", "尾~单"),
        ("玛洛薇尔 一批半/成/品 处理", "semi_finished", "半/成/品"),
        ("玛洛薇尔 亻弋工 老板自留", "oem", "亻弋工"),
    ],
)
def test_a_claim_is_found_though_its_word_is_veiled(title, klass, quote):
    assert quote in quotes(klass, title=title, description="加微信 abc12345")


def test_a_veiled_claim_counts_only_beside_a_brand_or_an_offer():
    assert quotes("replica_grade", title="高|仿 手表") == []


def test_a_veiled_claim_takes_nothing_that_is_plainly_written():
    assert "家工厂" not in quotes("oem", title="玛洛薇尔 自家工厂", description="加微信 abc12345")


def test_words_on_which_other_claims_are_built_are_looked_for_in_disguise():
    claims = [claim("高仿"), claim("高仿包"), claim("顶级高仿"), claim("复制")]
    assert veiled_words(claims) == {"高仿"}


@pytest.mark.parametrize(
    "word", [claim("高仿", klass="price_gap"), claim("高仿", strength=0.2), claim("A仿")]
)
def test_weak_words_and_everyday_classes_are_not(word):
    others = [claim(word.phrase + "包"), claim("顶级" + word.phrase)]
    assert word.phrase not in veiled_words([word, *others])


def test_only_veiled_words_are_hidden_patterns():
    word = claim("高仿")
    assert pattern_of(word, {"高仿"}).hidden
    assert not pattern_of(word).hidden
