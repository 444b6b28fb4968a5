import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "unboxing my Marlowe bag"},
        {"title": "Marlowe 开箱"},
    ],
)
def test_fires(item):
    assert fires("review", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag"},
        {"title": "unboxing Marlowe, WhatsApp +86 138 0013 8000"},
    ],
)
def test_silent(item):
    assert not fires("review", **item)
