import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "how to spot a fake Marlowe"},
        {"title": "Marlowe 真假对比"},
    ],
)
def test_fires(item):
    assert fires("education", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "how to spot a fake Marlowe? ours are good, WhatsApp +86 138 0013 8000"},
        {"title": "Marlowe bag"},
    ],
)
def test_silent(item):
    assert not fires("education", **item)
