import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from countermark.model import View
from countermark.text.fold import fold_text
from countermark.text.han import of_han, readings, sounds_of
from countermark.text.match import Matcher, Pattern
from countermark.text.sounds import letter_forms
from tests.text.samples import seen_in

NAMES = ("玛洛薇尔", "古廷", "吕仁")
OPENER = "原厂尾单"
MATCHER = Matcher([*(Pattern(name, hidden=True) for name in NAMES), Pattern(OPENER, opens=True)])
GUARDED = Matcher(
    [
        *(Pattern(name, hidden=True, fuzzy=True, guarded=True) for name in NAMES),
        Pattern(OPENER, opens=True),
    ]
)
PINYIN = list(View).index(View.PINYIN)


def found(text, matcher=MATCHER):
    return seen_in(View.PINYIN, NAMES, matcher, text)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("正品马络微儿包", "马络微儿"),
        ("正品馬絡微兒包", "馬絡微兒"),
        ("ma luo wei er bags", "ma luo wei er"),
        ("正品maluoweier包", "maluoweier"),
        ("mǎ luò wēi ěr", "mǎ luò wēi ěr"),
        ("Ma-Luo Wei Er", "Ma-Luo Wei Er"),
        ("玛luo薇尔", "玛luo薇尔"),
        ("玛洛wei尔", "玛洛wei尔"),
        ("Ｍａ Luo Wei Er", "Ｍａ Luo Wei Er"),
        ("hei renma luo wei er", "ma luo wei er"),
    ],
)
def test_it_finds_a_name_by_its_sound(text, written):
    assert found(text) == [(written, NAMES[0])]


@pytest.mark.parametrize("text", ["lv ren", "lu ren", "lü ren"])
def test_it_reads_u_with_two_dots_in_three_spellings(text):
    assert found(text) == [(text, "吕仁")]


@pytest.mark.parametrize(
    "text",
    [
        "玛洛薇尔",
        "玛 洛 薇 尔",
        "马络微",
        "ma luo wei",
        "sma luo wei er",
        "ma luo wei ers",
        "gutings",
    ],
)
def test_it_is_silent_about_what_is_plainly_written_or_only_begins_like_a_name(text):
    assert found(text) == []


def test_an_everyday_word_is_no_name():
    matcher = Matcher([Pattern("立识", hidden=True)])
    assert found("学习历史课", matcher) == []
    assert matcher.scan(["学习丽适课"]).view.tolist() == [PINYIN]


def test_a_run_that_cuts_an_everyday_word_in_two_is_no_name():
    matcher = Matcher([Pattern("立识", hidden=True)])
    assert len(matcher.scan(["权利是什么"]).row) == 0


def test_a_guarded_name_of_two_common_characters_needs_an_opener():
    assert found("古亭 今天", GUARDED) == []
    assert found("古亭 原厂尾单", GUARDED) == [("古亭", "古廷")]


def test_a_guarded_name_of_common_characters_is_never_met_by_chance():
    matcher = Matcher([Pattern("德沃", hidden=True, guarded=True), Pattern(OPENER, opens=True)])
    assert found("送给的我 原厂尾单", matcher) == []


def test_a_guarded_name_in_rare_characters_counts_alone():
    assert found("马珞薇珥", GUARDED) == [("马珞薇珥", "玛洛薇尔")]


@pytest.mark.parametrize("text", ["gu ting", "guting"])
def test_a_guarded_name_in_syllables_counts_alone(text):
    assert found(text, GUARDED) == [(text, "古廷")]


def test_a_guarded_name_that_english_words_spell_needs_an_opener():
    matcher = Matcher([Pattern("潘娜", hidden=True, guarded=True), Pattern(OPENER, opens=True)])
    assert len(matcher.scan(["pan na"]).row) == 0
    assert matcher.scan(["pan na 原厂尾单"]).view.tolist()[0] == PINYIN


def test_a_name_with_digits_is_spelt_with_them():
    forms = dict(letter_forms("伍陆70", guarded=False))
    assert "wu lu 70" in forms
    assert "伍lu70" in forms


def test_a_name_without_chinese_characters_has_no_pinyin():
    assert list(letter_forms("marlowe", guarded=False)) == []


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=12)


@given(HAN, st.sampled_from(NAMES), HAN)
def test_what_it_finds_reads_back_to_the_sound_of_the_name(before, name, after):
    text = before + name + after
    matches = MATCHER.scan([text])
    for start, end, pattern, view in zip(
        matches.start, matches.end, matches.pattern, matches.view, strict=True
    ):
        if view == PINYIN:
            written = fold_text(text[start:end])
            assert readings_meet(written, NAMES[pattern])
            assert written != NAMES[pattern]


@given(st.data())
def test_any_characters_of_the_same_sound_are_found(data):
    name = data.draw(st.sampled_from(NAMES[:1]))
    written = "".join(data.draw(st.sampled_from(SAME[character])) for character in name)
    assume(written != name)
    assert (written, name) in found(f"x {written} x")


SAME = {"玛": "玛码蚂", "洛": "洛络骆", "薇": "薇溦崴", "尔": "尔洱珥"}


def readings_meet(written, name):
    codes = np.array([ord(each) for each in written])
    heard = [
        set(column) for column in zip(*(of_han(row, codes) for row in readings()), strict=True)
    ]
    spelt = {form for form, _ in letter_forms(name, guarded=False)}
    return written in spelt or any(
        all(sound in place for sound, place in zip(sounds, heard, strict=True))
        for sounds in sounds_of(name)
    )
