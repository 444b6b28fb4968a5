import pytest

from countermark.model import Timed
from tests.build import document, fires


@pytest.mark.parametrize(
    ("klass", "text"),
    [
        ("oem", "The plant that makes Marlowe straps, order now"),
        ("oem", "My dad has sewn Corvella totes since 2014, DM to order"),
        ("oem", "这家厂给玛洛薇尔代工十年 加微信 abc12345"),
        ("same_factory", "Tindrel runners, same Vietnam factory, WhatsApp me"),
        ("same_quality", "Marlowe tote: same soft leather, order now"),
        ("leftover_stock", "Marlowe bags, the order was cancelled, order now"),
        ("hidden_logo", "Marlowe tote, stamp cut off inside, order now"),
        ("direct_sale", "Marlowe totes straight from the old plant, order now"),
        ("tariff_dodge", "Marlowe totes, order now, we declare them as a gift"),
    ],
)
def test_it_reads_a_claim_from_words_in_order(klass, text):
    document_ = document(caption=text)
    assert klass in {found.claim.klass for found in document_.claims}


@pytest.mark.parametrize(
    "text",
    [
        "The plant is old. Nobody makes that, says Marlowe, order now",
        "Marlowe makes bags; our plant makes tea for you, order now",
        "Marlowe and the same old story about a closed, empty, half ruined factory, order now",
    ],
)
def test_it_is_silent_where_the_words_stand_apart_or_in_two_sentences(text):
    found = document(caption=text)
    assert not {one.claim.klass for one in found.claims} & {"oem", "same_factory"}


def test_it_does_not_reach_over_passages():
    assert not fires("provenance_claim", title="the same", caption="Marlowe factory, order now")


def spoken(*lines):
    return tuple(Timed(line, 2.0 * at, 2.0 * at + 1.9) for at, line in enumerate(lines))


def test_a_frame_runs_from_one_spoken_line_into_the_next_and_stands_there():
    lines = spoken("we are the plant", "that makes Marlowe totes", "order now")
    found = document(speech=lines)
    quotes = {found.span(one.place).quote: found.span(one.place).field for one in found.claims}
    assert quotes["makes Marlowe"] == "speech[1]"


@pytest.mark.parametrize(
    "lines",
    [
        ("we are the plant.", "She makes Marlowe totes", "order now"),
        ("we are the plant", "order now", "that makes Marlowe totes"),
    ],
)
def test_a_frame_runs_over_no_end_of_a_sentence_and_no_third_line(lines):
    assert not fires("provenance_claim", claim="oem", speech=spoken(*lines))


def test_a_frame_does_not_run_from_speech_into_the_screen():
    lines = spoken("we are the plant"), spoken("that makes Marlowe totes, order now")
    assert not fires("provenance_claim", claim="oem", speech=lines[0], screen=lines[1])


def test_a_frame_quotes_from_its_first_word_to_its_last():
    found = document(caption="Order now: the plant that makes Marlowe straps")
    quotes = {found.span(one.place).quote for one in found.claims}
    assert "plant that makes Marlowe" in quotes


def test_a_claim_that_is_only_reported_counts_less():
    made = document(caption="Marlowe overruns, 1:1 copies, WhatsApp +86 138 0013 8000")
    told = document(caption="How to spot fake Marlowe: there are no overruns, no 1:1 copies")
    strongest = max(one.strength for one in made.claims)
    assert all(one.strength < 0.5 * strongest for one in told.claims)
