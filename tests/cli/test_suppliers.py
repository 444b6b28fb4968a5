"""Bringing in a supplier list, as a user does it."""

import pytest
from click.testing import CliRunner

from countermark.cli import commands
from countermark.errors import UsageError
from countermark.register.suppliers import read_supplier_lists

TOLD = ["--brand", "marlowe", "--date", "2025-06-01", "--source", "https://example.org/list"]
BRANDS = (
    "id,name,owner,trades,wikidata,source,checked\nmarlowe,Marlowe,,bags,,invented,2026-11-24\n"
)


@pytest.fixture
def take_in(tmp_path, monkeypatch):
    brands = tmp_path / "mine" / "brands" / "mine" / "brands.csv"
    brands.parent.mkdir(parents=True)
    brands.write_text(BRANDS, encoding="utf-8")
    monkeypatch.setenv("COUNTERMARK_DATA", str(tmp_path / "mine"))

    def run(text, *more, told=TOLD):
        path = tmp_path / "list.csv"
        path.write_text(text, encoding="utf-8")
        asked = ["suppliers", "import", str(path), "--out", str(tmp_path / "mine"), *told, *more]
        return CliRunner().invoke(commands, asked, standalone_mode=False)

    return run


def lists():
    return read_supplier_lists({"marlowe"})


def test_a_list_becomes_a_table_that_is_read_again(take_in):
    done = take_in("Factory Name,Country\nTaisen Leather,China\n", "--complete")
    assert done.return_value == 0, done.output
    assert "1 suppliers, 0 rows set aside" in done.output
    (listing,) = lists()["marlowe"]
    assert listing.complete
    assert listing.published.isoformat() == "2025-06-01"
    assert listing.source == "https://example.org/list"
    assert [one.name for one in listing.suppliers] == ["Taisen Leather"]


def test_rows_set_aside_are_told_and_the_exit_code_is_one(take_in):
    done = take_in("Factory Name,Country\n,China\nTaisen Leather,China\n")
    assert done.return_value == 1
    assert "list.csv:2: name: the name is missing" in done.output
    (listing,) = lists()["marlowe"]
    assert not listing.complete
    assert len(listing.suppliers) == 1


def test_the_latest_list_comes_first(take_in):
    take_in("Factory Name,Country\nTaisen Leather,China\n")
    later = ["--brand", "marlowe", "--date", "2026-01-01", "--source", "https://example.org/list"]
    take_in("Factory Name,Country\nWeilan Bags,China\n", told=later)
    found = lists()["marlowe"]
    assert [one.published.year for one in found] == [2026, 2025]


def test_reading_again_replaces_the_table(take_in):
    take_in("Factory Name,Country\nTaisen Leather,China\n")
    take_in("Factory Name,Country\nWeilan Bags,China\n")
    (listing,) = lists()["marlowe"]
    assert [one.name for one in listing.suppliers] == ["Weilan Bags"]


@pytest.mark.parametrize(
    ("text", "told", "message"),
    [
        ("a,b\n1,2\n", TOLD, "no header of a supplier list"),
        ("Factory Name,Country\n", ["--brand", "marlow", *TOLD[2:]], "Did you mean marlowe"),
        ("Factory Name,Country\n", [*TOLD[:5], " "], "--source is empty"),
    ],
)
def test_wrong_use_is_told_and_nothing_is_written(take_in, tmp_path, text, told, message):
    done = take_in(text, told=told)
    assert isinstance(done.exception, UsageError)
    assert message in str(done.exception)
    assert not list((tmp_path / "mine").rglob("suppliers-list/*"))
