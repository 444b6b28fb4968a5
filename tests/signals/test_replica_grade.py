import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag 1:1 mirror quality"},
        {"title": "Marlowe 高仿 包"},
        {"title": "Marlowe 复刻 顶级"},
    ],
)
def test_fires(item):
    assert fires("replica_grade", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag, one to one lessons"},
        {"title": "Marlowe 包 很高"},
    ],
)
def test_silent(item):
    assert not fires("replica_grade", **item)
