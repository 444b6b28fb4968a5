"""The tables of rights: strict rows, owners' names, territories and goods."""

from datetime import date

import pytest

from countermark.errors import DataError
from countermark.register.rights import load_goods, load_owners, load_territories, moment_of
from countermark.register.rights.marks import script_of
from countermark.register.rights.tables import (
    ASSIGNMENT_COLUMNS,
    FINDING_COLUMNS,
    MARK_COLUMNS,
    read_entries,
)
from countermark.rights.faults import faults

GOOD = {
    "record": "7",
    "sign": "Marlowe",
    "script": "latin",
    "jurisdiction": "FR",
    "class": "25",
    "owner": "Marlowe SARL",
    "status": "registered",
    "valid_from": "2010-01-01",
    "source": "invented",
    "checked": "2026-11-24",
}


@pytest.fixture
def overlay(tmp_path, monkeypatch):
    monkeypatch.setenv("COUNTERMARK_DATA", str(tmp_path))
    (tmp_path / "marks").mkdir()

    def write(columns, name="marks-mine", **cells):
        line = ",".join(cells.get(column, "") for column in columns)
        (tmp_path / "marks" / f"{name}.csv").write_text(f"{','.join(columns)}\n{line}\n", "utf-8")

    return write


def test_a_row_of_ones_own_is_added(overlay):
    overlay(MARK_COLUMNS, **GOOD)
    assert any(one.mark.owner == "Marlowe SARL" for one in read_entries())


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"valid_until": "2009-12-31"}, "marks-mine.csv:2: valid_until is '2009-12-31'"),
        ({"applied": "2011-01-01"}, "valid_from is '2010-01-01'"),
        ({"class": "46"}, "class is '46'"),
        ({"class": "shoes"}, "class is 'shoes'"),
        ({"jurisdiction": "XX"}, "jurisdiction is 'XX'"),
        ({"jurisdiction": "WO"}, "designated is ''"),
        ({"designated": "DE"}, "designated is 'DE'"),
        ({"jurisdiction": "WO", "designated": "DE QQ"}, "Unknown: QQ"),
        ({"script": "han"}, "script is 'han'. Write one of: latin"),
        ({"status": "resting"}, "status is 'resting'"),
        ({"valid_from": "2010-13-01"}, "valid_from is '2010-13-01'"),
        ({"owner": ""}, "owner is ''"),
        ({"source": ""}, "source is ''"),
        ({"checked": "yesterday"}, "checked is 'yesterday'"),
    ],
)
def test_a_wrong_row_is_named_with_its_field(overlay, cells, message):
    overlay(MARK_COLUMNS, **GOOD | cells)
    with pytest.raises(DataError) as caught:
        read_entries()
    assert message in str(caught.value)


def test_an_assignment_needs_its_mark(overlay):
    link = GOOD | {"record": "8", "from_owner": "A", "to_owner": "B", "date": "2011"}
    overlay(ASSIGNMENT_COLUMNS, "assignments-mine", **link)
    with pytest.raises(DataError, match="record is '8'"):
        read_entries()


def test_the_packaged_tables_agree():
    assert list(faults()) == []


def test_a_chain_that_does_not_end_with_the_owner_is_told(overlay):
    overlay(MARK_COLUMNS, **GOOD)
    link = GOOD | {"from_owner": "A", "to_owner": "B", "date": "2011"}
    overlay(ASSIGNMENT_COLUMNS, "assignments-mine", **link)
    finding = GOOD | {"id": "f", "finding": "holds", "date": "2015", "en": "x", "zh": "x"}
    overlay(FINDING_COLUMNS, "findings-mine", **finding)
    told = " ".join(faults())
    assert "FR 7: the chain ends with B, not Marlowe SARL" in told
    assert "f says Marlowe SARL, the chain B" not in told  # the broken end leaves both possible


@pytest.mark.parametrize(
    ("text", "first", "last", "written"),
    [
        ("2004", "2004-01-01", "2004-12-31", "2004"),
        ("2004-02", "2004-02-01", "2004-02-29", "2004-02"),
        ("2004-02-03", "2004-02-03", "2004-02-03", "2004-02-03"),
    ],
)
def test_a_day_as_far_as_it_is_known(text, first, last, written):
    moment = moment_of(text)
    assert (str(moment.first), str(moment.last), str(moment)) == (first, last, written)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("20040203", "20040203"),
        ("2004-2", "2004-2"),
        ("2004-02-30", "out of range"),
        ("04", "04"),
        ("2004-13", "bad month number"),
        ("last year", "last year"),
    ],
)
def test_no_other_day_is_read(text, told):
    with pytest.raises(ValueError, match=told):
        moment_of(text)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Marlowe Ltd", "MARLOWE LIMITED.", False),  # two forms may be two companies
        ("Marlowe Ltd", "Marlowe", True),
        ("Marlowe Co., Ltd.", "marlowe co ltd", True),
        ("Marlowe GmbH", "Marlowe Inc.", False),
        ("Marlowe", "Marlowe (Shenzhen)", False),
        ("M.A.R. Marlowe", "MAR Marlowe", True),
        ("玛洛有限公司", "玛洛", True),
        ("Ryohin Keikaku", "株式会社良品計画", True),
        ("Proview Technology (Shenzhen) Co., Ltd.", "Proview Electronics Co., Ltd.", False),
        ("", "", False),
        ("Ltd", "Inc", False),
    ],
)
def test_who_is_the_same_owner(one, other, same):
    assert load_owners().same(one, other) is same
    assert load_owners().same(other, one) is same


@pytest.mark.parametrize(
    ("sign", "script"),
    [
        ("MUJI", "latin"),
        ("Ｍ", "latin"),
        ("无印良品", "han"),
        ("ムジ", "kana"),
        ("Муджи", "cyrillic"),
        ("MUJI 无印良品", "mixed"),
        ("501", "latin"),
        ("Mаrlowe", "mixed"),
    ],
)
def test_the_script_of_a_sign(sign, script):
    assert script_of(sign) == script


def test_territories_are_dated():
    territories = load_territories()
    assert len(territories.countries("EM", date(2013, 6, 30))) == 27
    assert len(territories.countries("EM", date(2013, 7, 1))) == 28
    assert len(territories.countries("EU", date(2021, 1, 1))) == 27
    assert territories.countries("BX", date(2021, 1, 1)) == ("BE", "LU", "NL")
    assert territories.name("CN", "zh") == "中国"


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("bags", {18}),
        ("Women's leather handbag", {18}),
        ("home", {11, 20, 21, 24, 27}),
        ("Home & Garden > Linens & Bedding > Towels > Bath Towels", {24}),
        ("Home & Garden > Something new", {7, 8, 11, 20, 21, 24, 26, 27}),
        ("全棉四件套床单", {24}),
        ("原单运动鞋 手表", {14, 25}),
        ("watchman", set()),
        ("", set()),
    ],
)
def test_goods_lead_to_classes(text, classes):
    assert load_goods().of(text).classes == classes


def test_groups_are_known_only_where_every_word_has_one():
    assert load_goods().of("床单 毛巾").groups == {"2405", "2406"}
    assert load_goods().of("床单 窗帘").groups == frozenset()
