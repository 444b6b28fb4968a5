import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe"},
        {"title": "玛洛薇尔"},
        {"title": "Corvella bag"},
        {"title": "Summit shoes"},
        {"title": "TD shoes"},
    ],
)
def test_fires(item):
    assert fires("brand_mention", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "the Summit was high"},
        {"title": "summit meeting shoes"},
        {"title": "a marlow bag"},
    ],
)
def test_silent(item):
    assert not fires("brand_mention", **item)
