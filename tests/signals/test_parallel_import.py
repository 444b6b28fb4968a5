import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe parallel import"},
        {"title": "Marlowe 平行进口"},
    ],
)
def test_fires(item):
    assert fires("parallel_import", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag"},
    ],
)
def test_silent(item):
    assert not fires("parallel_import", **item)
