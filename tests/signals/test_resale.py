import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "pre-owned Marlowe bag"},
        {"title": "二手 Marlowe 包"},
    ],
)
def test_fires(item):
    assert fires("resale", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag"},
    ],
)
def test_silent(item):
    assert not fires("resale", **item)
