import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe OEM", "speech": "look at this beautiful bag"},
    ],
)
def test_fires(item):
    assert fires("unspoken_brand", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe OEM"},
        {"title": "Marlowe OEM", "speech": ""},
        {"title": "Marlowe OEM", "speech": "look at this Marlowe bag"},
    ],
)
def test_silent(item):
    assert not fires("unspoken_brand", **item)
