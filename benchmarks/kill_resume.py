"""Kill screening runs at random moments, go on, and compare with a run that nothing disturbed.

    python benchmarks/kill_resume.py 50

Each round kills the run, or one of its workers alone, with SIGKILL up to four times and at any
moment, also while the finished forms are made. Every output must then be the same to the last byte,
but for the time that the report says it took.
"""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from feed import make

ITEMS = 12_000
OUTPUTS = ("a.jsonl", "a.jsonl.gz", "a.jsonl.zst", "a.parquet", "a.html")
TIMES = re.compile(rb'"(?:seconds|per_second)":[0-9.]+')
MOST_KILLS = 4
PARENT_OFTEN = 0.7  # how often the run is killed, and not one of its workers


def command(folder: Path, inputs: list[Path], workers: int) -> list[str]:
    """Return a run into a folder that goes on where it was cut off."""
    outs = [part for name in OUTPUTS for part in ("--out", str(folder / name))]
    more = ["--size", "256", "--top", "0", "--workers", str(workers), "--resume"]
    return [sys.executable, "-m", "countermark", "screen", *map(str, inputs), *outs, *more]


def results(folder: Path) -> dict[str, bytes]:
    """Return every file of a finished run, without the times in the report."""
    return {path.name: TIMES.sub(b"", path.read_bytes()) for path in sorted(folder.iterdir())}


def workers_of(pid: int) -> list[int]:
    """Return the processes under a run."""
    try:
        return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def disturbed(run: subprocess.Popen, draw: random.Random, longest: float) -> bool:
    """Kill the run or a worker at some moment; tell whether the run was killed."""
    until = time.monotonic() + draw.uniform(0.2, longest)
    while time.monotonic() < until and run.poll() is None:
        time.sleep(0.01)
    workers = workers_of(run.pid)
    if workers and draw.random() > PARENT_OFTEN:
        os.kill(draw.choice(workers), signal.SIGKILL)
        run.wait()
        return False
    run.kill()
    run.wait()
    left = [pid for pid in workers if _lives(pid)]
    until = time.monotonic() + 10
    while left and time.monotonic() < until:
        time.sleep(0.05)
        left = [pid for pid in left if _lives(pid)]
    assert not left, f"workers outlive their run: {left}"
    return run.returncode == -signal.SIGKILL


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except OSError:
        return False


def main(rounds: int, seed: int) -> None:
    """Run all rounds, and stop at the first difference."""
    draw = random.Random(seed)  # noqa: S311 - so that a round can be repeated
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        inputs = [folder / "one.jsonl", folder / "two.parquet"]
        make(ITEMS, inputs[0])
        make(ITEMS // 2, inputs[1])  # its ids came before: each is set aside
        with inputs[0].open("a") as stream:
            stream.write("{broken\n" * 300)
        (folder / "whole").mkdir()
        started = time.monotonic()
        whole = subprocess.run(
            command(folder / "whole", inputs, 2), check=False, stderr=subprocess.PIPE
        )
        longest = (time.monotonic() - started) * 1.1
        assert whole.returncode == 1, whole.stderr.decode()
        wanted = results(folder / "whole")
        for number in range(rounds):
            _round(folder / "cut", inputs, wanted, draw, longest)
            print(f"round {number + 1}: the same", flush=True)


def _round(
    folder: Path, inputs: list[Path], wanted: dict[str, bytes], draw: random.Random, longest: float
) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for _ in range(draw.randint(1, MOST_KILLS)):
        arguments = command(folder, inputs, draw.choice([1, 2]))
        run = subprocess.Popen(arguments, stderr=subprocess.DEVNULL)
        if not disturbed(run, draw, longest) and run.returncode in {0, 1}:
            break
    else:
        last = subprocess.run(command(folder, inputs, 2), check=False, stderr=subprocess.PIPE)
        finished = b"nothing to resume" in last.stderr
        assert last.returncode == 1 or finished, last.stderr.decode()
    found = results(folder)
    for name in wanted.keys() | found.keys():
        assert found.get(name) == wanted.get(name), f"{name} differs"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20, int(sys.argv[2]) if sys.argv[2:] else 7)
