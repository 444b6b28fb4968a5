import numpy as np
import pytest

from countermark.text.boundary import (
    DIGIT,
    HAN,
    HARD,
    LETTER,
    SIGN,
    SPACE,
    classes_of,
    find_whole,
    in_word,
    inside_tag,
)


def codes(text):
    return np.array(list(map(ord, text)), dtype=np.uint32)


@pytest.mark.parametrize(
    ("symbol", "expected"),
    [
        ("a", LETTER),
        ("ж", LETTER),
        ("7", DIGIT),
        ("包", HAN),
        ("㐀", HAN),
        (" ", SPACE),
        ("。", HARD),
        ("*", SIGN),
    ],
)
def test_it_knows_what_a_symbol_is(symbol, expected):
    assert classes_of(codes(symbol)).tolist() == [expected]


def test_letters_and_digits_make_words_and_han_characters_stand_free():
    assert in_word(classes_of(codes("正品gucci2包 *"))).tolist() == [
        *[False] * 2, *[True] * 6, *[False] * 3
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("\n#marlowe", True),
        ("\n#dupemarlowe", True),
        ("\n@shopmarlowe", True),
        ("\ndupemarlowe", False),
        ("\n#dupe marlowe", False),
        ("\n#包marlowe", False),
        (f"\n#{'x' * 40}marlowe", False),
    ],
)
def test_a_tag_reaches_back_over_letters_and_digits_alone(text, inside):
    start = np.array([text.index("marlowe")])
    assert inside_tag(codes(text), start).tolist() == [inside]


def test_no_places_are_inside_no_tag():
    assert inside_tag(codes("\nabc"), np.array([], dtype=np.int64)).tolist() == []


@pytest.mark.parametrize(
    ("text", "phrase", "place"),
    [
        ("human made and man made", "man made", 15),
        ("human made", "man made", -1),
        ("小包包", "包", 1),
        ("lvlv", "lv", -1),
        ("an lv bag", "lv", 3),
        ("", "lv", -1),
    ],
)
def test_it_finds_a_phrase_only_as_whole_words(text, phrase, place):
    assert find_whole(text, phrase) == place
