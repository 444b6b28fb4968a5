"""What every signal promises, held for all of them."""

from pathlib import Path

import pytest

from countermark.assess import load_weights
from countermark.explain import load_sentences
from countermark.model import Item
from countermark.reading.document import Document
from countermark.reading.passages import modalities_read, passages_of
from countermark.register import Register
from countermark.signals import meanings, signals

CODES = sorted(signals())
EMPTY = Item("1", "tiktok", "post")


@pytest.mark.parametrize("code", CODES)
def test_a_signal_is_silent_on_an_empty_document(code):
    document = Document(EMPTY, passages_of(EMPTY), modalities_read(EMPTY))
    assert list(signals()[code](document, Register({}, ()))) == []


@pytest.mark.parametrize("code", CODES)
def test_a_signal_says_in_one_sentence_what_it_observes(code):
    assert meanings()[code].endswith(".")


@pytest.mark.parametrize("code", CODES)
def test_a_signal_has_a_test_of_its_own(code):
    assert (Path(__file__).parent / "signals" / f"test_{code}.py").exists()


@pytest.mark.parametrize("code", CODES)
def test_a_signal_has_a_weight_and_sentences_in_two_languages(code):
    weights = {key for key in load_weights() if key[0] == code}
    sentences = {key for key in load_sentences() if key[0] == code}
    assert weights
    assert weights == sentences


def test_no_weight_or_sentence_is_left_without_its_signal():
    assert {code for code, _ in load_weights()} == {*CODES, "prior"}
    assert {code for code, _ in load_sentences()} == set(CODES)
