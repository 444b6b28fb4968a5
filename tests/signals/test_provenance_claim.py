import pytest

from tests.build import fires, observed


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe OEM"},
        {"title": "same factory as Marlowe"},
        {"title": "Marlowe 同厂"},
        {"title": "Marlowe bags factory direct"},
    ],
)
def test_fires(item):
    assert fires("provenance_claim", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag from my mother"},
    ],
)
def test_silent(item):
    assert not fires("provenance_claim", **item)


def strengths(text):
    seen = (one for one in observed(caption=text) if one.code == "provenance_claim")
    return {one.claim: one.strength for one in seen}


def test_words_that_make_two_claims_count_once():
    same = strengths("与玛洛薇尔同一家供应商")
    assert same["oem"] < 0.5 * same["same_factory"]


def test_two_claims_in_words_of_their_own_count_both():
    apart = strengths(
        "OEM supplier of Marlowe. Made on the same production line as theirs, order now"
    )
    assert min(apart["oem"], apart["same_factory"]) > 0.5
