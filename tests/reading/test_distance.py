import pytest

from countermark.reading.distance import FAR, same_sentence, words_between


class Place:
    def __init__(self, text, part):
        self.start = text.index(part)
        self.end = self.start + len(part)


@pytest.mark.parametrize(
    ("text", "one", "other", "words"),
    [
        ("strap for Marlowe", "strap", "Marlowe", 1),
        ("Marlowe strap", "strap", "Marlowe", 0),
        ("strap that fits, for Marlowe", "strap", "Marlowe", 3),
        ("适用于玛洛薇尔", "适用", "玛洛薇尔", 0.5),
        ("适用于 new 玛洛薇尔", "适用", "玛洛薇尔", 1.5),
        ("strap " + "x " * 200 + "Marlowe", "strap", "Marlowe", FAR),
    ],
)
def test_counts_words_and_half_words(text, one, other, words):
    assert words_between(text, Place(text, one), Place(text, other)) == words
    assert words_between(text, Place(text, other), Place(text, one)) == words


def test_a_sentence_ends_at_its_sign():
    text = "not here. Marlowe"
    assert not same_sentence(text, Place(text, "not"), Place(text, "Marlowe"))
    assert same_sentence(text, Place(text, "here"), Place(text, "not"))
