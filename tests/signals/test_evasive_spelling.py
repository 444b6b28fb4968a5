import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "M4rl0we bag"},
        {"title": "M a r l o w e bag"},
        {"title": "Mаrlowe bag"},
        {"title": "玛*洛*薇*尔"},
    ],
)
def test_fires(item):
    assert fires("evasive_spelling", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag"},
        {"title": "MARLOWE bag"},
        {"title": "#marlowe"},
        {"title": "瑪洛薇爾"},
    ],
)
def test_silent(item):
    assert not fires("evasive_spelling", **item)
