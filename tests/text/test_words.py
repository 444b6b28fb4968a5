import pytest

from countermark.text.words import is_english, is_everyday


@pytest.mark.parametrize("word", ["factory", "summer", "bags", "the"])
def test_it_knows_an_english_word(word):
    assert is_english(word)


@pytest.mark.parametrize("word", ["marlowexx", "tindrel", "corvella", "goodbagsfactory"])
def test_it_takes_no_made_up_word_for_english(word):
    assert not is_english(word)


@pytest.mark.parametrize("word", ["工厂", "今天", "质量"])
def test_it_knows_an_everyday_chinese_word(word):
    assert is_everyday(word)


@pytest.mark.parametrize("word", ["玛洛薇尔", "大玛牌"])
def test_it_takes_no_made_up_name_for_an_everyday_word(word):
    assert not is_everyday(word)
