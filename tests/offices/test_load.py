"""Loading into a database: alike on SQLite and PostgreSQL, resumable, the same when done again."""

import gzip
import zipfile
from datetime import date

import pytest

from countermark.errors import CountermarkError, ItemError
from countermark.offices import load as loading
from countermark.register.rights.store import connect
from countermark.rights import MayAct, Question, load_rights, may_act
from tests.offices.build import case, loaded, uspto
from tests.offices.test_wipo import ST96, st96

pytestmark = pytest.mark.slow

MANY = [case(str(97000000 + number)) for number in range(2500)]
BOMB = """<?xml version="1.0"?><!DOCTYPE a [<!ENTITY one "haha"><!ENTITY two "&one;&one;&one;&one;">
<!ENTITY three "&two;&two;&two;&two;">]>"""


@pytest.fixture
def feed(tmp_path):
    def write(text: str, name: str = "feed.xml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_what_was_loaded_is_found_again(store, feed):
    loaded(feed(st96(ST96)), store, "st96")
    entries = store.find("MARLOWE")
    assert [entry.mark.klass for entry in entries] == [18, 25]
    (mark, chain) = entries[0].mark, entries[0].assignments
    assert (mark.jurisdiction, mark.owner, mark.edition) == ("EM", "Tindrel GmbH", "11")
    assert (str(mark.applied), str(mark.valid_until)) == ("2019-03-27", "2029-03-27")
    assert [(link.to_owner, str(link.on)) for link in chain] == [("Tindrel GmbH", "2022-05-05")]
    assert store.find("МARLOWE") == []  # the first letter is Cyrillic


def test_the_database_answers_like_a_table(store, feed):
    loaded(feed(uspto(case(owners="30:Marlowe Ltd;40:Tindrel GmbH"))), store)
    rights = load_rights(store)

    def asked(holder: str, day: date) -> str:
        return may_act(Question(holder, "Marlowe", "shoes", "US", day), rights).may

    assert asked("Tindrel", date(2025, 1, 2)) is MayAct.YES
    assert asked("Marlowe Ltd", date(2025, 1, 2)) is MayAct.NO
    assert asked("Tindrel", date(2023, 1, 1)) is MayAct.UNKNOWN  # nobody published the day


def test_loading_again_changes_nothing(store, feed):
    path = feed(uspto(*MANY[:30]))
    loaded(path, store)
    before = store.find("MARLOWE")
    loaded(path, store)
    assert store.find("MARLOWE") == before
    assert store.count() == 30


def test_a_newer_record_replaces_an_older_one_and_not_the_other_way(store, feed):
    loaded(feed(uspto(case(classes="009 025"))), store)
    loaded(
        feed(uspto(case(transaction_date="20250601", owners="40:Tindrel GmbH")), "new.xml"), store
    )
    loaded(feed(uspto(case(transaction_date="20240101", classes="018")), "old.xml"), store)
    assert [(one.mark.klass, one.mark.owner) for one in store.find("Marlowe")] == [
        (25, "Tindrel GmbH")
    ]


def test_the_later_of_two_records_in_one_file_counts(store, feed):
    loaded(feed(uspto(case(), case(owners="40:Tindrel GmbH"))), store)
    assert [one.mark.owner for one in store.find("Marlowe")] == ["Tindrel GmbH"]


def test_a_file_that_is_cut_off_keeps_what_was_read(store, feed):
    text = uspto(*MANY)
    cut = text[: text.index("<serial-number>97002345<")]
    with pytest.raises(ItemError, match=r"feed.xml: after 2,345 records the XML breaks off"):
        loaded(feed(cut), store)
    assert store.count() == 2345


def test_a_broken_import_goes_on_where_it_stopped(store, feed, monkeypatch):
    path = feed(uspto(*MANY))
    steps = loading.load(path, loading_reader(), store)
    assert next(steps).records == 1000
    steps.close()
    rest = loaded(path, store)
    assert [step.records for step in rest] == [1000, 500]
    assert store.count() == 2500
    assert sum(step.records for step in loaded(path, store)) == 2500  # a finished one starts over


def loading_reader():
    from countermark.offices.uspto import read  # noqa: PLC0415

    return read


def test_records_set_aside_are_told_and_the_rest_is_kept(store, feed):
    (step,) = loaded(feed(uspto(case(classes="050"), case("97000002"))), store)
    assert [one.where for one in step.aside] == ["feed.xml: case-file 97000001"]
    assert store.count() == 1


@pytest.mark.parametrize(
    "text", [BOMB + uspto(case(mark_identification="&three;")), BOMB + uspto(case())]
)
def test_xml_with_entities_of_its_own_is_refused(feed, tmp_path, text):
    store = connect(str(tmp_path / "marks.db"))
    with pytest.raises(ItemError, match="declares XML entities"):
        loaded(feed(text), store)
    assert store.count() == 0
    store.close()


def test_an_entity_from_outside_is_not_fetched(feed, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("MARLOWE SECRET", encoding="utf-8")
    head = f'<!DOCTYPE a [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'
    store = connect(str(tmp_path / "marks.db"))
    with pytest.raises(ItemError):
        loaded(feed(head + uspto(case(mark_identification="&s;"))), store)
    assert store.count() == 0
    store.close()


def test_a_document_type_without_entities_is_read(feed, tmp_path):
    head = "<!DOCTYPE trademark-applications-daily [<!ELEMENT case-file ANY>]>"
    store = connect(str(tmp_path / "marks.db"))
    loaded(feed(head + uspto(case())), store)
    assert store.count() == 1
    store.close()


def test_packed_files_are_read(tmp_path):
    store = connect(str(tmp_path / "marks.db"))
    packed = tmp_path / "feed.zip"
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("apc250102.xml", uspto(case()))
        file.writestr("readme.pdf", "no register")
    loaded(packed, store)
    zipped = tmp_path / "feed.xml.gz"
    zipped.write_bytes(gzip.compress(uspto(case("97000009")).encode()))
    loaded(zipped, store)
    assert store.count() == 2
    store.close()


@pytest.mark.parametrize("data", [b"", b"no xml at all", b"<a>"])
def test_a_file_that_is_no_xml_is_named(tmp_path, data):
    path = tmp_path / "feed.xml"
    path.write_bytes(data)
    store = connect(str(tmp_path / "marks.db"))
    with pytest.raises(CountermarkError, match="feed"):
        loaded(path, store)
    store.close()


def test_a_packed_file_that_is_cut_off_keeps_what_was_read(tmp_path):
    store = connect(str(tmp_path / "marks.db"))
    whole = gzip.compress(uspto(*MANY).encode())
    path = tmp_path / "feed.xml.gz"
    path.write_bytes(whole[: len(whole) * 3 // 4])
    with pytest.raises(ItemError, match="feed"):
        loaded(path, store)
    assert 0 < store.count() < 2500
    store.close()
