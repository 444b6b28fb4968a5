import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.model import View
from countermark.text import fuzzy
from countermark.text.match import Matcher, Pattern
from tests.text.samples import seen_in

NAMES = ("marlowe", "tindrel", "orsa vendrick", "jul'tevo", "corv", "vandle", "bandle")
NAME_PATTERNS = [Pattern(name, hidden=True, fuzzy=True, prefix=len(name) > 4) for name in NAMES]
MATCHER = Matcher([*NAME_PATTERNS, Pattern("replica", opens=True), Pattern("candle")])
FUZZY = list(View).index(View.FUZZY)


def found(text, matcher=MATCHER, **more):
    return seen_in(View.FUZZY, NAMES, matcher, text, **more)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Marlove", "marlowe"),
        ("Marlow3wx", None),
        ("Malowe", "marlowe"),
        ("arlowe", "marlowe"),
        ("Marlowqe", "marlowe"),
        ("Marolwe", "marlowe"),
        ("MMarlowe", "marlowe"),
        ("Marllowe", "marlowe"),
        ("M*rlowe", "marlowe"),
        ("Marl_we", "marlowe"),
        ("Marl❤we", "marlowe"),
        ("*arlowe", "marlowe"),
        ("Marlow*", "marlowe"),
        ("Marlow.", "marlowe"),
        ("Marlo.", None),
        ("Marlveo", None),
        ("Marl-we", None),
        ("Marl'we", None),
        ("#Tindrell", "tindrel"),
        ("正品Tndrel包", "tindrel"),
        ("Corrv", "corv"),
        ("C*rv", "corv"),
        ("Corb", None),
        ("Orv.", None),
    ],
)
def test_finds_one_slip_beside_a_claim(written, name):
    quotes = [] if name is None else [(written.strip("#正品包"), name)]
    longest = sorted(found(f"replica {written} now"), key=lambda one: len(one[0]))[-1:]
    assert longest == quotes


@pytest.mark.parametrize("text", ["Marlove now", "Marl_we now", "Orsa Vendrik now"])
def test_looks_only_where_something_is_claimed_or_offered(text):
    assert not found(text)
    assert found(text + " replica")


def test_a_claim_opens_all_texts_of_its_item():
    matches = MATCHER.scan(["Marlove", "replica", "Marlove"], np.array([0, 0, 1]))
    assert matches.row[matches.view == FUZZY].tolist() == [0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Orsa Vendrik", [("Orsa Vendrik", "orsa vendrick")]),
        ("Orza-Vendrick", [("Orza-Vendrick", "orsa vendrick")]),
        ("OrsaVendrik", [("OrsaVendrik", "orsa vendrick")]),
        ("Orsa V*ndrick", [("Orsa V*ndrick", "orsa vendrick")]),
        ("Orza Vendrik", []),
        ("Vendrik", []),
        ("Orsa and Vendrik", []),
        ("Orsas Vendrik", []),
        ("Jul'tevvo", [("Jul'tevvo", "jul'tevo")]),
        ("Jultevvo", [("Jultevvo", "jul'tevo")]),
    ],
)
def test_the_other_words_of_a_name_must_stand_beside_the_slip(text, names):
    assert found(f"replica {text} now") == names


@pytest.mark.parametrize(
    "text",
    [
        "candle",  # an ordinary word, and one that we look for, near two names
        "Mandle",  # as near to one name as to another
        "Marlowes",  # letters may follow a name
        "Марлове",  # a word of another alphabet
        "Marlöve",
        "Tindrel",
    ],
)
def test_words_with_another_meaning_are_no_slips(text):
    assert not found(f"replica {text} now")


@pytest.mark.parametrize(
    ("written", "sure"),
    [("Marllowe", True), ("Marl*we", True), ("Marolwe", True), ("Marlove", False)],
)
def test_an_offer_without_a_claim_opens_only_the_surest_slips(written, sure):
    assert bool(found(written, opened=np.array([0]))) is sure


def test_a_long_name_is_known_by_any_slip_inside_it():
    long = Matcher([Pattern("marlowendra", hidden=True, fuzzy=True)])
    for written, sure in (("Marlovendra", True), ("Marlowenda", True), ("Narlowendra", False)):
        matches = long.scan([written], opened=np.array([0]))
        assert bool(len(matches.row)) is sure


def test_only_fuzzy_patterns_are_found_with_a_slip():
    plain = Matcher([Pattern("marlowe", hidden=True), Pattern("replica", opens=True)])
    assert not found("replica Marlove", plain)


def test_nothing_fuzzy_finds_nothing():
    assert not found("replica Marlove", Matcher([Pattern("replica", opens=True)]))


def test_forgetting_changes_no_answer(monkeypatch):
    text = "replica Marlove, Tindrell"
    before = found(text)
    monkeypatch.setattr(fuzzy, "MOST_REMEMBERED", 0)
    assert [found(text), found(text)] == [before, before]


@given(st.sampled_from(NAMES[:2]), st.data())
def test_every_letter_may_be_masked_doubled_or_lost(name, data):
    place = data.draw(st.integers(0, len(name) - 1))
    written = data.draw(
        st.sampled_from(
            [
                f"{name[:place]}*{name[place + 1 :]}",
                name[:place] + name[place] + name[place:],
                name[:place] + name[place + 1 :],
            ]
        )
    )
    places = {quote for quote, meant in found(f"replica {written} x") if meant == name}
    assert written in places or written == name + name[-1]


@given(st.text(max_size=60))
def test_every_quote_stands_in_the_text(text):
    text = f"replica {text} M*rlowe"
    matches = MATCHER.scan([text])
    for start, end in zip(matches.start.tolist(), matches.end.tolist(), strict=True):
        assert 0 <= start < end <= len(text)
    assert any(quote.startswith("M*rlowe") for quote, _ in found(text))
