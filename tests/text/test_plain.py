import time

import pytest
from hypothesis import given

from countermark.text.plain import plain
from tests.text.samples import LONG, SECONDS, texts


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("abc 123", "abc 123"),
        ("ＡＢｃ１２３：", "ABc123:"),
        ("①③⑧⓪", "1380"),
        ("❶❸❽⓿", "1380"),
        ("⑴⑶⑻", "138"),
        ("1️⃣3️⃣8️⃣", "138"),
        ("𝟏𝟑𝟖", "138"),
        ("¹³⁸", "138"),
        ("𝓥𝓧", "VX"),
        ("ⓥⓧ", "vx"),
        ("🆅🆇", "VX"),
        ("🇻🇽", "VX"),
        ("ⅴⅩ", "vX"),
        ("ᴠx", "vx"),
        ("￥", "¥"),
        ("➕", "+"),
        ("a\u200bb\ufe0fc\u202ed", "abcd"),
        ("微信，好！", "微信，好！"),
        ("香奈兒", "香奈兒"),
    ],
)
def test_it_writes_a_text_in_plain_characters(written, shown):
    assert plain(written).text == shown


def test_it_gives_the_places_in_the_original():
    written = "v\u200bx：\ufe0f１２３"
    shown = plain(written)
    start = shown.text.index("123")
    first, last = shown.span(start, start + 3)
    assert written[first:last] == "１２３"
    assert written[slice(*shown.span(0, 2))] == "v\u200bx"


@given(texts)
def test_every_plain_character_has_its_place(text):
    shown = plain(text)
    for place in range(len(shown.text)):
        first, last = shown.span(place, place + 1)
        assert last == first + 1
        in_order = plain("Ａ" + text[first]).text[1:]  # Chinese punctuation alone may stay
        assert shown.text[place] in {text[first], in_order}


@pytest.mark.parametrize("piece", ["\u200b", "1️⃣", "Ａ", "微信", "a"])
def test_its_time_grows_no_faster_than_a_long_text(piece):
    text = piece * (LONG // len(piece))
    start = time.process_time()
    plain(text)
    assert time.process_time() - start < SECONDS
