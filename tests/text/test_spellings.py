import pytest

from countermark.text.spellings import Pattern, folded_texts, plain_forms


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("marlowe", {"marlowe"}),
        ("tindrels", {"tindrels", "tindrel's"}),
        ("orsa vendrick", {"orsa vendrick", "orsavendrick"}),
        ("orsa-vendrick", {"orsa vendrick", "orsavendrick"}),
        ("levo's", {"levo's", "levos", "levo s"}),
        ("mk&n", {"mk&n", "mk & n", "mk and n"}),
        ("marlo&tindre", {"marlo&tindre", "marlo & tindre", "marlo and tindre", "marlotindre"}),
        ("dr. tindrel", {"dr. tindrel", "dr.tindrel", "drtindrel", "dr tindrel"}),
        ("air marlo 1", {"air marlo 1", "air marlo1", "airmarlo 1", "airmarlo1"}),
        ("m.k.", {"m.k.", "m.k", "m k.", "m k", "m. k.", "m. k"}),
        ("mk包", {"mk包", "mk 包"}),
        ("玛洛薇尔", {"玛洛薇尔"}),
    ],
)
def test_writes_a_name_in_every_plain_way(name, forms):
    assert set(plain_forms(name, name=True)) == forms


def test_a_phrase_is_written_alike_throughout():
    forms = set(plain_forms("made by the same", name=False))
    assert forms == {"made by the same", "madebythesame"}
    assert "madeby the same" in set(plain_forms("made by the same", name=True))


def test_a_short_phrase_is_not_joined():
    assert set(plain_forms("on it", name=False)) == {"on it"}


def test_patterns_are_folded_together():
    patterns = [Pattern("ＭＡＲＬＯＷＥ"), Pattern(" Mé\nk "), Pattern("")]
    assert folded_texts(patterns) == ["marlowe", "me k", ""]
