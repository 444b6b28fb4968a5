import pytest

from countermark.evaluate import Gold, Score, evaluate, gold_of, interval, total


def record(name, tier, brands=(), classes=()):
    reasons = [{"class": klass} for klass in classes]
    assessments = [{"brand": brand, "tier": tier, "reasons": reasons} for brand in brands]
    return {"id": name, "tier": tier, "score": 0.7, "assessments": assessments}


def gold(*, offer, brands=(), classes=()):
    return Gold(offer, frozenset(brands), frozenset(classes))


PAIRS = [
    (
        record("1", "priority", ["marlowe"], ["oem"]),
        gold(offer=True, brands=["marlowe"], classes=["oem"]),
        "a",
    ),
    (record("2", "review", ["marlowe"]), gold(offer=False, brands=[]), "b"),
    (record("3", "clear"), gold(offer=True, brands=["tindrel"], classes=["oem"]), "c"),
    (record("4", "clear"), gold(offer=False), "d"),
]


def test_counts_offers_brands_and_classes():
    found = evaluate(PAIRS)
    assert found.offers == Score(true=1, false=1, missed=1)
    assert found.brands == {"marlowe": Score(1, 1, 0), "tindrel": Score(0, 0, 1)}
    assert found.classes == {"oem": Score(1, 0, 1)}
    assert found.alerts_per_thousand == 500
    assert {(one.id, one.kind) for one in found.mistakes} == {("2", "false alarm"), ("3", "miss")}


def test_says_nothing_of_rates_without_a_denominator():
    assert Score().precision is None
    assert Score().recall is None
    assert Score().f1 is None
    assert interval(0, 0) is None
    assert evaluate([]).alerts_per_thousand is None


def test_gives_the_known_rates():
    score = total([Score(3, 1, 0), Score(0, 0, 2)])
    assert (score.precision, score.recall) == (0.75, 0.6)
    assert score.f1 == pytest.approx(2 / 3)


def test_wilson_interval_agrees_with_the_published_example():
    # Newcombe 1998, table I: 81 of 263 gives .2553 to .3662 by Wilson's method.
    assert interval(81, 263) == (pytest.approx(0.2553, abs=1e-4), pytest.approx(0.3662, abs=1e-4))


@pytest.mark.parametrize(
    ("native", "offer"),
    [
        ({"gold": {"tier": "clear"}}, False),
        ({"gold": {"tier": "review"}}, True),
        ({"gold": {"offer": True}}, True),
    ],
)
def test_reads_gold_by_tier_or_by_offer(native, offer):
    assert gold_of(native).offer is offer


def test_an_item_without_gold_has_none():
    assert gold_of({}) is None
    assert gold_of({"gold": "yes"}) is None
