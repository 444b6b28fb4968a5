import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag, factory overstock, limited"},
        {"title": "Marlowe 原厂尾单 包包"},
        {"description": "Marlowe 工厂倒闭 清仓"},
    ],
)
def test_fires(item):
    assert fires("leftover_stock", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag in black"},
        {"title": "Marlowe bag, do not overload it"},
    ],
)
def test_silent(item):
    assert not fires("leftover_stock", **item)
