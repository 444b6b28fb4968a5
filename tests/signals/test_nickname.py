import pytest

from tests.build import fires


@pytest.mark.parametrize(
    "item",
    [
        {"title": "大玛牌 现货 加微信 mm_8888"},
    ],
)
def test_fires(item):
    assert fires("nickname", **item)


@pytest.mark.parametrize(
    "item",
    [
        {"title": "大玛牌"},
        {"title": "大玛牌 Marlowe 现货 加微信 mm_8888"},
    ],
)
def test_silent(item):
    assert not fires("nickname", **item)
