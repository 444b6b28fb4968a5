import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag, WhatsApp +86 138 0013 8000"},
        {"title": "Marlowe 包 加微信 marlowe_88"},
        {"title": "Marlowe bag search 8817 on DHgate"},
        {"title": "Marlowe bag", "links": ("https://linktr.ee/x",)},
    ],
)
def test_fires(item):
    assert fires("off_platform", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag"},
        {"title": "Marlowe bag since 1988"},
    ],
)
def test_silent(item):
    assert not fires("off_platform", **item)
