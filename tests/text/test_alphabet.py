import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from countermark.text.alphabet import Alphabet
from countermark.text.found import in_symbols

STRINGS = ("marlowe", "mar lowe", "玛洛薇尔", "洛", "ñ🔥")


def codes_of(text):
    return np.array([ord(symbol) for symbol in text], dtype=np.uint32)


def test_a_string_is_read_as_it_is_encoded():
    alphabet = Alphabet(STRINGS)
    for string in STRINGS:
        assert alphabet.read(codes_of(string)) == alphabet.encode(string)


def test_foreign_symbols_are_one_byte_and_hyphens_are_spaces():
    alphabet = Alphabet(STRINGS)
    assert alphabet.read(codes_of("界é🎉-x")) == b"\x01\x01\x01 x"


def test_the_commonest_symbols_are_two_bytes():
    many = "".join(map(chr, range(0x4E00, 0x4E00 + 3000)))
    alphabet = Alphabet(["洛" * 5, many])
    assert len(alphabet.encode("洛")) == 2
    assert {len(alphabet.encode(symbol)) for symbol in many} == {2, 3}
    assert len({alphabet.encode(symbol) for symbol in many}) == 3000


@given(st.text(alphabet="a-玛洛ñ🔥界", max_size=300), st.data())
def test_bytes_are_led_back_to_their_symbols(text, data):
    read = Alphabet(STRINGS).read(codes_of(text))
    edges = data.draw(st.lists(st.integers(0, len(text)), max_size=5))
    in_bytes = [len(Alphabet(STRINGS).read(codes_of(text[:edge]))) for edge in edges]
    (symbols,) = in_symbols(read, len(text), np.array(in_bytes, dtype=np.int64))
    assert symbols.tolist() == edges
