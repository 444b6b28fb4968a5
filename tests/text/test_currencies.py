import re

from countermark.text.currencies import BARE, currency_words


def test_every_word_of_a_currency_names_one_by_its_iso_code():
    words = currency_words()
    codes = {*words.before.values(), *words.after.values()}
    assert {"USD", "EUR", "CNY", "RUB", "AED"} <= codes
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)


def test_a_longer_word_is_tried_before_the_one_that_it_ends_with():
    ending = currency_words().by_last["$"]
    assert ending.index("us$") < ending.index("$")
    assert list(map(len, ending)) == sorted(map(len, ending), reverse=True)


def test_a_shared_sign_means_a_currency_that_may_share_it():
    assert all(currency_words().shares[code] == sign for sign, code in BARE.items())
