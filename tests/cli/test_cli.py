"""The verbs as a user calls them, with the real tables."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

OFFER = {
    "id": "7",
    "platform": "tiktok",
    "kind": "post",
    "title": "Chanel OEM",
    "description": "original packaging, WhatsApp +86 138 0000 0000",
}
QUIET = {"id": "8", "platform": "tiktok", "kind": "post", "title": "a quiet evening"}


def countermark(*arguments: object, stdin: str | None = None) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "countermark", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        input=stdin,
        timeout=120,
        check=False,
    )


@pytest.fixture
def feed(tmp_path) -> Path:
    path = tmp_path / "feed.jsonl"
    lines = [json.dumps(item, ensure_ascii=False) for item in (OFFER, QUIET)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_pipe_gets_one_record_a_line():
    done = countermark("screen", "-", "--out", "-", stdin=json.dumps(OFFER) + "\n")
    assert done.returncode == 0, done.stderr
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(record["id"], record["tier"]) for record in records] == [("7", "priority")]


def test_without_an_output_the_ranked_table_is_shown(feed):
    done = countermark("screen", feed)
    assert done.returncode == 0, done.stderr
    assert "chanel" in done.stdout.casefold()
    assert "quiet" not in done.stdout


def test_only_a_tier_or_a_brand_may_be_kept(feed, tmp_path):
    done = countermark("screen", feed, "--out", tmp_path / "a.jsonl", "--min-tier", "review")
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["id"] for line in (tmp_path / "a.jsonl").read_text().splitlines()] == [
        "7"
    ]
    countermark("screen", feed, "--out", tmp_path / "b.jsonl", "--brand", "gucci")
    assert {
        json.loads(line)["tier"] for line in (tmp_path / "b.jsonl").read_text().splitlines()
    } == {"clear"}


def test_the_report_is_one_file(feed, tmp_path):
    done = countermark("screen", feed, "--out", tmp_path / "report.html")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Chanel OEM" in page
    assert "http://" not in page.replace("http://www.w3.org", "")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["screen", "nowhere.jsonl"], "nowhere.jsonl"),
        (["screen", "FEED", "--out", "nowhere/a.jsonl"], "its folder does not exist"),
        (["screen", "FEED", "--out", "a.docx"], "End the name in one of"),
        (["screen", "FEED", "--brand", "chanell"], "Did you mean chanel"),
        (["explain"], "Nothing to explain"),
        (["explain", "99", "--from", "FEED"], "no item has the id 99"),
        (["evaluate", "FEED"], '"gold"'),
        (["nonsense"], "nonsense"),
    ],
)
def test_wrong_use_is_named_with_its_cure(feed, arguments, message):
    done = countermark(*(feed if part == "FEED" else part for part in arguments))
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_broken_is_set_aside_and_counted(tmp_path):
    feed = tmp_path / "中文 文件名.jsonl"
    feed.write_text("{broken\n" + json.dumps(QUIET) + '\n{"platform": "x"}\n', encoding="utf-8")
    done = countermark("screen", feed, "--out", tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert len((tmp_path / "out.jsonl").read_text().splitlines()) == 1
    aside = [
        json.loads(line) for line in (tmp_path / "out.jsonl.aside.jsonl").read_text().splitlines()
    ]
    assert [one["where"].rsplit(":", 1)[1] for one in aside] == ["1", "3"]


def test_an_empty_feed_is_no_error(tmp_path):
    (tmp_path / "empty.jsonl").write_text("")
    done = countermark(
        "screen", tmp_path / "empty.jsonl", "--out", tmp_path / "out.jsonl", "--kind", "native"
    )
    assert done.returncode in {0, 1}, done.stderr
    assert (tmp_path / "out.jsonl").read_text() == ""


def test_explain_shows_words_and_bits(feed):
    done = countermark("explain", "7", "--from", feed, "--lang", "both")
    assert done.returncode == 0, done.stderr
    assert "Chanel OEM" in done.stdout
    assert "代工厂" in done.stdout


def test_evaluate_gives_the_figures(tmp_path):
    gold = tmp_path / "gold.jsonl"
    items = [
        OFFER | {"gold": {"offer": True, "brands": ["chanel"], "classes": ["oem"]}},
        QUIET | {"gold": {"offer": False, "brands": []}},
    ]
    gold.write_text("\n".join(map(json.dumps, items)))
    done = countermark("evaluate", gold, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["offers"] == {"true": 1, "false": 0, "missed": 0}


def test_data_check_holds():
    done = countermark("data", "check")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Every table holds" in done.stdout


def test_wrong_data_stops_before_the_first_item(tmp_path, feed, monkeypatch):
    (tmp_path / "weights.csv").write_text(
        "code,class,bits,reason,checked\nnews,,many,x,2026-11-24\n"
    )
    monkeypatch.setenv("COUNTERMARK_DATA", str(tmp_path))
    done = countermark("screen", feed)
    assert done.returncode == 3
    assert "bits is 'many'" in done.stderr


def test_help_is_quick():
    started = time.monotonic()
    done = countermark("--help")
    assert done.returncode == 0
    assert "screen" in done.stdout
    assert time.monotonic() - started < 2


def test_the_demo_shows_the_founding_case_first(tmp_path):
    done = countermark("demo", "--out", tmp_path / "demo")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "demo" / "report.html").exists()
    records = [
        json.loads(line) for line in (tmp_path / "demo" / "results.jsonl").read_text().splitlines()
    ]
    assert len(records) >= 200
    founding = next(record for record in records if record["id"] == "post-001")
    classes = {reason["class"] for reason in founding["assessments"][0]["reasons"]}
    assert founding["tier"] == "priority"
    assert founding["assessments"][0]["brand"] == "chanel"
    assert {"oem", "semi_finished", "leftover_stock", "original_packaging", "redirect"} <= classes
