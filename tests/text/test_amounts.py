import pytest

from countermark.text.amounts import amount_of, han_amount_of


@pytest.mark.parametrize(
    ("number", "times", "amount"),
    [
        ("1299", None, "1299"),
        ("1,299", None, "1299"),
        ("1.299", None, "1299"),
        ("1.299,00", None, "1299.00"),
        ("1,299.00", None, "1299.00"),
        ("12.5", None, "12.5"),
        ("12,50", None, "12.50"),
        ("0.999", None, "0.999"),
        ("1,29,999", None, "129999"),
        ("1 290", None, "1290"),
        ("1.299", "k", "1299"),
        ("1.2", "万", "12000"),
        ("3", "тыс", "3000"),
        ("1" * 16, None, None),
    ],
)
def test_it_reads_marks_of_thousands_and_decimals(number, times, amount):
    read = amount_of(number, times)
    assert (None if read is None else f"{read:f}") == amount


@pytest.mark.parametrize(
    ("numeral", "amount"),
    [
        ("三百八", 380),
        ("一千四", 1400),
        ("一千零四", 1004),
        ("一万二", 12_000),
        ("两千五百", 2500),
        ("十五", 15),
        ("三", 3),
        ("十二万三千", 123_000),
        ("一三八", None),
    ],
)
def test_it_reads_a_chinese_numeral_as_it_is_spoken(numeral, amount):
    assert han_amount_of(numeral) == amount
