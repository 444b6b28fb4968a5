"""The XML of the United States office, with its habits."""

import pytest

from countermark.model import SetAside
from countermark.offices.uspto import goods_left
from tests.offices.build import case, found, uspto


def only(**more):
    (filing,) = found(uspto(case(**more)), "uspto")
    return filing


def mark(**more):
    (row,) = only(**more).marks
    return row


def test_reads_a_case_file():
    row = mark()
    assert (row.sign, row.jurisdiction, row.klass, row.owner) == (
        "MARLOWE",
        "US",
        25,
        "Marlowe Ltd",
    )
    assert (row.number, row.record, row.status, row.goods) == (
        "7000001",
        "97000001",
        "registered",
        "shoes",
    )
    assert (str(row.applied), str(row.valid_from)) == ("2020-01-01", "2021-02-02")
    assert row.checked.isoformat() == "2025-01-02"


def test_registration_0000000_means_none():
    row = mark(registration_number="0000000", registration_date="", status_code="641")
    assert (row.number, row.status, row.valid_from) == ("", "applied", None)


@pytest.mark.parametrize(
    ("fields", "status", "day"),
    [
        ({"status_code": "800"}, "registered", "2021-02-02"),
        ({"status_code": "710", "cancellation_date": "20240404"}, "cancelled", "2024-04-04"),
        ({"status_code": "700", "cancellation_date": "20240404"}, "cancelled", "2024-04-04"),
        ({"status_code": "900", "status_date": "20240505"}, "expired", "2024-05-05"),
        ({"status_code": "123"}, "registered", "2021-02-02"),
        ({"registration_number": "0000000", "status_code": "602", "abandonment_date": "20220202"},
         "withdrawn", "2022-02-02"),
        ({"registration_number": "0000000", "status_code": "700"}, "applied", "2021-02-02"),
    ],
)  # fmt: skip
def test_status_and_its_day(fields, status, day):
    row = mark(**fields)
    assert (row.status, str(row.status_from)) == (status, day)


def test_classes_are_padded_and_some_are_no_nice_classes():
    rows = only(classes="009 025 A 200").marks
    assert [row.klass for row in rows] == [9, 25]


def test_a_class_that_is_no_longer_active_is_uncertain():
    row = mark(active="2")
    assert (row.status, str(row.status_from)) == ("invalidated_in_part", "2023-03-03")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("shoes [, hats ] and belts", "shoes and belts"),
        ("shoes [hats [caps]] and belts", "shoes and belts"),
        ("*shoes*; ((belts))", "shoes; belts"),
        ("[ shoes ]", ""),
        ("shoes [hats", "shoes"),
    ],
)
def test_goods_in_square_brackets_were_deleted(text, left):
    assert goods_left(text) == left


def test_a_class_whose_goods_were_all_deleted_is_no_right():
    assert only(goods="[ shoes and hats ]").marks == ()


def test_of_several_owners_the_latest_counts():
    filing = only(owners="30:Marlowe Ltd;10:Early Ltd;40:Tindrel GmbH")
    assert filing.marks[0].owner == "Tindrel GmbH"
    assert [(link.from_owner, link.to_owner, link.on) for link in filing.assignments] == [
        ("Marlowe Ltd", "Tindrel GmbH", None)
    ]


def test_joint_owners_stand_together():
    assert mark(owners="30:Marlowe Ltd;30:Tindrel GmbH").owner == "Marlowe Ltd|Tindrel GmbH"


def test_a_device_without_words_has_no_rows():
    assert only(mark_identification="").marks == ()


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"classes": "046"}, "international-code is '046'"),
        ({"filing_date": "20201399"}, "filing-date is '2020-13-99'"),
        ({"transaction_date": ""}, "transaction-date is None"),
        ({"filing_date": "20220101"}, "valid_from is '2021-02-02'"),
    ],
)
def test_a_wrong_field_sets_the_record_aside_by_name(fields, reason):
    aside, good = found(uspto(case(**fields), case("97000002")), "uspto")
    assert isinstance(aside, SetAside)
    assert aside.where == "feed: case-file 97000001"
    assert aside.reason == reason
    assert aside.cure
    assert good.record == "97000002"


def test_a_serial_number_that_is_none_is_set_aside_by_its_place():
    (aside,) = found(uspto(case("abc")), "uspto")
    assert aside.where == "feed: case-file 1"
