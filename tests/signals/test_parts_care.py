import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "replacement strap for Marlowe bag"},
        {"title": "Marlowe 内胆包"},
    ],
)
def test_fires(item):
    assert fires("parts_care", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag"},
    ],
)
def test_silent(item):
    assert not fires("parts_care", **item)
