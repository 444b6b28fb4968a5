import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag, avoid tariffs"},
        {"title": "Marlowe 包 免关税 加微信 ab_8888"},
    ],
)
def test_fires(item):
    assert fires("tariff_dodge", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag, tariffs explained"},
    ],
)
def test_silent(item):
    assert not fires("tariff_dodge", **item)
