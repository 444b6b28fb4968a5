import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.model import View
from countermark.text.fold import fold_text
from countermark.text.han import leaves_of
from countermark.text.match import Matcher, Pattern
from tests.text.samples import seen_in

NAMES = ("玛洛薇尔", "古廷", "葆璐兰")
OPENER = "原厂尾单"
MATCHER = Matcher([*(Pattern(name, hidden=True) for name in NAMES), Pattern(OPENER, opens=True)])
SPLIT = list(View).index(View.SPLIT)


def found(text, matcher=MATCHER):
    return seen_in(View.SPLIT, NAMES, matcher, text)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("十口廷", "古廷"),
        ("古廴壬", "古廷"),
        ("王马洛薇尔", "玛洛薇尔"),
        ("玛氵各薇尔", "玛洛薇尔"),
        ("玛水各薇尔", "玛洛薇尔"),
        ("王馬洛薇爾", "玛洛薇尔"),
        ("王马氵各艹微尔", "玛洛薇尔"),
        ("艹保璐兰", "葆璐兰"),
        ("葆王路兰", "葆璐兰"),
    ],
)
def test_it_finds_a_name_that_is_taken_apart(written, name):
    assert found(f"正品{written}包") == [(written, name)]


@pytest.mark.parametrize("text", ["玛洛薇尔", "古廷", "十口", "口十廷", "王马洛", "玛氵各薇"])
def test_it_is_silent_about_the_name_itself_and_other_parts(text):
    assert found(f"正品{text}包") == []


def test_a_guarded_name_of_common_parts_needs_an_opener():
    matcher = Matcher([Pattern("古人", hidden=True, guarded=True), Pattern(OPENER, opens=True)])
    assert len(matcher.scan(["十口人"]).row) == 0
    assert SPLIT in matcher.scan(["十口人 原厂尾单"]).view


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12)


@given(HAN, st.sampled_from(["十口廷", "王马洛薇尔", "葆王路兰"]), HAN)
def test_what_it_finds_holds_the_leaves_of_the_name(before, written, after):
    for quote, name in found(before + written + after):
        assert len(quote) > len(name)
        assert leaves(fold_text(quote)) == leaves(name)


def leaves(text):
    return [leaf for character in text for leaf in leaves_of(ord(character))]
