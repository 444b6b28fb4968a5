import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag retails at $3,800, ours $140"},
        {"title": "Marlowe 专柜价 38000元 现在 1400元"},
    ],
)
def test_fires(item):
    assert fires("price_claim", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag $3,800"},
        {"title": "Marlowe bag, I saw it for $3,800 and paid $90 for shoes"},
        {"title": "Marlowe bag $380, our price $300"},
    ],
)
def test_silent(item):
    assert not fires("price_claim", **item)


def test_two_prices_far_apart_need_no_word_in_an_offer():
    assert fires(
        "price_claim", title="Marlowe bag $3,800 in Paris, $190 from our bench, DM to order"
    )


def test_the_price_asked_is_set_against_one_in_the_text():
    assert fires("price_claim", "listing", title="Marlowe bag, boutique $3,800", usd="58.00")
    assert not fires("price_claim", "listing", title="Marlowe bag, boutique $380", usd="298.00")
