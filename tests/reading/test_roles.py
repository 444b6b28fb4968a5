import pytest

from countermark.model import Role
from tests.build import document

CONTACT = " WhatsApp +86 138 0000 0000"


def roles(text, **more):
    return [mention.role for mention in document(title=text, **more).mentions]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Marlowe bag", Role.OFFERED),
        ("strap compatible with Marlowe", Role.COMPATIBLE),
        ("适用于玛洛薇尔的内胆包", Role.COMPATIBLE),
        ("dupe for Marlowe", Role.COMPARED),
        ("this is not Marlowe", Role.NEGATED),
        ("how to spot a fake Marlowe", Role.WARNED),
        ("pre-owned Marlowe bag", Role.RESOLD),
        ("police seized 300 Marlowe bags", Role.NEWS),
    ],
)
def test_the_nearest_cue_gives_the_role(text, role):
    assert roles(text) == [role]


@pytest.mark.parametrize(
    "text", ["this is not fake Marlowe", "how to spot a fake Marlowe", "police seized Marlowe bags"]
)
def test_no_word_of_warning_shields_a_seller(text):
    assert roles(text + CONTACT) == [Role.OFFERED]


def test_an_accessory_stays_one_in_a_listing():
    assert roles("strap compatible with Marlowe", kind="listing", usd="9.00") == [Role.COMPATIBLE]


def test_a_cue_does_not_reach_over_the_end_of_a_sentence():
    assert roles("I did not. Marlowe bags are nice") == [Role.OFFERED]
