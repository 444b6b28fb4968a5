import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag", "seller": "Marlowe Official"},
        {"title": "Marlowe bag", "url": "https://shop.marlowe.example/bag"},
        {"title": "authorized retailer of Marlowe"},
    ],
)
def test_fires(item):
    assert fires("authorised_seller", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag", "seller": "Best Bags"},
        {"title": "Marlowe bag", "url": "https://marlowe.example.evil.test/bag"},
    ],
)
def test_silent(item):
    assert not fires("authorised_seller", **item)
