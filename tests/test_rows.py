from pathlib import Path

import pytest

from countermark import rows
from countermark.errors import DataError
from countermark.lexicon import load_lexicon
from countermark.register import load_register

COLUMNS = ("id", "number")


def make(row):
    return row["id"], row.number("number", low=0, high=1)


@pytest.fixture
def overlay(tmp_path, monkeypatch):
    monkeypatch.setenv("COUNTERMARK_DATA", str(tmp_path))
    return tmp_path


def read(overlay: Path, text: str):
    (overlay / "table.csv").write_text(text, encoding="utf-8")
    return rows.read_table("table.csv", COLUMNS, make, key=lambda made: made[0])


def test_reads_rows_with_their_numbers(overlay):
    assert read(overlay, "id,number\na,0.5\nb,1\n") == [("a", 0.5), ("b", 1.0)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("id,number\na,high\n", "table.csv:2: number is 'high'. Write a number from 0 to 1."),
        ("id,number\na,nan\n", "Write a number from 0 to 1."),
        ("id,number\na\n", "table.csv:2: the line has 1 cells."),
        ("id,amount\na,1\n", "the columns are id,amount. Write id,number."),
        ("id,number\na,1\na,0\n", "a stands at"),
        ('id,number\n"a,1\n', "Save the file as UTF-8 CSV."),
    ],
)
def test_says_where_what_and_the_cure(overlay, text, message):
    with pytest.raises(DataError, match=message.replace(".", r"\.")):
        read(overlay, text)


def test_refuses_wrong_bytes(overlay):
    (overlay / "table.csv").write_bytes(b"id,number\n\xff,1\n")
    with pytest.raises(DataError, match="UTF-8"):
        rows.read_table("table.csv", COLUMNS, make, key=lambda made: made[0])


def test_an_overlay_that_is_no_folder_is_named(monkeypatch):
    monkeypatch.setenv("COUNTERMARK_DATA", "nowhere-at-all")
    with pytest.raises(DataError, match="nowhere-at-all"):
        rows.folders()


def test_the_overlay_adds_a_brand_and_switches_a_phrase_off(overlay):
    before = load_lexicon().claims
    (overlay / "brands" / "mine").mkdir(parents=True)
    (overlay / "brands" / "mine" / "brands.csv").write_text(
        "id,name,owner,trades,wikidata,source,checked\nmarlowe,Marlowe,,bags,,invented,2026-11-24\n"
    )
    (overlay / "brands" / "mine" / "spellings.csv").write_text(
        "brand,text,kind,class,opens,unless,source,checked\n"
        "marlowe,Marlowe,name,distinctive,,,invented,2026-11-24\n"
    )
    (overlay / "lexicon").mkdir()
    off = before[0]
    (overlay / "lexicon" / "claims-mine.csv").write_text(
        "id,phrase,lang,class,strength,needs,meaning,hit,miss,source,checked\n"
        f"{off.id},x,en,{off.klass},0,,off,x,y,invented,2026-11-24\n"
    )
    register = load_register()
    assert register.brands["marlowe"].trades == ("bags",)
    assert any(one.brand == "marlowe" for one in register.spellings)
    assert off.id not in {one.id for one in load_lexicon().claims}


def test_the_digest_changes_with_any_table(overlay):
    before = rows.digest()
    (overlay / "weights.csv").write_text("code,class,bits,reason,checked\n")
    assert rows.digest() != before
    assert before.startswith("sha256:")
