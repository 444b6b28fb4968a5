"""What every signal promises, held for all of them."""

from importlib import import_module
from pathlib import Path

import pytest

from countermark.assess import load_weights
from countermark.explain import load_sentences
from countermark.lexicon import CLAIM_CLASSES, COUNTER_CLASSES, OFFER_CLASSES, Claim, Cue
from countermark.model import Item
from countermark.reading.document import ClaimFound, CueFound, Document, Place
from countermark.reading.passages import modalities_read, passages_of
from countermark.register import Register
from countermark.signals import detect_all, meanings, signals

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


def _with_every_word_but(classes):
    """Return a document with one claim and one cue of each class, but for some."""
    item = Item("1", "tiktok", "post", caption="words of every kind")
    place = Place(0, 0, 5)
    claims = [
        Claim(klass, "words", "en", klass, 1.0, needs="", meaning="", hit="", miss="", source="")
        for klass in sorted(CLAIM_CLASSES - classes)
    ]
    cues = [
        Cue(klass, "words", "en", klass, 1.0, meaning="", hit="", miss="", source="")
        for klass in sorted((OFFER_CLASSES | COUNTER_CLASSES) - classes)
    ]
    return Document(
        item,
        passages_of(item),
        modalities_read(item),
        claims=tuple(ClaimFound(place, claim, 1.0) for claim in claims),
        cues=tuple(CueFound(place, cue, None) for cue in cues),
    )


@pytest.mark.parametrize("code", CODES)
def test_a_signal_that_names_what_it_looks_for_sees_nothing_without_it(code):
    looks_for = getattr(import_module(f"countermark.signals.{code}"), "LOOKS_FOR", None)
    if looks_for is not None:
        detect, register = signals()[code], Register({}, ())
        assert list(detect(_with_every_word_but(frozenset()), register))
        assert not list(detect(_with_every_word_but(looks_for), register))


def test_all_signals_are_asked_that_may_see_something():
    document = _with_every_word_but(frozenset({"books"}))
    seen = {code: list(detect(document, Register({}, ()))) for code, detect in signals().items()}
    assert list(detect_all(document, Register({}, ()))) == [
        one for own in seen.values() for one in own
    ]
    assert seen["news"]
    assert not seen["books"]
