import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "this is not Marlowe"},
    ],
)
def test_fires(item):
    assert fires("denial", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "this is Marlowe"},
        {"title": "not Marlowe? order on WhatsApp +86 138 0013 8000"},
    ],
)
def test_silent(item):
    assert not fires("denial", **item)
