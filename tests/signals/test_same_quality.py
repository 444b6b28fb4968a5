import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag, same quality, a tenth of the price"},
        {"title": "same leather as Marlowe"},
    ],
)
def test_fires(item):
    assert fires("same_quality", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag of great quality"},
    ],
)
def test_silent(item):
    assert not fires("same_quality", **item)
