"""Any office's CSV through a mapping."""

import pytest

from countermark.errors import ItemError, UsageError
from countermark.model import SetAside
from countermark.offices import Asked, reader
from tests.offices.build import CHECKED, found

MAPPING = """
jurisdiction = "CN"
delimiter = ";"
date = "%d/%m/%Y"
[columns]
record = "Application number"
sign = "Trade mark"
class = "Nice class"
owner = "Holder"
status = "Status"
applied = "Filed"
valid_until = "Expiry"
groups = "Groups"
[statuses]
"Live" = "registered"
"""
HEAD = "Application number;Trade mark;Nice class;Holder;Status;Filed;Expiry;Groups;Else\n"


@pytest.fixture
def mapping(tmp_path):
    path = tmp_path / "office.toml"
    path.write_text(MAPPING, encoding="utf-8")
    return path


def test_reads_lines_through_the_mapping(mapping):
    text = HEAD + "12;玛洛薇尔;18,25;Marlowe Ltd;Live;01/02/2020;31/01/2030;2501, 2507;x\n"
    (filing,) = found(text, "csv", mapping=mapping)
    first, second = filing.marks
    assert (filing.jurisdiction, filing.record) == ("CN", "12")
    assert (first.klass, second.klass, first.status) == (18, 25, "registered")
    assert (str(first.applied), str(first.valid_until)) == ("2020-02-01", "2030-01-31")
    assert first.groups == ("2501", "2507")


def test_lines_of_one_record_that_follow_each_other_are_one_file(mapping):
    line = "12;Marlowe;{};Marlowe Ltd;Registered;;;;\n"
    filings = found(HEAD + line.format(18) + line.format(25), "csv", mapping=mapping)
    assert [[row.klass for row in filing.marks] for filing in filings] == [[18, 25]]


def test_reads_another_encoding(mapping):
    mapping.write_text('encoding = "gb18030"\n' + MAPPING, encoding="utf-8")
    text = (HEAD + "12;玛洛薇尔;18;北京马洛;已注册;;;;\n").encode("gb18030")
    (filing,) = found(text, "csv", mapping=mapping)
    assert (filing.marks[0].sign, filing.marks[0].status) == ("玛洛薇尔", "registered")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("12;Marlowe;46;Marlowe Ltd;Live;;;;", "Nice class is '46'"),
        ("12;Marlowe;18;Marlowe Ltd;Resting;;;;", "Status is 'Resting'"),
        ("12;Marlowe;18;Marlowe Ltd;Live;2020-01-01;;;", "Filed is '2020-01-01'"),
        ("12;Marlowe;18;Marlowe Ltd;Live;01/01/2020;01/01/2019;;", "valid_until is '2019-01-01'"),
        (";Marlowe;18;Marlowe Ltd;Live;;;;", "Application number is ''"),
    ],
)
def test_a_wrong_cell_sets_the_line_aside_by_row_and_field(mapping, line, reason):
    good = "13;Marlowe;18;Marlowe Ltd;Live;;;;\n"
    aside, filing = found(f"{HEAD}{line}\n{good}", "csv", mapping=mapping)
    assert isinstance(aside, SetAside)
    assert (aside.where, aside.reason) == ("feed:2", reason)
    assert filing.record == "13"


def test_a_missing_column_and_wrong_bytes_are_named(mapping):
    with pytest.raises(ItemError, match="feed:1: no column Application number, Expiry"):
        found("Trade mark;Nice class;Holder;Status;Filed;Groups\n", "csv", mapping=mapping)
    with pytest.raises(ItemError, match="say the encoding"):
        found(HEAD.encode() + b"12;\xff\xfe;18;M;Live;;;;\n", "csv", mapping=mapping)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[columns]\nrecord = 'a'\n", "which column is class, jurisdiction, owner, sign, status"),
        (MAPPING + '"Gone" = "resting"\n', "unknown status resting"),
        (MAPPING.replace("[columns]", "[columns]\ncolour = 'c'"), "unknown columns colour"),
        ("speed = 3\n" + MAPPING, "unknown speed"),
        ("[columns", "Write the mapping as TOML"),
    ],
)
def test_a_wrong_mapping_is_refused(mapping, text, message):
    mapping.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=message):
        reader(Asked("csv", CHECKED, mapping=mapping))


def test_csv_needs_a_mapping():
    with pytest.raises(UsageError, match="--mapping"):
        reader(Asked("csv", CHECKED))
