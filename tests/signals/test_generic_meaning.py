import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Summit shoes for the summit meeting"},
    ],
)
def test_fires(item):
    assert fires("generic_meaning", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Summit shoes"},
        {"title": "Marlowe bag"},
    ],
)
def test_silent(item):
    assert not fires("generic_meaning", **item)
