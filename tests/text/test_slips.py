import pytest

from countermark.text.slips import (
    ADDED,
    CHANGED,
    DOUBLED,
    MASKED,
    NOTHING,
    OMITTED,
    SWAPPED,
    Parts,
    meant_by,
    slip_of,
)
from countermark.text.spellings import Pattern

NAMES = ("marlowe", "orsa vendrick", "tindrel")
PARTS = Parts([Pattern(name, fuzzy=True) for name in NAMES], NAMES)


@pytest.mark.parametrize(
    ("written", "slip"),
    [
        ("marlove", CHANGED),
        ("malowe", OMITTED),
        ("marlowed", ADDED),
        ("marllowe", DOUBLED),
        ("marlowee", DOUBLED),
        ("mmarlowe", DOUBLED),
        ("marolwe", SWAPPED),
        ("mar*owe", MASKED),
        ("*arlowe", MASKED),
        ("marlow.", OMITTED),
        ("marl*owe", None),
        ("mar**we", None),
        ("marlowe", None),
        ("malove", None),
        ("maroleew", None),
    ],
)
def test_tells_the_one_slip(written, slip):
    assert slip_of(written, "marlowe") == slip


def test_a_word_alone_means_a_name_of_one_word():
    meant = meant_by("marlove", ["marlowe"], PARTS)
    assert (meant.names, meant.parts) == ((0,), ())


def test_a_word_of_a_longer_name_waits_for_the_others():
    meant = meant_by("vendrik", ["vendrick"], PARTS)
    assert meant.names == ()
    assert list(meant.places("an orsa vendrik", 8, 15, sure=True)) == [(3, 15, 1)]
    assert list(meant.places("an orso vendrik", 8, 15, sure=True)) == []


def test_the_whole_name_in_one_word_is_a_name():
    assert meant_by("orsavendrik", ["orsavendrick"], PARTS).names == (1,)


def test_a_word_too_far_away_means_nothing():
    assert meant_by("mallove", ["marlowe"], PARTS) is NOTHING
