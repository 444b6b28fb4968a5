import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "customs seized 3,000 Marlowe bags, police said"},
        {"title": "海关 查获 Marlowe 包"},
    ],
)
def test_fires(item):
    assert fires("news", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag"},
    ],
)
def test_silent(item):
    assert not fires("news", **item)
