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
        {"title": "Marlowe bag $380, our price $300"},
    ],
)
def test_silent(item):
    assert not fires("price_claim", **item)
