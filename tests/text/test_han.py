import numpy as np
import pytest

from countermark.text.chance import cuts_words, judge_runs
from countermark.text.gaps import ALONE, NO, WITH_OPENER
from countermark.text.han import (
    is_han_name,
    leaves_of,
    of_han,
    part_columns,
    parts_of,
    radical_forms,
    rarity,
    sounds_of,
    syllables,
)
from countermark.text.looks import OUTSIDE, name_signs, name_traces, text_signs
from countermark.text.runs import Runs
from countermark.text.sorted_keys import ByCode, Pairs


def codes(text):
    return np.array([ord(each) for each in text], dtype=np.uint32)


def test_a_name_is_two_chinese_characters_or_more():
    assert is_han_name("古廷")
    assert not any(map(is_han_name, ("", "古", "古a", "gu", "𠀀𠀀")))


def test_it_knows_the_readings_in_use_and_no_others():
    spoken = [[syllables()[number] for number in sound] for sound in sounds_of("乐白")]
    assert spoken == [["le", "bai"], ["yue", "bai"]]


def test_what_is_no_chinese_character_has_no_entry():
    assert of_han(rarity(), codes("a\n한𠀀")).tolist() == [0, 0, 0, 0]


def test_a_common_character_is_less_rare_than_a_seldom_one():
    common, seldom = of_han(rarity(), codes("的髢")).tolist()
    assert common < seldom


def test_it_takes_characters_apart():
    assert parts_of(ord("驰")) == ((ord("马"), ord("也")),)
    assert parts_of(ord("a")) == ()
    assert ord("马") in part_columns()[:, ord("驰") - 0x3400 + 1]


def test_forms_of_one_radical_are_one_leaf():
    assert leaves_of(ord("氵")) == leaves_of(ord("水"))
    assert {ord("氵"), ord("水")} <= set(radical_forms(ord("水")))
    assert radical_forms(ord("马")) == (ord("马"),)


def test_taking_apart_ends_for_every_character():
    assert all(len(leaves_of(code)) < 1000 for code in range(0x3400, 0xA000))


@pytest.mark.parametrize(
    ("text", "start", "end", "cut"),
    [
        ("权利是什", 1, 3, True),
        ("看古廷包", 1, 3, False),
        ("历史", 0, 2, False),
        ("在历史上", 1, 3, False),
    ],
)
def test_it_sees_a_word_that_a_run_cuts(text, start, end, cut):
    assert cuts_words(text, start, end) is cut


def test_rare_characters_count_alone_and_common_ones_never():
    text = codes("的我古亭髢弛")
    judged = judge_runs(text, np.array([0, 2, 4]), np.array([2, 2, 2]))
    assert judged.tolist() == [NO, WITH_OPENER, ALONE]


def test_runs_are_told_by_all_their_symbols():
    runs = Runs(["古廷", "古廷包", "廷古"])
    text = codes("古廷包廷古")
    held = runs.hold(text, np.array([0, 0, 1, 3, 2]), np.array([2, 3, 2, 2, 2]))
    assert held.tolist() == [True, True, False, True, False]
    assert not Runs([]).hold(text, np.array([0]), np.array([2])).any()


def test_values_are_found_by_code_and_by_pair():
    by_code = ByCode(codes("古廷古"), np.array([7, 8, 9]))
    number, value = by_code.find(codes("廷x古"))
    assert list(zip(number.tolist(), value.tolist(), strict=True)) == [(0, 8), (2, 7), (2, 9)]
    pairs = Pairs(codes("古廷"), codes("廷包"), np.array([1, 2]))
    number, value = pairs.find(codes("古廷廷"), codes("包包廷"))
    assert (number.tolist(), value.tolist()) == ([1], [2])


def test_characters_that_share_a_telling_component_share_a_sign():
    ours = name_signs(name_traces(codes("驰")))
    assert (text_signs(codes("弛")) & ours).all()
    assert text_signs(codes("a")).tolist() == [OUTSIDE]
