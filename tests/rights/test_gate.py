"""The gate: what stops a notice about one item."""

from dataclasses import replace
from datetime import date

import pytest

from countermark.model import Seller
from countermark.register.tables import SellerName
from countermark.rights import Intent, Rights, gate
from countermark.signals import detect_all
from tests.build import REGISTER, document
from tests.rights.build import entry, rights

INTENT = Intent("Marlowe Ltd", "marlowe", "US", date(2020, 1, 1))
OWN = entry(klass=18, valid_from="2001-01-01")
OFFER = {
    "title": "Marlowe handbag",
    "description": "original factory leftovers, WhatsApp +86 138 0000 0000",
}


def codes(*entries, intent: Intent = INTENT, tables: Rights | None = None, **fields) -> list[str]:
    made = document("listing", **fields)
    found = gate(made, list(detect_all(made, REGISTER)), intent, tables or rights(*entries))
    assert found.open == (not found.stops)
    return [stop.code for stop in found.stops]


def test_nothing_stands_against_an_offer_of_the_own_goods():
    assert codes(OWN, **OFFER) == []


def test_another_owner_or_no_known_right_stops():
    other = entry("Tindrel GmbH", klass=18, valid_from="2001-01-01")
    assert codes(other, **OFFER) == ["rights"]
    assert codes(OWN, other, **OFFER) == ["rights"]
    assert codes(**OFFER) == ["rights"]


def test_a_right_that_has_expired_or_is_for_other_goods_stops():
    expired = entry(klass=18, valid_from="2001-01-01", valid_until="2011-01-01", status="expired")
    assert codes(expired, **OFFER) == ["rights"]
    assert codes(entry(klass=25, valid_from="2001-01-01"), **OFFER) == ["rights"]


def test_each_sign_that_the_item_writes_is_asked_of():
    chinese = entry("Tindrel GmbH", klass=18, sign="玛洛薇尔", valid_from="2001-01-01")
    text = OFFER | {"title": "Marlowe 玛洛薇尔 handbag"}
    assert codes(OWN, **text) == []
    assert codes(OWN, chinese, **text) == ["rights"]


def test_a_nickname_is_no_mark():
    assert codes(OWN, title="大玛牌 handbag factory leftovers, WhatsApp +86 138 0000 0000") == [
        "no_sign"
    ]


def test_the_category_says_the_goods_before_the_title():
    shoes = entry(klass=25, valid_from="2001-01-01")
    assert codes(shoes, **OFFER, category="Apparel & Accessories > Shoes") == []
    assert codes(OWN, **OFFER, category="Apparel & Accessories > Shoes") == ["rights"]


def test_the_title_narrows_a_category_of_many_classes():
    assert codes(OWN, **OFFER, category="Apparel & Accessories") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("pre-owned Marlowe handbag, authenticated, $900", "resale"),
        ("replacement strap for Marlowe handbag $9", "parts_care"),
        ("handbag organizer compatible with Marlowe $9", "compatibility"),
    ],
)
def test_a_plausibly_lawful_use_stops(text, code):
    assert code in codes(OWN, title=text)


def test_an_authorised_seller_stops_in_its_territory_only():
    listed = SellerName("marlowe", "Marlowe Official", "own_store", "US GB", "invented")
    known = replace(REGISTER, sellers={("marlowe", "marlowe official"): listed})
    tables = replace(rights(OWN), register=known)
    fields = OFFER | {"seller": "Marlowe Official"}
    assert "authorised_seller" in codes(tables=tables, **fields)
    abroad = replace(INTENT, territory="JP")
    assert "authorised_seller" not in codes(tables=tables, intent=abroad, **fields)


def test_a_handle_is_a_name_too():
    made = document("listing", **OFFER)
    item = replace(made.item, seller=Seller(handle="marlowe official"))
    found = gate(replace(made, item=item), [], INTENT, rights(OWN))
    assert [stop.code for stop in found.stops] == ["authorised_seller"]
