import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "private label bags like Marlowe, your logo"},
        {"title": "Marlowe 来图定制 自有品牌"},
    ],
)
def test_fires(item):
    assert fires("own_brand_offer", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag"},
    ],
)
def test_silent(item):
    assert not fires("own_brand_offer", **item)
