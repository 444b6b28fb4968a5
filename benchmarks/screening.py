"""Whole screening runs: Parquet in, Parquet out, on one core; and the cost of an item that is read.

Two items in a hundred hold something worth a reading, the others nothing.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from countermark.assess import Kit
from countermark.batch import screened
from countermark.columns import to_batch
from countermark.model import Item, Seller
from countermark.reading import read
from countermark.reading.passages import texts_of

HITS = 0.02
ITEMS = 200_000
READ = 4_000  # items for the cost of one that is read
OFFERS = (
    "{} OEM, original packaging, WhatsApp +86 138 0000 0000",
    "{} factory direct, same materials, no middleman",
    "{} 原厂尾单 全套包装 加微信 sample8817",
    "{} bag 1:1 quality, wholesale from our workshop, $45",
)


def item(number: int, text: str) -> Item:
    return Item(
        str(number),
        "tiktok",
        "post",
        title=text[:72],
        description=text,
        tags=("daily", "life"),
        seller=Seller(handle=f"user{number % 9001}"),
        published="2026-04-01T09:33:20Z",
    )


def _sorted_out(kit: Kit, texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return offers that begin some of the texts, and the texts that are worth no reading."""
    rng = random.Random("offers")  # noqa: S311
    names = [one.text for one in kit.register.spellings if one.klass == "distinctive"]
    offers = [
        f"{rng.choice(OFFERS).format(rng.choice(names))} {text[:60]}" for text in texts[:READ]
    ]
    batch = to_batch([item(number, text) for number, text in enumerate(texts)])
    found = screened(batch, kit).found
    return offers, [text for number, text in enumerate(texts) if number not in found]


def _feed(path: Path, offers: Sequence[str], talk: Sequence[str], count: int) -> None:
    rng = random.Random("feed")  # noqa: S311
    hits, rest = cycle(offers), cycle(talk)
    texts = (next(hits) if rng.random() < HITS else next(rest) for _ in range(count))
    writer = None
    numbered = enumerate(texts)
    while rows := list(islice(numbered, 20_000)):
        table = pa.Table.from_batches([to_batch([item(*row) for row in rows])])
        writer = writer or pq.ParquetWriter(path, table.schema)
        writer.write_table(table)
    if writer:
        writer.close()


def _seconds(source: Path, out: Path) -> float:
    """Return the CPU seconds that one command takes."""
    out.unlink(missing_ok=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "countermark", "screen", source, "--out", out]
    subprocess.run([*command, "--workers", "1"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def screen_rates(kit: Kit, texts: Sequence[str]) -> None:
    print(f"\nScreening: {ITEMS} items of native Parquet, {HITS:.0%} worth a reading")
    offers, talk = _sorted_out(kit, texts[:20_000])
    with tempfile.TemporaryDirectory() as folder:
        one, many, out = (Path(folder, name) for name in ("1.parquet", "n.parquet", "o.parquet"))
        _feed(one, offers, talk, 1)
        _feed(many, offers, talk, ITEMS)
        start = min(_seconds(one, out) for _ in range(2))
        whole = min(_seconds(many, out) for _ in range(3))
    print(f"  one item, start-up and all: {start:.2f} CPU-s")
    print(f"  {ITEMS / (whole - start):10,.0f} items/s after the start (stretch 40,000)")
    _full_path(kit, offers)


def _full_path(kit: Kit, offers: Sequence[str]) -> None:
    batch = to_batch([item(number, text) for number, text in enumerate(offers)])
    texts = texts_of(batch)
    steps = {
        "matching alone": lambda: kit.vocabulary.matcher.scan(texts.texts, groups=texts.rows),
        "documents": lambda: list(read(batch, kit.vocabulary, kit.lexicon)),
        "records with spans and sentences": lambda: screened(batch, kit),
        "and as columns": lambda: screened(batch, kit).to_arrow(),
    }
    for name, step in steps.items():
        costs = []
        for _ in range(3):
            started = time.process_time()
            step()
            costs.append((time.process_time() - started) / len(offers) * 1000)
        print(f"  up to {name:34} {min(costs):.3f} CPU-ms an item that is read (bar 0.32)")
