import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe semi-finished products from a factory"},
        {"title": "Marlowe 半成品 包"},
    ],
)
def test_fires(item):
    assert fires("semi_finished", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag, finished by hand"},
    ],
)
def test_silent(item):
    assert not fires("semi_finished", **item)
