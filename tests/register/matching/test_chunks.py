import pytest

from countermark.register.matching.chunks import chunk_of, digits_of, kind_of, meaning


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [("300gb", "300", "gb"), ("2.70in", "2.7", "in"), ('15.4"', "15.4", "in"), ("7,5", "7.5", "")],
)
def test_it_reads_numbers_with_their_unit(text, number, unit):
    assert (chunk_of(text).number, chunk_of(text).unit) == (number, unit)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("f8n044-slv", {"f8n044slv", "f8n044"}),
        ("dscw150", {"dscw150"}),
        ("578364", {"578364"}),
        ("retro", set()),
        ("5s", set()),
    ],
)
def test_it_finds_model_codes(text, codes):
    assert set(chunk_of(text).codes) == codes


def test_it_takes_other_scripts_apart_in_pairs():
    assert chunk_of("跑步鞋").words == ("跑步", "步鞋")


def test_it_knows_colours_in_several_languages():
    assert {meaning(word) for word in ("schwarz", "noir", "黑色", "black")} == {"black"}
    assert kind_of("black") == kind_of("white") != kind_of("runner")


@pytest.mark.parametrize(("word", "digits"), [("runner", 0), ("tx1", 1), ("7.3", 2)])
def test_it_tells_how_much_of_a_word_is_digits(word, digits):
    assert digits_of(word) == digits
