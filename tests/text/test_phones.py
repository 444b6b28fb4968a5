import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.text.phones import find_phones, is_date, is_mobile, number_at
from tests.text.samples import LONG, SECONDS, texts


def digits(text):
    return sorted({number.digits for number in find_phones(text)})


@pytest.mark.parametrize(
    "text",
    [
        "13800001111",
        "138 0000 1111",
        "138-0000-1111",
        "138.0000.1111",
        "1380000 1111",
        "13800 001111",
        "1 3 8 0 0 0 0 1 1 1 1",
        "1.3.8.0.0.0.0.1.1.1.1",
        "一三八零零零零一一一一",
        "幺三八零零零零幺幺幺幺",
        "壹叁捌零零零零壹壹壹壹",
        "幺叁捌 零零零零 幺幺幺幺",
        "1三8零零零零1一1一",
        "+86 138 0000 1111",
        "+8613800001111",
        "（+86）13800001111",
        "0086-13800001111",
        "86-13800001111",
        "8613800001111",
        "138微0000信1111",
        "厂家13800001111包邮",
    ],
)
def test_it_reads_a_mobile_number_however_it_is_written(text):
    assert digits(text) == ["13800001111"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+1 (302) 555-0199", "13025550199"),
        ("+44 7911 123456", "447911123456"),
        ("+852 9123 4567", "85291234567"),
        ("0755-12345678", "075512345678"),
        ("400-123-4567", "4001234567"),
    ],
)
def test_it_reads_numbers_of_other_shapes(text, number):
    assert digits(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "订单号13800001111222",
        "a13800001111",
        "id=13800001111",
        "x/13800001111",
        "13800001111元",
        "1380000元",
        "size 38 39 40 41 42",
        "2024-11-24 13:00",
        "9787111128069",
        "1 380 000 ₽",
        "12800001111",
    ],
)
def test_it_takes_other_numbers_for_no_telephone(text):
    assert digits(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("123456789", "123456789"),
        ("1234 56789", "123456789"),
        ("1 2 3 4 5 6", "123456"),
        ("一二三四五六七八", "12345678"),
        ("8613800001111", "13800001111"),
        ("12345678, 38码", "12345678"),
        ("1234", None),
        ("12000元", None),
        ("30000粉丝", None),
        ("abc", None),
    ],
)
def test_it_reads_the_number_after_a_label(text, found):
    number = number_at(text, 0)
    assert (number.digits if number else None) == found


def test_it_knows_a_mobile_number_and_a_date():
    assert is_mobile("13800001111")
    assert not is_mobile("12800001111")
    assert is_date("on 2024-11-24", 3)
    assert not is_date("on 2024112412", 3)


@given(texts, st.integers(0, 20))
def test_its_spans_lie_in_the_text_and_hold_the_number(text, start):
    low = text.lower()
    one = number_at(low, min(start, len(low)))
    for number in [*find_phones(low), *([one] if one else [])]:
        assert 0 <= number.start < number.end <= len(low)
        assert number.digits.isdigit()


@pytest.mark.parametrize(
    "piece", ["1 ", "1", "13", "一", "一 ", "1微", "138微0", "+1 ", "0755-", "1-"]
)
def test_its_time_grows_no_faster_than_a_long_text(piece):
    text = piece * (LONG // len(piece))
    start = time.process_time()
    list(find_phones(text))
    assert time.process_time() - start < SECONDS
