"""Sources: other people's exports as items, recognised by what stands in them.

What cannot be read is set aside with its place, its reason and the cure; it never stops the others.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from countermark.columns import Batch, items_of, to_batch
from countermark.errors import UsageError
from countermark.model import Item, SetAside
from countermark.sources.formats import Read, kinds, read
from countermark.sources.opened import shown
from countermark.sources.places import STDIN, found_in
from countermark.sources.seen import Seen
from countermark.sources.table import check_mapping

__all__ = ["kinds", "read_batches"]

MOST_TEXT = 1_000_000  # characters of one item; the speech of a whole day is shorter
BATCH_TEXT = 8_000_000  # characters of one batch, which bounds the memory of a run
TEXTS = ("title", "caption", "description")
LISTS = ("tags", "speech", "screen")


def read_batches(
    inputs: Sequence[str | Path],
    *,
    kind: str | None = None,
    mapping: Path | None = None,
    size: int = 4096,
) -> Iterator[Batch]:
    """Yield the items of all inputs in batches, the same for the same inputs and size."""
    if kind is not None and kind not in kinds():
        raise UsageError(f"--kind {kind}: unknown. Write one of: {', '.join(kinds())}.")
    if mapping is not None:
        check_mapping(mapping)
    for name in inputs:
        if str(name) != STDIN and not Path(name).exists():
            raise UsageError(f"{name}: no such file or folder. Check the path.")
    return _read_batches(inputs, kind, mapping, size)


def _read_batches(
    inputs: Sequence[str | Path], kind: str | None, mapping: Path | None, size: int
) -> Iterator[Batch]:
    seen = Seen()
    for name in inputs:
        shown_name = shown(name)
        batches = _batched(_entries(str(name), kind, mapping), shown_name, size)
        for number, (records, aside) in enumerate(batches):
            kept, refused = _fresh(records, seen, shown_name)
            yield Batch(kept, shown_name, number, (*aside, *refused))


def _entries(name: str, kind: str | None, mapping: Path | None) -> Iterator[Read]:
    for found in found_in(name):
        if isinstance(found, SetAside):
            yield found
        else:
            yield from read(found, kind, mapping)


def _fresh(records: pa.RecordBatch, seen: Seen, name: str) -> tuple[pa.RecordBatch, list[SetAside]]:
    """Set aside the items whose platform and id stood in the run before."""
    platforms, names = records.column("platform").to_pylist(), records.column("id").to_pylist()
    keys = list(zip(platforms, names, strict=True))
    fresh = seen.fresh(keys)
    if fresh.all():
        return records, []
    refused = [
        SetAside(
            f"{name} {platform}:{item}",
            "duplicate: this id came before",
            "Give each item its own id, if it is another one.",
        )
        for (platform, item), new in zip(keys, fresh.tolist(), strict=True)
        if not new
    ]
    return records.filter(pa.array(fresh)), refused


def _batched(
    entries: Iterable[Read], name: str, size: int
) -> Iterator[tuple[pa.RecordBatch, list[SetAside]]]:
    items: list[Item] = []
    aside: list[SetAside] = []
    held = 0
    for entry in entries:
        if isinstance(entry, pa.RecordBatch):
            if items:
                yield to_batch(items), aside
                items, aside, held = [], [], 0
            yield from _divided(entry, aside, name, size)
            aside = []
            continue
        if isinstance(entry, SetAside):
            aside.append(entry)
        elif (length := _length(entry)) > MOST_TEXT:
            aside.append(_too_long(entry, name, length))
        else:
            items.append(entry)
            held += length
        if len(items) >= size or len(aside) >= size or held >= BATCH_TEXT:
            yield to_batch(items), aside
            items, aside, held = [], [], 0
    if items or aside:
        yield to_batch(items), aside


def _length(item: Item) -> int:
    length = len(item.title or "") + len(item.caption or "") + len(item.description or "")
    for lines in (item.speech, item.screen):
        if lines:
            length += sum(len(line.text) for line in lines)
    return length + sum(map(len, item.tags))


def _too_long(item: Item, name: str, length: int) -> SetAside:
    return SetAside(
        f"{name} {item.platform}:{item.id}",
        f"too long: its texts hold {length:,} characters, an item at most {MOST_TEXT:,}",
        "Look at it yourself, or cut its longest text.",
    )


def _divided(
    records: pa.RecordBatch, aside: list[SetAside], name: str, size: int
) -> Iterator[tuple[pa.RecordBatch, list[SetAside]]]:
    if records.nbytes > MOST_TEXT:
        records, long = _without_long(records, name)
        aside = aside + long
    for start in range(0, max(records.num_rows, 1), size):
        yield records.slice(start, size), aside
        aside = []


def _without_long(records: pa.RecordBatch, name: str) -> tuple[pa.RecordBatch, list[SetAside]]:
    lengths = _lengths(records)
    short = lengths <= MOST_TEXT
    if short.all():
        return records, []
    long = np.flatnonzero(~short).tolist()
    aside = [
        _too_long(item, name, int(lengths[row]))
        for row, item in zip(long, items_of(records, long), strict=True)
    ]
    return records.filter(pa.array(short)), aside


def _lengths(records: pa.RecordBatch) -> np.ndarray:
    """Return how many characters each item holds; lists are counted only where they are large."""
    if any(records.column(name).nbytes > MOST_TEXT for name in LISTS):
        return np.array([_length(item) for item in items_of(records, range(records.num_rows))])
    total = np.zeros(records.num_rows, dtype=np.int64)
    for name in TEXTS:
        total += pc.fill_null(pc.utf8_length(records.column(name)), 0).to_numpy()
    return total
