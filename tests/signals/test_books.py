import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe coffee table book"},
        {"title": "Marlowe 海报"},
    ],
)
def test_fires(item):
    assert fires("books", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag"},
    ],
)
def test_silent(item):
    assert not fires("books", **item)
