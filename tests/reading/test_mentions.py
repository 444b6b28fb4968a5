import pytest

from tests.build import document


def brands(**fields):
    made = document(**fields)
    return [mention.brand for mention in made.mentions] if made else []


@pytest.mark.parametrize(
    "fields",
    [
        {"title": "Marlowe"},
        {"title": "正品marlowe包"},
        {"title": "#marlowebags"},
        {"title": "a bag", "screen": "玛洛薇尔"},
        {"title": "a bag", "speech": "this is marlowe"},
        {"title": "a bag", "tags": ("marlowe",)},
    ],
)
def test_a_distinctive_name_counts_wherever_it_stands(fields):
    assert brands(**fields) == ["marlowe"]


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"title": "summit"}, []),
        ({"title": "we reached the summit at dawn"}, []),
        ({"title": "summit shoes"}, ["summit"]),
        ({"title": "summit", "kind": "listing", "category": "shoes"}, ["summit"]),
        ({"title": "the summit meeting shoes"}, []),
        ({"title": "new #summit", "description": "WhatsApp +86 138 0000 0000"}, ["summit"]),
        ({"title": "SUMMIT 新到现货", "kind": "listing"}, ["summit"]),
        ({"title": "SUMMIT NEW IN", "kind": "listing"}, []),
    ],
)
def test_an_ordinary_word_needs_an_opener(fields, found):
    assert brands(**fields) == found


def test_the_longest_spelling_of_a_brand_wins():
    made = document(title="Marlowe Corvella")
    assert [mention.spelling.text for mention in made.mentions] == ["Marlowe", "Corvella"]


def test_an_item_without_a_name_or_a_claim_is_not_read():
    assert document(title="a quiet evening with friends") is None


def test_a_phrase_of_another_meaning_stands_for_itself_only():
    assert brands(title="oversummit meetings, summit shoes") == ["summit"]


def test_what_is_plainly_written_is_not_cut_by_a_disguise():
    made = document(kind="listing", title="Marlowe, tindrell, 大码牌")
    assert made is not None
    quotes = [made.span(one.place).quote for one in made.mentions]
    assert "Marlowe" in quotes


def test_a_claim_in_an_offer_opens_a_trade_nickname():
    assert brands(title="小汀家", description="微信 abc12345") == []
    assert brands(title="小汀家 工厂直供", description="微信 abc12345") == ["tindrel"]


def test_a_claim_around_a_name_opens_it_where_somebody_offers():
    claim = "this facility quietly knits Summit"
    assert brands(title=claim) == []
    assert brands(title=f"{claim}, order now") == ["summit"]
    assert brands(title=f"{claim.lower()}, order now") == []
