"""Parquet files: rows for a table, or whole columns where they are native already.

A batch holds fewer rows where they are large, so that memory does not depend on what they hold.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from countermark.columns import ITEM_SCHEMA
from countermark.errors import ItemError
from countermark.model import Item, SetAside
from countermark.sources.bulk import INSTANT, KINDS, MOMENTS, all_match
from countermark.sources.native import NEEDED, item_of
from countermark.sources.opened import Opened

MAGIC = b"PAR1"
MOST_ROWS = 4096
BATCH_BYTES = 32 * 1024**2
MOST_IN_MEMORY = 512 * 1024**2  # bytes of a file that is packed or piped, and so is held whole
READ_AHEAD = 1024**2
AMOUNT = r"^\d{1,15}(\.\d{1,6})?$"


@contextmanager
def opened_as_table(opened: Opened) -> Iterator[pq.ParquetFile]:
    """Open a Parquet file, also one that is packed."""
    source: Any = opened.path if opened.path is not None and not _packed(opened) else None
    if source is None:
        data = opened.stream.read(MOST_IN_MEMORY + 1)
        if len(data) > MOST_IN_MEMORY:
            raise ItemError("Parquet over 512 MiB in an archive or a pipe must be a file")
        source = io.BytesIO(data)
    try:
        with pq.ParquetFile(source, buffer_size=READ_AHEAD, pre_buffer=False) as table:
            yield table
    except pa.ArrowException as error:
        raise OSError(f"Parquet: {error}") from error


def _packed(opened: Opened) -> bool:
    with opened.path.open("rb") as stream:  # type: ignore[union-attr]
        return stream.read(len(MAGIC)) != MAGIC


def is_native(table: pq.ParquetFile) -> bool:
    """Tell whether the columns bear native names."""
    return set(NEEDED) <= set(table.schema_arrow.names)


def _batches(table: pq.ParquetFile, columns: list[str]) -> Iterator[pa.RecordBatch]:
    groups = [table.metadata.row_group(number) for number in range(table.num_row_groups)]
    count = sum(group.num_rows for group in groups)
    size = sum(group.total_byte_size for group in groups)
    fitting = BATCH_BYTES * count // max(size, 1)
    yield from table.iter_batches(batch_size=max(1, min(MOST_ROWS, fitting)), columns=columns)


def rows(table: pq.ParquetFile, wanted: set[str]) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the rows with their numbers, of the wanted columns alone."""
    number = 0
    for batch in _batches(table, [name for name in table.schema_arrow.names if name in wanted]):
        for row in batch.to_pylist():
            number += 1
            yield number, row


def native(table: pq.ParquetFile, where: str) -> Iterator[pa.RecordBatch | Item | SetAside]:
    """Yield the batches of native columns as they are, and rows one by one where they are not."""
    known = [name for name in table.schema_arrow.names if name in ITEM_SCHEMA.names]
    done = 0
    for batch in _batches(table, known):
        whole = _completed(batch)
        if whole is not None:
            yield whole
        else:
            yield from _singly(batch, where, done)
        done += batch.num_rows


def _completed(batch: pa.RecordBatch) -> pa.RecordBatch | None:
    """Return a batch with every native column, or None where a row needs a closer look."""
    try:
        columns = [
            batch.column(field.name).cast(field.type)
            if field.name in batch.schema.names
            else pa.nulls(batch.num_rows, field.type)
            for field in ITEM_SCHEMA
        ]
        whole = pa.RecordBatch.from_arrays(columns, schema=ITEM_SCHEMA)
        whole.validate(full=True)  # texts must be UTF-8
    except pa.ArrowException:
        return None
    return whole if _plain_types(batch) and _in_order(whole) else None


def _plain_types(batch: pa.RecordBatch) -> bool:
    """Tell whether a cast changes no meaning: a number that became a text may have."""
    return all(
        not (pa.types.is_temporal(field.type) or pa.types.is_floating(field.type))
        for field in batch.schema
    )


def _in_order(batch: pa.RecordBatch) -> bool:
    for name in NEEDED:
        column = batch.column(name)
        if column.null_count or pc.min(pc.binary_length(column)).as_py() == 0:
            return False
    if not pc.all(pc.is_in(batch.column("kind"), pa.array(KINDS))).as_py():
        return False
    return all_match(batch.column("price").field("amount"), AMOUNT) and all(
        all_match(batch.column(name), INSTANT) for name in MOMENTS
    )


def _singly(batch: pa.RecordBatch, where: str, done: int) -> Iterator[Item | SetAside]:
    for number in range(batch.num_rows):
        place = f"{where}:{done + number + 1}"
        try:
            row = batch.slice(number, 1).to_pylist()[0]
            yield item_of(row)
        except UnicodeDecodeError:
            yield SetAside(place, "not UTF-8: a text in the row", "Write the texts in UTF-8.")
        except ItemError as error:
            yield SetAside(place, str(error), "Give the item what it lacks.", str(row)[:80])
