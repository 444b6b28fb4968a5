import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe OEM"},
        {"title": "same factory as Marlowe"},
        {"title": "Marlowe 同厂"},
        {"title": "Marlowe bags factory direct"},
    ],
)
def test_fires(item):
    assert fires("provenance_claim", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag from my mother"},
    ],
)
def test_silent(item):
    assert not fires("provenance_claim", **item)
