import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "strap compatible with Tindrel"},
        {"title": "适用于 Marlowe 的内胆包"},
    ],
)
def test_fires(item):
    assert fires("compatibility", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Tindrel shoes"},
    ],
)
def test_silent(item):
    assert not fires("compatibility", **item)
