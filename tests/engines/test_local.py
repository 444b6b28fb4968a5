"""Whole runs over real files, cut off and taken up again."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow.parquet as pq
import pytest

pytestmark = pytest.mark.slow

COUNT = 3000


def feed(folder: Path, count: int = COUNT) -> Path:
    path = folder / "feed.jsonl"
    texts = [
        "Chanel OEM, original packaging, WhatsApp +86 138 0000 0000",
        "a quiet evening",
        "Gucci bag",
    ]
    with path.open("w", encoding="utf-8") as stream:
        for number in range(count):
            title = f"{texts[number % 3]} {number}"
            item = {"id": str(number), "platform": "tiktok", "kind": "post", "title": title}
            stream.write(json.dumps(item) + "\n" if number % 100 else "{broken\n")
    return path


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "countermark", *map(str, arguments)]


def screen(
    feed_path: Path, *outputs: Path, more: tuple[str, ...] = ()
) -> subprocess.CompletedProcess:
    outs = [part for output in outputs for part in ("--out", output)]
    arguments = ("screen", feed_path, *outs, "--top", "0", "--size", "100", *more)
    return subprocess.run(
        command(*arguments), capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A run that nothing disturbed."""
    folder = tmp_path_factory.mktemp("whole")
    path = feed(folder)
    done = screen(path, folder / "a.jsonl", folder / "a.parquet", more=("--workers", "1"))
    assert done.returncode == 1, done.stderr
    return folder


def test_writes_one_record_an_item_and_sets_aside_the_rest(whole):
    records = [json.loads(line) for line in (whole / "a.jsonl").read_text().splitlines()]
    aside = [json.loads(line) for line in (whole / "a.jsonl.aside.jsonl").read_text().splitlines()]
    assert len(records) == COUNT - COUNT // 100
    assert len(aside) == COUNT // 100
    assert aside[0]["where"].endswith("feed.jsonl:1")
    assert aside[0]["cure"]
    tiers = {record["id"]: record["tier"] for record in records}
    assert tiers["3"] == "priority"
    assert tiers["1"] == "clear"


def test_parquet_holds_the_same_records_as_json_lines(whole):
    rows = pq.read_table(whole / "a.parquet").to_pylist()
    records = [json.loads(line) for line in (whole / "a.jsonl").read_text().splitlines()]
    assert rows == records


def test_leaves_only_what_was_asked_for(whole):
    names = sorted(path.name for path in whole.iterdir())
    assert names == ["a.jsonl", "a.jsonl.aside.jsonl", "a.parquet", "feed.jsonl"]


def test_two_workers_write_the_same_bytes_as_one(whole, tmp_path):
    done = screen(whole / "feed.jsonl", tmp_path / "b.jsonl", more=("--workers", "2"))
    assert done.returncode == 1, done.stderr
    assert (tmp_path / "b.jsonl").read_bytes() == (whole / "a.jsonl").read_bytes()


@pytest.mark.parametrize("lines", [2, 5, 12])
def test_a_killed_run_goes_on_and_loses_and_repeats_nothing(whole, tmp_path, lines):
    out = tmp_path / "c.jsonl"
    journal = tmp_path / "c.jsonl.journal"
    arguments = command(
        "screen", whole / "feed.jsonl", "--out", out, "--out", tmp_path / "c.parquet",
        "--top", "0", "--size", "100", "--workers", "1",
    )  # fmt: skip
    run = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while time.monotonic() < until and run.poll() is None:
        if journal.exists() and journal.read_bytes().count(b"\n") >= lines:
            break
        time.sleep(0.002)
    os.kill(run.pid, signal.SIGKILL)
    assert run.wait() == -signal.SIGKILL, "the run was over before it could be killed"
    with out.open("ab") as stream:
        stream.write(b'{"id": "half a li')
    resumed = screen(
        whole / "feed.jsonl", out, tmp_path / "c.parquet", more=("--workers", "1", "--resume")
    )
    assert resumed.returncode == 1, resumed.stderr
    assert out.read_bytes() == (whole / "a.jsonl").read_bytes()
    assert pq.read_table(tmp_path / "c.parquet").equals(pq.read_table(whole / "a.parquet"))
    aside = (tmp_path / "c.jsonl.aside.jsonl").read_bytes()
    assert aside == (whole / "a.jsonl.aside.jsonl").read_bytes()


def children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except OSError:
        return False


def within(seconds: float, test) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if test():
            return True
        time.sleep(0.01)
    return False


def started(whole, out: Path) -> subprocess.Popen:
    """Start a run with two workers and wait for its first batch."""
    arguments = command(
        "screen", whole / "feed.jsonl", "--out", out, "--top", "0", "--size", "20", "--workers", "2"
    )
    run = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
    journal = out.with_name(out.name + ".journal")
    assert within(60, lambda: journal.exists() and journal.read_bytes().count(b"\n") > 1)
    return run


PROC = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc")


@PROC
def test_a_killed_worker_costs_no_item(whole, tmp_path):
    run = started(whole, tmp_path / "w.jsonl")
    for _ in range(2):
        for pid in children(run.pid)[-1:]:
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.2)
    assert run.wait(timeout=120) == 1
    assert (tmp_path / "w.jsonl").read_bytes() == (whole / "a.jsonl").read_bytes()


@PROC
def test_workers_leave_with_their_run_and_it_goes_on(whole, tmp_path):
    out = tmp_path / "o.jsonl"
    run = started(whole, out)
    workers = children(run.pid)
    run.kill()
    run.wait()
    assert workers
    assert within(20, lambda: not any(map(lives, workers)))
    resumed = screen(whole / "feed.jsonl", out, more=("--size", "20", "--workers", "2", "--resume"))
    assert resumed.returncode == 1, resumed.stderr
    assert out.read_bytes() == (whole / "a.jsonl").read_bytes()


def test_a_run_stopped_by_hand_says_so_in_one_line_and_goes_on(whole, tmp_path):
    out = tmp_path / "s.jsonl"
    arguments = command(
        "screen", whole / "feed.jsonl", "--out", out, "--top", "0", "--size", "20", "--workers", "2"
    )
    run = subprocess.Popen(arguments, stderr=subprocess.PIPE, start_new_session=True)
    assert within(60, out.exists)
    os.killpg(run.pid, signal.SIGINT)
    said = run.communicate(timeout=60)[1].decode()
    assert run.returncode == 130
    assert "--resume" in said
    assert "Traceback" not in said
    resumed = screen(whole / "feed.jsonl", out, more=("--size", "20", "--resume"))
    assert resumed.returncode == 1, resumed.stderr
    assert out.read_bytes() == (whole / "a.jsonl").read_bytes()


def test_a_run_over_an_existing_output_asks_first(whole):
    again = screen(whole / "feed.jsonl", whole / "a.jsonl")
    assert again.returncode == 2
    assert "--force" in again.stderr


def test_a_resumed_run_must_be_the_same_run(whole, tmp_path):
    out = tmp_path / "d.jsonl"
    (tmp_path / "d.jsonl.journal").write_text(
        '{"inputs":[],"options":{},"version":"0","data":"sha256:0"}\n'
    )
    changed = screen(whole / "feed.jsonl", out, more=("--resume",))
    assert changed.returncode == 2
    assert "have changed" in changed.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_is_named_with_its_cure(whole, tmp_path):
    out = tmp_path / "full.jsonl"
    out.symlink_to("/dev/full")
    done = screen(whole / "feed.jsonl", out, more=("--force", "--workers", "1"))
    assert done.returncode == 2
    assert "the disk is full" in done.stderr
    assert "--resume" in done.stderr
