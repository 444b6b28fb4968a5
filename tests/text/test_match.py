import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from countermark.model import View
from countermark.text import match
from countermark.text.match import Matcher, Pattern
from tests.text.samples import texts

NAMES = ("marlowe", "orsa vendrick", "玛洛薇尔", "levo's", "tindrel", "corv")
MATCHER = Matcher(
    [
        *(Pattern(name, hidden=True, fuzzy=True, prefix=True) for name in NAMES),
        Pattern("replica", opens=True),
        Pattern("replica bag"),
    ]
)
PIECES = st.one_of(
    st.sampled_from(["Marlowe", "m4rlowe", "M arlowe", "玛 洛 薇 尔", "replica", "tindrell", "🔥"]),
    texts,
)


def rows(matches):
    columns = (matches.row, matches.start, matches.end, matches.pattern, matches.view)
    return list(zip(*(each.tolist() for each in columns), strict=True))


def test_matches_stand_in_order_with_overlaps():
    found = rows(MATCHER.scan(["replica bag", "", "Marlowe, replica"]))
    assert found == [(0, 0, 7, 6, 0), (0, 0, 11, 7, 0), (2, 0, 7, 0, 0), (2, 9, 16, 6, 0)]


def test_no_texts_and_no_patterns_have_no_matches():
    assert rows(MATCHER.scan([])) == []
    assert rows(Matcher([]).scan(["Marlowe"])) == []
    assert rows(Matcher([Pattern("")]).scan(["Marlowe"])) == []


def test_of_two_views_the_plainer_one_stands():
    matches = MATCHER.scan(["replica levos"])
    assert [list(View)[view] for view in matches.view[matches.pattern == 3]] == [View.BASE]


def test_invisible_signs_behind_a_name_belong_to_it():
    text = "Marlowe\u200b\ufe0f bag"
    assert rows(MATCHER.scan([text]))[0][1:3] == (0, 9)


@given(st.lists(st.lists(PIECES, max_size=4).map(" ".join), max_size=6))
def test_a_text_has_the_same_matches_alone_and_among_others(batch):
    together = rows(MATCHER.scan(batch))
    apart = [
        (row, *rest) for row, text in enumerate(batch) for _, *rest in rows(MATCHER.scan([text]))
    ]
    assert together == apart


@given(st.lists(PIECES, max_size=6).map(" ".join))
def test_every_place_lies_inside_its_text(text):
    for _, start, end, _, _ in rows(MATCHER.scan([text])):
        assert 0 <= start < end <= len(text)


@given(st.lists(PIECES, min_size=1, max_size=6).map(" ".join))
def test_chunks_change_no_answer(text):
    batch = [text, "Marlowe", text] * 3
    whole = rows(MATCHER.scan(batch))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(match, "CHUNK", 8)
        assert rows(MATCHER.scan(batch)) == whole


def test_groups_share_their_openers():
    batch = ["Marlove", "a replica", "Marlove"]
    assert {row[0] for row in rows(MATCHER.scan(batch)) if row[3] == 0} == set()
    grouped = MATCHER.scan(batch, np.array([7, 7, 9]))
    assert {row[0] for row in rows(grouped) if row[3] == 0} == {0}


def test_an_offer_opens_no_name_written_apart_that_needs_a_claim():
    assert rows(MATCHER.scan(["c orv"], opened=np.array([0]))) == []
    assert rows(MATCHER.scan(["c orv replica"]))[0][:4] == (0, 0, 5, 5)


def test_a_very_long_text_is_one_chunk():
    text = "x " * 100_000 + "Marlowe"
    assert rows(MATCHER.scan([text])) == [(0, 200_000, 200_007, 0, 0)]


def test_the_same_text_is_found_in_every_row_and_read_with_its_own_group():
    said = ["Marlowe, m4rlowe", "tindrell", "replica", "Marlowe, m4rlowe", "tindrell"]
    found = rows(MATCHER.scan(said, np.array([0, 1, 1, 2, 3])))
    own = {row: [match[1:] for match in found if match[0] == row] for row in range(len(said))}
    together = rows(MATCHER.scan(said[1:3], np.array([0, 0])))
    assert own[0] == own[3] == [match[1:] for match in rows(MATCHER.scan(said[:1]))]
    assert own[1] == [match[1:] for match in together if match[0] == 0]
    assert own[4] == [match[1:] for match in rows(MATCHER.scan(said[4:]))]
    assert len(own[1]) > len(own[4]) > 0
