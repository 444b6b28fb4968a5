import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "i love my Marlowe bag, ootd"},
    ],
)
def test_fires(item):
    assert fires("ordinary_talk", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag"},
        {"title": "ootd Marlowe, WhatsApp +86 138 0013 8000"},
    ],
)
def test_silent(item):
    assert not fires("ordinary_talk", **item)
