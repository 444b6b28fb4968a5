"""What a parcel owes, as a user asks for it."""

import json

import pytest
from click.testing import CliRunner

from countermark.cli import commands
from countermark.errors import UsageError

MADE = ["--origin", "CN", "--date", "2026-08-01"]
BAG = ["--price", "30", "--category", "handbag", "--origin", "CN"]


def duty(*arguments: str):
    return CliRunner(env={"COLUMNS": "160"}).invoke(commands, ["duty", *arguments])


def told(*arguments: str) -> dict:
    done = duty(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def test_the_layers_stand_with_their_law_and_how_sure_they_are():
    done = duty(*BAG, "--date", "2026-08-01")
    assert done.exit_code == 0, done.output
    assert "Section 301 forced labor" in done.output
    assert "84 FR 20459" in done.output
    assert "13.95–16.53" in done.output
    assert "4202.22.15" in done.output
    assert "Rules as of" not in done.output


def test_a_parcel_of_april_2025_entered_free():
    done = duty(*BAG, "--channel", "express", "--date", "2025-04-20")
    assert "Enters free: of low value (de minimis) – EO 14200" in done.output


def test_after_the_last_evidence_the_answer_says_so():
    done = duty(*BAG, "--date", "2026-11-24")
    assert "Rules as of 2026-10-05, our last evidence" in done.output


def test_both_postal_figures_are_shown():
    done = duty(*BAG, "--channel", "post", "--date", "2025-05-20")
    assert "16.20–100.00" in done.output


def test_the_record_holds_amounts_as_text_and_every_proof():
    made = told(*BAG, "--date", "2026-08-01")
    assert made["duty"] == {"low": "13.95", "high": "16.53"}
    assert made["rules_as_of"] == "2026-10-05"
    assert made["data"].startswith("sha256:")
    layer = made["lines"][0]["layers"][0]
    assert {"measure", "low", "high", "authority", "source", "confidence", "note"} == set(layer)


def test_the_timeline_shows_every_step_and_draws_it(tmp_path):
    picture = tmp_path / "bag.svg"
    done = duty(*BAG, "--timeline", "--svg", str(picture))
    assert done.exit_code == 0, done.output
    assert "2016-03-10" in done.output
    assert "83.70–86.28" in done.output
    assert picture.read_text(encoding="utf-8").startswith("<svg")
    assert told(*BAG, "--timeline")["steps"][0]["until"] == "2025-02-03"


def test_the_timeline_goes_on_after_the_day_of_entry():
    early = told(*BAG, "--timeline", "--date", "2025-01-20")["steps"]
    assert early[-1]["until"] > "2026"


def test_the_union_and_the_kingdom_are_asked_in_their_own_money():
    blouses = ["--price", "80", "--category", "blouse", "--origin", "CN", "--subheadings", "2"]
    made = told(*blouses, "--to", "de", "--date", "2026-07-02")
    assert made["duty"] == {"low": "6.00", "high": "6.00"}
    assert made["parcel"]["currency"] == "EUR"


def test_a_watch_may_be_told_by_its_parts():
    watch = ["--price", "100", "--hts", "9102.11.25", "--origin", "HK", "--date", "2017-01-01"]
    parts = ["--part", "case=40", "--part", "strap=20", "--part", "battery=1"]
    assert told(*watch, *parts, "--channel", "formal")["duty"] == {"low": "6.65", "high": "6.65"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--price", "30", "--category", "handbg", *MADE],
            "Did you mean handbag",
        ),
        (
            ["--price", "30", "--hts", "bag", *MADE],
            "no tariff code",
        ),
        (
            ["--price", "cheap", "--hts", "4202", *MADE],
            "--price is 'cheap'",
        ),
        (["--price", "30", *MADE], "either --category or --hts"),
        (BAG, "--date is missing"),
        ([*BAG, "--date", "2015-01-01"], "before our evidence"),
        ([*BAG, "--date", "2026-08-01", "--part", "case"], "--part case is ''"),
        ([*BAG, "--timeline", "--svg", "/nowhere/a.svg"], "Name a file"),
    ],
)
def test_wrong_use_is_named_with_its_cure(arguments, message):
    done = duty(*arguments)
    assert isinstance(done.exception, UsageError)
    assert message in str(done.exception)


def test_help_has_examples():
    done = CliRunner().invoke(commands, ["duty", "--help"])
    assert "countermark duty --price 30" in done.output
