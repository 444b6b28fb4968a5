import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag", "kind": "listing"},
        {"title": "Marlowe bag", "usd": "9.00"},
        {"title": "Marlowe bag, WhatsApp +86 138 0000 0000"},
        {"title": "Marlowe bag, order now"},
        {"title": "Marlowe bag, dhgate.com/product/1"},
        {"title": "Marlowe bags straight from our factory, $20"},
        {"title": "Marlowe bags $20, link in my bio"},
        {"title": "Marlowe overruns", "speech": "only eighty dollars tonight"},
    ],
)
def test_fires(item):
    assert fires("offer", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag"},
        {"title": "a lawful Marlowe order of court"},
        {"title": "Marlowe bags cost $20 now"},
        {"title": "Marlowe bags", "speech": "they cost eighty dollars now"},
        {"title": "How to spot fake Marlowe overruns", "speech": "they cost eighty dollars"},
    ],
)
def test_silent(item):
    assert not fires("offer", **item)
