import pytest

from countermark.register.gtin import find_gtins, gtin_of, is_gtin


@pytest.mark.parametrize("digits", ["96385074", "036000291452", "4006381333931", "10012345678902"])
def test_it_accepts_all_four_lengths(digits):
    assert is_gtin(digits)


@pytest.mark.parametrize(
    "digits", ["4006381333932", "400638133393", "", "00000000", "40063813339x1"]
)
def test_it_refuses_wrong_check_digits_and_lengths(digits):
    assert not is_gtin(digits)


def test_every_changed_digit_is_noticed():
    number = "4006381333931"
    for place in range(13):
        changed = f"{number[:place]}{(int(number[place]) + 1) % 10}{number[place + 1 :]}"
        assert not is_gtin(changed)


def test_upc_and_ean_of_the_same_goods_are_equal():
    assert gtin_of("036000291452") == gtin_of("0036000291452") == "00036000291452"


def test_it_finds_numbers_in_a_text():
    assert find_gtins("EAN 4006381333931, tel 13800000000") == {"04006381333931"}
