"""Sources: other people's exports as items, recognised by what stands in them.

A folder is read file by file in the order of names. What cannot be read is set aside with its
place, its reason and the cure, and never stops the others.
"""

import importlib
import io
import pkgutil
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from countermark.columns import ITEM_SCHEMA, Batch, to_batch
from countermark.errors import ItemError, UsageError
from countermark.model import Item, SetAside
from countermark.sources.seen import Seen
from countermark.sources.streams import PACKED_ERRORS, ZIP, members, opened

STDIN = "-"
PARQUET_ROWS = 4096
HEAD = 64 * 1024  # bytes by which a kind is recognised
COMPANIONS = (
    ".vtt",
    ".srt",
    ".toml",
    ".md",
    ".txt",
    ".mp4",
    ".webm",
    ".jpg",
    ".jpeg",
    ".png",
    ".webp",
)
ORDER = ("ytdlp", "warc", "tiktok_research", "native", "table", "page")


@cache
def _modules() -> dict[str, ModuleType]:
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    found = {name: importlib.import_module(f"{__name__}.{name}") for name in names}
    kinds = [name for name in found if hasattr(found[name], "recognises")]
    kinds.sort(key=lambda name: ORDER.index(name) if name in ORDER else len(ORDER))
    return {name: found[name] for name in kinds}


def kinds() -> tuple[str, ...]:
    """Return the kinds of input that can be read."""
    return tuple(_modules())


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
    for name in inputs:
        if str(name) != STDIN and not Path(name).exists():
            raise UsageError(f"{name}: no such file or folder. Check the path.")
    seen = Seen()
    for name in inputs:
        batches = _batched(_input(str(name), kind, mapping), size)
        for number, (records, aside) in enumerate(batches):
            kept, all_aside = _without_seen(records, aside, seen, str(name))
            yield Batch(kept, str(name), number, all_aside)


def _without_seen(
    records: pa.RecordBatch, aside: list[SetAside], seen: Seen, name: str
) -> tuple[pa.RecordBatch, tuple[SetAside, ...]]:
    """Set aside the items whose platform and id stood in the run before."""
    keys = list(
        zip(records.column("platform").to_pylist(), records.column("id").to_pylist(), strict=True)
    )
    fresh = seen.fresh(keys)
    if all(fresh):
        return records, tuple(aside)
    again = [
        SetAside(
            f"{name} {platform}:{item}",
            "duplicate: this id came before",
            "Give each item its own id.",
        )
        for (platform, item), new in zip(keys, fresh, strict=True)
        if not new
    ]
    return records.filter(pa.array(fresh)), (*aside, *again)


Read: TypeAlias = Item | SetAside | pa.RecordBatch


def _batched(entries: Iterable[Read], size: int) -> Iterator[tuple[pa.RecordBatch, list[SetAside]]]:
    items: list[Item] = []
    aside: list[SetAside] = []
    for entry in entries:
        if isinstance(entry, pa.RecordBatch):
            yield entry, aside
            aside = []
            continue
        if isinstance(entry, Item):
            items.append(entry)
        else:
            aside.append(entry)
        if len(items) >= size or len(aside) >= size:
            yield to_batch(items), aside
            items, aside = [], []
    if items or aside:
        yield to_batch(items), aside


def _input(name: str, kind: str | None, mapping: Path | None) -> Iterator[Read]:
    path = Path(name)
    if name == STDIN or path.is_file():
        yield from _file(name, kind, mapping)
        return
    files = [file for file in sorted(path.rglob("*")) if file.is_file()]
    wanted = [file for file in files if not file.name.lower().endswith(COMPANIONS)]
    if not wanted:
        yield SetAside(name, "empty folder: nothing in it can be read", _cure())
    for file in wanted:
        yield from _file(str(file), kind, mapping)


def _cure() -> str:
    return f"Name the kind with --kind: {', '.join(kinds())}."


def _file(name: str, kind: str | None, mapping: Path | None) -> Iterator[Read]:
    try:
        if name != STDIN and _starts_as_zip(Path(name)):
            yield from _archive(Path(name), kind, mapping)
            return
        with opened(name) as stream:
            yield from _stream(stream, name, kind, mapping)
    except PACKED_ERRORS as error:
        yield SetAside(name, f"broken file: {error}", "Get the file again.")
    except ItemError as error:
        yield SetAside(name, f"too large: {error}", "Leave it out, or unpack it yourself.")


def _starts_as_zip(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(ZIP)) == ZIP


def _archive(path: Path, kind: str | None, mapping: Path | None) -> Iterator[Read]:
    inner = _modules()["warc"] if path.suffix == ".wacz" else None
    for member, stream in members(path):
        where = f"{path}!{member}"
        if inner is not None and not member.startswith("archive/"):
            continue
        if stream.peek(len(ZIP))[: len(ZIP)] == ZIP:
            yield SetAside(where, "an archive in an archive", "Unpack the outer one.")
        elif not member.lower().endswith(COMPANIONS):
            yield from _stream(stream, where, kind, mapping)


def _stream(
    stream: io.BufferedReader, where: str, kind: str | None, mapping: Path | None
) -> Iterator[Read]:
    head = stream.peek(HEAD)[:HEAD]
    if not head:
        return
    chosen = kind or next(
        (name for name, module in _modules().items() if module.recognises(head, where)), None
    )
    if chosen is None:
        yield SetAside(where, "unknown format", _cure(), head[:80].decode("utf-8", "replace"))
    elif chosen == "ytdlp":
        yield from _modules()["ytdlp"].read_file(Path(where))
    elif chosen == "table":
        native = _native_parquet(where)
        yield from native if native else _modules()["table"].read(stream, where, mapping=mapping)
    else:
        yield from _modules()[chosen].read(stream, where)


def _native_parquet(where: str) -> Iterator[pa.RecordBatch] | None:
    """Return the batches of a Parquet file whose columns are native already, else None."""
    if not where.lower().endswith(".parquet") or not Path(where).is_file():
        return None
    file = pq.ParquetFile(where)
    if not {"id", "platform", "kind"} <= set(file.schema_arrow.names):
        return None
    return map(_completed, file.iter_batches(batch_size=PARQUET_ROWS))


def _completed(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return a batch with every native column, those that are missing empty."""
    count = batch.num_rows
    columns = [
        batch.column(field.name).cast(field.type)
        if field.name in batch.schema.names
        else pa.nulls(count, field.type)
        for field in ITEM_SCHEMA
    ]
    return pa.RecordBatch.from_arrays(columns, schema=ITEM_SCHEMA)
