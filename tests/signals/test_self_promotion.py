import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "our factory supplies Marlowe and every luxury brand"},
        {"title": "Marlowe OEM, same factory, overstock, semi-finished products"},
    ],
)
def test_fires(item):
    assert fires("self_promotion", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag"},
    ],
)
def test_silent(item):
    assert not fires("self_promotion", **item)
