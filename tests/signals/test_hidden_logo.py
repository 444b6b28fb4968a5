import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag, logo covered in the video"},
        {"title": "Marlowe 包 懂的都懂 加微信 ab_8888"},
    ],
)
def test_fires(item):
    assert fires("hidden_logo", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "Marlowe bag with a big logo"},
    ],
)
def test_silent(item):
    assert not fires("hidden_logo", **item)
