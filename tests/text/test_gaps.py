import pytest

from countermark.text.gaps import ALONE, NO, WITH_OPENER, Name, Written, judge


def written(text, *, han=False, free=True):
    where = tuple(place for place, symbol in enumerate(text) if symbol.isalnum())
    return Written(text, where, han=han, free=free)


def judged(text, *, own=(), distinctive=True, **more):
    size = sum(map(str.isalnum, text))
    return judge(Name(0, size, frozenset(own), True, distinctive), written(text, **more))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("m a r v i x e", ALONE),
        ("m.a.r.v.i.x.e", ALONE),
        ("m arvixe", ALONE),
        ("mar.vixe", ALONE),
        ("marv ixe", WITH_OPENER),  # by chance words may end and begin so
        ("c orv", WITH_OPENER),
        ("c.orv", WITH_OPENER),
        ("c o r v", ALONE),
        ("marvixe", NO),
        ("mar, vixe", NO),  # a hard mark ends what stands before it
        ("m,a,r,v,i,x,e", ALONE),
        ("m    arvixe", NO),
    ],
)
def test_gaps_decide_whether_a_latin_name_is_written_apart(text, verdict):
    assert judged(text) == verdict


@pytest.mark.parametrize(
    ("text", "verdict"), [("mar.vixe", ALONE), ("mar-vixe", WITH_OPENER), ("marv ixe", NO)]
)
def test_a_common_name_is_doubted_more(text, verdict):
    assert judged(text, distinctive=False) == verdict


def test_a_gap_of_the_name_is_none_that_hides():
    assert judged("orsa vendrick", own={4}) == NO
    assert judged("orsa v endrick", own={4}) == ALONE
    assert judged("orsa~vendrick", own={4}) == ALONE


def test_words_beside_the_gap_speak_for_chance_unless_the_name_is_long():
    assert judged("s eller") == ALONE
    assert judged("the rapy") == NO
    assert judged("advance d night repair", own={8, 13}) == ALONE


@pytest.mark.parametrize(
    ("text", "free", "verdict"),
    [
        ("玛.洛", False, ALONE),
        ("玛 洛", True, ALONE),
        ("玛 洛", False, WITH_OPENER),
        ("玛 洛 薇", False, ALONE),
        ("玛洛 薇", False, WITH_OPENER),
    ],
)
def test_chinese_names_are_split_by_signs_or_by_every_space(text, free, verdict):
    assert judged(text, han=True, free=free) == verdict


def test_pieces_are_those_beside_a_hiding_gap():
    assert written("or s~a vendrick").pieces(frozenset({4})) == ["or", "s", "a"]
