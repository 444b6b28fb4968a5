import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe is hiring, job opening"},
        {"title": "Marlowe 招聘"},
    ],
)
def test_fires(item):
    assert fires("employment", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag"},
    ],
)
def test_silent(item):
    assert not fires("employment", **item)
