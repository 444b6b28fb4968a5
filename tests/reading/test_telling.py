import numpy as np
import pytest

from countermark.lexicon import BRAND_SLOT, Claim, Frame
from countermark.reading.telling import cut, frame_table, may_fill, outermost

SAYS = Claim("x", "x", "en", "oem", 1.0, needs="", meaning="", hit="", miss="", source="")
SLOTS = [None, "same", "maker", "box", BRAND_SLOT]
NONE, SAME, MAKER, BOX, BRAND = range(5)


def frame(*slots):
    return Frame(slots, 3, SAYS, frozenset(slots))


FRAMES = {"same": (frame("same", "maker"),), BRAND_SLOT: (frame(BRAND_SLOT, "same", "maker"),)}
TABLE = frame_table(SLOTS, FRAMES)


def marked(*words, lines=()):
    """Return what is marked of words: text, start and entry of each."""
    text, start, entry = np.array(words).T
    goes_on = np.isin(np.arange(9), lines)
    return may_fill(text, start, entry, lines=goes_on, table=TABLE).tolist()


@pytest.mark.parametrize(
    ("places", "kept"),
    [
        ([(0, 0, 9), (0, 2, 5)], [True, False]),
        ([(0, 2, 5), (0, 0, 9), (0, 0, 4)], [False, True, False]),
        ([(0, 0, 5), (0, 0, 5)], [True, True]),
        ([(0, 0, 5), (0, 3, 8)], [True, True]),
        ([(0, 0, 9), (1, 2, 5)], [True, True]),
        ([(0, 0, 9), (0, 1, 8), (0, 8, 9), (0, 9, 12)], [True, False, False, True]),
    ],
)
def test_a_phrase_inside_a_longer_one_tells_nothing(places, kept):
    assert outermost(*np.array(places).T).tolist() == kept


@pytest.mark.parametrize(
    ("other", "is_cut"),
    [
        ((0, 2, 4), True),
        ((0, 5, 9), True),
        ((0, 3, 6), True),  # the same place
        ((0, 0, 9), True),
        ((0, 3, 5), False),
        ((0, 6, 9), False),
        ((1, 2, 4), False),
    ],
)
def test_a_disguise_takes_nothing_that_is_plainly_written(other, is_cut):
    places = np.array([(0, 3, 6), other]).T
    assert cut(*places, odd=np.array([1, 0]), plain=np.array([False, True])).tolist() == [is_cut, 0]
    assert not cut(*places, odd=np.array([1, 0]), plain=np.zeros(2, dtype=bool)).any()


def test_words_that_fill_a_frame_in_order_are_kept_and_others_dropped():
    assert marked((0, 0, SAME), (0, 5, BOX), (0, 9, MAKER), (0, 12, NONE)) == [1, 0, 1, 0]
    assert marked((0, 0, MAKER), (0, 9, SAME)) == [0, 0]
    assert marked((0, 0, SAME), (1, 9, MAKER)) == [0, 0]


def test_the_order_counts_among_all_words_of_a_slot():
    assert marked((0, 0, MAKER), (0, 4, SAME), (0, 9, MAKER)) == [1, 1, 1]


def test_a_frame_may_run_on_into_the_next_line():
    words = (0, 0, SAME), (0, 3, BOX), (1, 9, MAKER), (3, 0, SAME)
    assert marked(*words, lines=[0]) == [1, 1, 1, 0]
    assert marked(*words, lines=[1]) == [0, 0, 0, 0]


def test_without_frames_no_slot_word_is_kept():
    table = frame_table(SLOTS, {})
    one = np.zeros(1, dtype=np.int64)
    lines = np.zeros(1, dtype=bool)
    assert not may_fill(one, one, one + SAME, lines=lines, table=table).any()


def test_runs_of_any_length_give_the_same(monkeypatch):
    rng = np.random.default_rng(7)
    words = sorted(zip(rng.integers(0, 9, 60), range(60), rng.integers(0, 5, 60), strict=True))
    whole = marked(*words, lines=[2, 3, 5])
    monkeypatch.setattr("countermark.reading.telling.RUN", 4)
    assert marked(*words, lines=[2, 3, 5]) == whole
    assert any(whole)
    assert not all(whole)
