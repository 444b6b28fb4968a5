import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag with original packaging, complete set"},
        {"title": "Marlowe 包 全套包装"},
    ],
)
def test_fires(item):
    assert fires("original_packaging", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag, packed with care"},
    ],
)
def test_silent(item):
    assert not fires("original_packaging", **item)
