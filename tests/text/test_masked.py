import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.model import View
from countermark.text.match import Matcher, Pattern
from tests.text.samples import seen_in

NAMES = ("玛洛薇", "玛洛薇尔", "汀德")
CUE = "加微信"
MATCHER = Matcher(
    [*(Pattern(name, hidden=True, guarded=True) for name in NAMES), Pattern(CUE, opens=True)]
)


def found(text):
    return seen_in(View.FUZZY, NAMES, MATCHER, text)


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("玛💰薇 包 加微信", "玛💰薇", "玛洛薇"),
        ("加微信 玛*薇尔", "玛*薇尔", "玛洛薇尔"),
        ("玛洛⭕️尔 加微信", "玛洛⭕️尔", "玛洛薇尔"),
        ("玛l薇尔加微信", "玛l薇尔", "玛洛薇尔"),
    ],
)
def test_it_finds_a_name_with_one_character_hidden(text, quote, name):
    assert (quote, name) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "玛💰薇 包",  # nobody claims or offers
        "玛 薇 加微信",
        "玛，薇 加微信",
        "玛。薇 加微信",
        "玛****薇 加微信",
        "💰洛薇 加微信",
        "汀*德 加微信",
        "",
    ],
)
def test_it_is_silent_otherwise(text):
    assert found(text) == []


@given(st.text(alphabet="玛洛薇尔汀德包*💰a ，\n1️⃣", max_size=40))
def test_what_it_finds_begins_and_ends_as_the_name_does(text):
    for quote, name in found(text + " 加微信"):
        assert quote[0] == name[0]
        assert quote[-1] == name[-1]
