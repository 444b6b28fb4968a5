import pytest

from tests.build import fires, recorded


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


def test_a_handle_is_shown_where_no_brand_and_no_claim_is():
    found = recorded(caption="鞋子批发 微信 abc12345")
    assert found["assessments"][0]["brand"] is None
    assert found["tier"] == "clear"
    (reason,) = (one for one in found["assessments"][0]["reasons"] if one["code"] == "off_platform")
    assert [span["quote"] for span in reason["spans"]] == ["abc12345"]


def test_a_selling_post_that_leads_to_an_unknown_site_leads_elsewhere():
    assert fires("off_platform", caption="Marlowe bag $90 at https://tote-drop.example/album")


def test_a_link_to_the_brands_own_site_leads_nowhere_else():
    assert not fires("off_platform", caption="Marlowe bag $90 at https://marlowe.example/tote")
