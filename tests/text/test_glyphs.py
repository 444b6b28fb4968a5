import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.model import View
from countermark.text.fold import fold_text
from countermark.text.match import Matcher, Pattern
from tests.text.samples import seen_in

NAMES = ("玛洛薇尔", "卓蔻", "驰仑格")
OPENER = "原厂尾单"
MATCHER = Matcher([*(Pattern(name, hidden=True) for name in NAMES), Pattern(OPENER, opens=True)])
GUARDED = Matcher(
    [*(Pattern(name, hidden=True, guarded=True) for name in NAMES), Pattern(OPENER, opens=True)]
)


def found(text, matcher=MATCHER, **more):
    return seen_in(View.GLYPH, NAMES, matcher, text, **more)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("玛恪薇尔", "玛洛薇尔"),
        ("悼蔻", "卓蔻"),
        ("髢仑格", "驰仑格"),
        ("驰崘恪", "驰仑格"),
    ],
)
def test_it_finds_a_name_in_characters_that_look_like_its_own(written, name):
    assert (written, name) in found(f"正品{written}包")


@pytest.mark.parametrize("text", ["玛洛薇尔", "驰仑", "洛薇尔", "驰仑水", "卓水"])
def test_it_is_silent_about_the_name_itself_and_other_characters(text):
    assert found(f"正品{text}包") == []


def test_a_guarded_name_needs_an_opener_or_an_offer():
    assert found("髢仑格包", GUARDED) == []
    assert found("髢仑格包 原厂尾单", GUARDED) == [("髢仑格", "驰仑格")]


def test_a_guarded_name_of_two_keeps_one_character():
    assert found("悼髢 原厂尾单", GUARDED) == []
    assert found("悼蔻 原厂尾单", GUARDED) == [("悼蔻", "卓蔻")]


def test_an_everyday_word_in_place_of_a_part_is_no_disguise():
    matcher = Matcher([Pattern("倍世净水", hidden=True, guarded=True), Pattern(OPENER, opens=True)])
    assert found("家用净水 原厂尾单", matcher) == []


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12)


@given(HAN, st.sampled_from(["玛恪薇尔", "悼蔻", "髢仑格"]), HAN)
def test_what_it_finds_has_the_length_of_the_name_and_is_not_the_name(before, written, after):
    for quote, name in found(before + written + after):
        assert len(quote) == len(name)
        assert fold_text(quote) != name
