"""Make a feed of any length, and watch the memory of a screening run over it.

    python benchmarks/feed.py make 5000000 /tmp/feed.jsonl      (or feed.parquet)
    python benchmarks/feed.py watch /tmp/feed.jsonl --out /tmp/out.jsonl --workers 2

About one item in fifty offers goods under a name of the register, the others are ordinary posts.
The same count gives the same feed.
"""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from countermark.columns import to_batch
from countermark.register import load_register
from countermark.sources.native import item_of

HIT = 0.02
POOL = 20_000  # different texts; ids make each item another
ROWS = 50_000  # items of a Parquet row group
SECONDS = 1.0  # between two looks at the memory
WORDS = (
    "morning walk coffee sister garden window music today again little kitchen rain bread summer "
    "bus school friends evening quiet river book photo lunch market street light paint dance cat "
    "早上 咖啡 花园 今天 朋友 厨房 下雨 夏天 学校 晚上 安静 音乐 照片 午饭 街道 跳舞"
).split()
OFFERS = (
    "{name} OEM, original packaging, WhatsApp +86 138 0000 0000",
    "{name} factory direct, same materials, no middleman, ask for the price list",
    "{name} 原厂尾单 全套包装 加微信 sample8817",
    "{name} bag 1:1 quality, wholesale from our workshop",
)


def natives(count: int) -> Iterator[dict[str, object]]:
    """Yield native items."""
    draw = random.Random(7)  # noqa: S311 - the same feed each time
    names = sorted(
        one.text for one in load_register().spellings if one.klass == "distinctive" and one.text
    )
    talk = [" ".join(draw.choices(WORDS, k=draw.randint(8, 26))) for _ in range(POOL)]
    for number in range(count):
        text = talk[draw.randrange(POOL)]
        if draw.random() < HIT:
            text = draw.choice(OFFERS).format(name=draw.choice(names)) + " " + text[:60]
        yield {
            "id": str(7_000_000_000 + number),
            "platform": "tiktok",
            "kind": "post",
            "title": text[:72],
            "description": text,
            "tags": ["daily", "life"],
            "seller": {"handle": f"user{number % 90_001}", "followers": number % 5_000},
            "published": "2026-04-01T09:33:20Z",
        }


def make(count: int, path: Path) -> None:
    """Write a feed as JSON Lines or as native Parquet, by the name's ending."""
    if path.suffix != ".parquet":
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in natives(count))
        return
    rows, writer = [], None
    for one in natives(count):
        rows.append(item_of(one))
        if len(rows) == ROWS:
            writer = _written(rows, path, writer)
            rows = []
    writer = _written(rows, path, writer) if rows else writer
    if writer:
        writer.close()


def _written(rows: list, path: Path, writer: pq.ParquetWriter | None) -> pq.ParquetWriter:
    batch = to_batch(rows)
    writer = writer or pq.ParquetWriter(path, batch.schema)
    writer.write_table(pa.Table.from_batches([batch]))
    return writer


def watch(arguments: list[str]) -> int:
    """Run a screening and print its memory, parent and children, against the time."""
    command = [sys.executable, "-m", "countermark", "screen", *arguments, "--top", "0"]
    run = subprocess.Popen(command)
    started, peak = time.monotonic(), [0, 0]
    print("seconds  parent MB  children MB  output MB", flush=True)
    out = Path(arguments[arguments.index("--out") + 1])
    spool = out.with_name(out.name + ".spool")
    while run.poll() is None:
        parent = _resident(run.pid)
        children = sum(map(_resident, _children(run.pid)))
        peak = [max(peak[0], parent), max(peak[1], children)]
        written = sum(one.stat().st_size for one in (out, spool) if one.exists()) / 1e6
        line = f"{time.monotonic() - started:7.0f} {parent:10.0f} {children:12.0f} {written:10.0f}"
        print(line, flush=True)
        time.sleep(SECONDS)
    print(f"peak: parent {peak[0]:.0f} MB, children {peak[1]:.0f} MB")
    return run.returncode


def _resident(pid: int) -> float:
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def _children(pid: int) -> list[int]:
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [int(child) for child in found]


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(int(sys.argv[2]), Path(sys.argv[3]))
    else:
        sys.exit(watch(sys.argv[2:]))
