"""Tables of duties that do not hold are found before anything is reckoned."""

import shutil

import pytest

from countermark.duties import load_tariff
from countermark.duties.faults import faults, sourced
from countermark.errors import DataError
from countermark.rows import PACKAGED

RULE = "section_122,*,,,,5%,value,some law,some paper,high,,2026-11-24"


@pytest.fixture
def overlay(tmp_path, monkeypatch):
    monkeypatch.setenv("COUNTERMARK_DATA", str(tmp_path))
    (tmp_path / "duties").mkdir()
    return tmp_path / "duties"


def add(overlay, name, *lines):
    with (PACKAGED / "duties" / name).open(encoding="utf-8") as packaged:
        header = packaged.readline()
    (overlay / name).write_text(header + "\n".join(lines) + "\n", encoding="utf-8")


def found(overlay, name, *lines) -> list[str]:
    add(overlay, name, *lines)
    return list(faults(load_tariff()))


def test_the_packaged_tables_hold():
    assert list(faults(load_tariff())) == []
    assert all(rows for rows in sourced(load_tariff()).values())


def test_two_rows_of_a_rule_on_one_day_are_found(overlay):
    made = found(overlay, "us.csv", f"again,2026-07-23,2026-07-25,{RULE}")
    assert made[0] == "us.csv: s122 and again both hold on 2026-07-23."


def test_a_row_that_follows_another_is_right(overlay):
    assert found(overlay, "us.csv", f"after,2026-07-24,2026-07-25,{RULE}") == []


def test_a_day_without_a_rule_for_small_parcels_is_found(overlay):
    closed = "dm-off,2025-08-29,2025-12-31,de_minimis_off,*,,,,,value,law,paper,high,,2026-11-24"
    assert "on 2026-01-01 nothing frees or bars" in found(overlay, "us.csv", closed)[0]


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("us.csv", f"a,2027-01-01,,{RULE.replace('*', 'Mars')}", "names Mars, which is no place"),
        ("us-categories.csv", "hats,hat,99999999,x,2026-11-24", "hats names 99999999, no line"),
        ("us-exempt.csv", "a,section_9,8517,yes,x,x,high,2026-11-24", "section_9 is no measure"),
        ("us-lines.csv", "22030000,,,beer,0%,,9,x,high,,2026-11-24", "22030000: 9 is no list"),
    ],
)
def test_a_name_that_is_nowhere_is_found(overlay, name, line, message):
    assert any(message in one for one in found(overlay, name, line))


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (f"a,2026-02-30,,{RULE}", "from is '2026-02-30'. Write the day as YYYY-MM-DD."),
        (f"a,2026-03-02,2026-03-01,{RULE}", "until is '2026-03-01'. Write a day from 2026-03-02"),
        (f"a,2026-03-02,,{RULE.replace('5%', 'five')}", "rate is 'five'. Write 16.5%"),
        (f"a,2026-03-02,,{RULE.replace('some paper', '')}", "source is ''. Say where"),
        (f"a,2026-03-02,,{RULE.replace('high', 'sure')}", "confidence is 'sure'. Write one of"),
        (f"a,2026-03-02,,{RULE.replace(',,,5%', ',,ship,5%')}", "channels is 'ship'. Write post"),
        (f"a,2026-03-02,,{RULE.replace('value', 'weight')}", "basis is 'weight'. Write one of"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_with_its_place(overlay, line, message):
    add(overlay, "us.csv", line)
    with pytest.raises(DataError) as refused:
        load_tariff()
    assert "data/duties/us.csv:2" in str(refused.value)
    assert message in str(refused.value)


def test_a_column_we_do_not_know_is_refused(overlay):
    shutil.copy(PACKAGED / "duties" / "eu.csv", overlay / "us.csv")
    with pytest.raises(DataError, match="the columns are"):
        load_tariff()


def test_a_new_measure_of_an_overlay_is_a_layer_like_any_other(overlay):
    from countermark.duties import landed_cost  # noqa: PLC0415
    from tests.duties.build import parcel  # noqa: PLC0415

    add(overlay, "us.csv", f"new,2026-07-24,,{RULE.replace('section_122', 'section_338')}")
    layers = landed_cost(parcel("2026-08-01"), load_tariff()).lines[0].layers
    assert layers[-1].rule.measure == "section_338"
