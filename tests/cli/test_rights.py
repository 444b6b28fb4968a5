"""`countermark rights` and `countermark marks` as a user calls them."""

import json

import pytest

from tests.cli.test_cli import countermark
from tests.offices.build import case, uspto


@pytest.fixture
def database(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path / "marks.db"


def test_tells_the_row_that_decides_and_the_other_signs_of_the_brand(database):
    done = countermark(
        "rights", "MUJI", "--class", 24, "--territory", "CN", "--date", "2019-11-04",
        "--holder", "Ryohin Keikaku",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("MUJI: unknown\n")
    assert "無印良品: no\n" in done.stdout
    assert "1561046" in done.stdout
    assert not database.exists()


def test_writes_json(database):
    done = countermark(
        "rights", "无印良品", "--goods", "bed sheets", "--territory", "CN", "--json",
        "--date", "2019-11-04",
    )  # fmt: skip
    made = json.loads(done.stdout)
    assert made["asked"]["deciding"][0]["number"] == "1561046"
    assert made["asked"]["may_act"] is None


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["X", "--territory", "CN"], "Say the goods once"),
        (["X", "--territory", "CN", "--class", "99"], "class 99"),
        (["X", "--territory", "XX", "--class", "9"], "territory XX"),
        (["X", "--territory", "CN", "--class", "9", "--date", "soon"], "--date soon"),
    ],
)
def test_wrong_use_is_said(database, arguments, message):
    done = countermark("rights", *arguments)
    assert done.returncode == 2
    assert message in done.stderr


def test_an_imported_register_is_asked_too(database, tmp_path):
    feed = tmp_path / "apc250102.xml"
    feed.write_text(uspto(case(), case("97000002", classes="050")), encoding="utf-8")
    done = countermark("marks", "import", feed, "--format", "uspto")
    assert done.returncode == 1  # one record was set aside
    assert "international-code is '050'" in done.stderr
    assert "2 records, 1 rows of marks, 1 set aside" in done.stdout
    asked = countermark(
        "rights", "Marlowe", "--class", 25, "--territory", "US", "--date", "2024-01-01",
        "--holder", "Marlowe Ltd",
    )  # fmt: skip
    assert asked.stdout.startswith("Marlowe: yes\n")


def test_a_file_that_is_cut_off_is_said_and_what_was_read_stays(database, tmp_path):
    feed = tmp_path / "apc250102.xml"
    feed.write_text(uspto(case())[:-300] + "<case-file>", encoding="utf-8")
    done = countermark("marks", "import", feed, "--format", "uspto")
    assert done.returncode == 1
    assert "What was read before stays" in done.stderr


def test_a_database_that_is_not_there_or_is_none_is_said(database, tmp_path, monkeypatch):
    asked = ("rights", "X", "--class", 9, "--territory", "CN")
    monkeypatch.setenv("COUNTERMARK_MARKS", "elsewhere.db")
    assert "elsewhere.db: no such file" in countermark(*asked).stderr
    (tmp_path / "elsewhere.db").write_text("no database " * 100)
    done = countermark(*asked)
    assert done.returncode == 2
    assert "elsewhere.db: file is not a database" in done.stderr


def test_a_file_of_another_format_is_said(database, tmp_path):
    feed = tmp_path / "feed.xml"
    feed.write_text(uspto(case()), encoding="utf-8")
    done = countermark("marks", "import", feed, "--format", "st66")
    assert done.returncode == 1
    assert "it holds no Trademark or TradeMark" in done.stderr
