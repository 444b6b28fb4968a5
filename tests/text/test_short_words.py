import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.text.boundary import in_word
from countermark.text.found import chunk_of
from countermark.text.short_words import ShortWords, is_short

WORDS = ("a", "mk", "n9", "abc")


def found(text, words=WORDS):
    chunk = chunk_of([text], 0)
    short = ShortWords(words, [10 + number for number in range(len(words))])
    columns = short.find(chunk.folded.codes, in_word(chunk.classes))
    return [
        (chunk.folded.text()[start:end], words[number - 10])
        for start, end, number in zip(*(each.tolist() for each in columns), strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("MK", ["mk"]),
        ("a mk,n9", ["a", "mk", "n9"]),
        ("包mk包", ["mk"]),
        ("mkx xmk mk9 m k", []),
        ("abc abcd", ["abc"]),
        ("ñбж", []),
        (chr(ord("m") | ord("k") << 7), []),  # another letter with the same bits as mk
        ("a-mk", ["a", "mk"]),
        ("", []),
    ],
)
def test_finds_whole_words_only(text, words):
    assert [quote for quote, _ in found(text)] == words


def test_no_words_find_nothing():
    assert found("a mk", ()) == []


@given(st.lists(st.text("amk9bc包. ", max_size=4), max_size=8))
def test_finds_what_a_split_finds(parts):
    text = "-".join(parts)
    runs = "".join(each if each.isalnum() and each != "包" else " " for each in text).split()
    expected = [run for run in runs if run in WORDS]
    assert [quote for quote, _ in found(text)] == expected


def test_only_short_latin_words_are_short():
    assert [form for form in ("a", "abc", "abcd", "a b", "包", "a.b", "é") if is_short(form)] == [
        "a",
        "abc",
    ]
    assert np.array_equal(ShortWords((), ()).find(np.zeros(3), np.zeros(3, bool))[0], [])
