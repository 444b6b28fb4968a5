import pickle

import pytest

from countermark.text.automaton import LIBRARIES, Automaton

WORDS = ("marlowe", "low", "玛洛", "洛")


@pytest.fixture(params=sorted(LIBRARIES))
def library(request):
    pytest.importorskip(request.param)
    return request.param


def found(automaton, text):
    haystack = text.encode()
    columns = (each.tolist() for each in automaton.find(haystack))
    return sorted(
        (start, haystack[start:end].decode(), WORDS[number])
        for start, end, number in zip(*columns, strict=True)
    )


def test_finds_every_occurrence_also_inside_others(library):
    automaton = Automaton([word.encode() for word in WORDS], library=library)
    assert found(automaton, "marlowe 玛洛") == [
        (0, "marlowe", "marlowe"),
        (3, "low", "low"),
        (8, "玛洛", "玛洛"),
        (11, "洛", "洛"),
    ]


def test_a_pickled_one_finds_the_same(library):
    automaton = Automaton([word.encode() for word in WORDS], library=library)
    again = pickle.loads(pickle.dumps(automaton))  # noqa: S301
    assert found(again, "marlowe 玛洛") == found(automaton, "marlowe 玛洛")


def test_no_patterns_find_nothing(library):
    automaton = Automaton([], library=library)
    assert found(automaton, "marlowe") == []
    assert found(pickle.loads(pickle.dumps(automaton)), "marlowe") == []  # noqa: S301


def test_uses_the_library_that_is_there():
    assert found(Automaton([b"low"]), "low") == [(0, "low", "marlowe")]
