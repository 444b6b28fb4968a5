"""The files of a run: bytes that are only ever appended, so that a cut run can be taken back to a
known place, and the finished forms (Parquet, report) that are made from them at the end.
"""

import gzip
import heapq
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

from countermark.batch import RECORD_SCHEMA
from countermark.errors import UsageError

SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet", ".html")
LENGTH = 8  # bytes before each spooled batch, little-endian
GROUP_ROWS, GROUP_BYTES = 100_000, 64 * 1024**2  # of a row group, which is held in memory
GZIP_LEVEL = 6
RIGHTS = 0o666
Written = dict[str, Any]


def form_of(path: Path) -> str:
    """Return the form that an output's name asks for."""
    for suffix in SUFFIXES:
        if path.name.lower().endswith(suffix):
            return suffix
    cure = f"End the name in one of: {', '.join(SUFFIXES)}."
    raise UsageError(f"{path}: the form of this output is unknown. {cure}")


def compressed(form: str) -> Callable[[bytes], bytes]:
    """Return what is done to JSON Lines before they are written; whole frames can be joined."""
    if form == ".jsonl.gz":
        return lambda lines: gzip.compress(lines, GZIP_LEVEL, mtime=0)
    if form == ".jsonl.zst":
        return lambda lines: zstandard.ZstdCompressor().compress(lines)
    return bytes


class Appended:
    """A file that only grows, and that can be cut back to a length it had.

    It is written without a buffer: what could not be written is known at once, not when it closes.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._descriptor: int | None = None

    def open_at(self, length: int) -> None:
        """Open the file and cut it to a length, 0 for a new one."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC
        self._descriptor = os.open(self.path, flags, RIGHTS)
        held = os.fstat(self._descriptor).st_size
        if held < length:
            raise UsageError(
                f"{self.path}: it is shorter than the run had written. "
                "It was changed since; start anew with --force."
            )
        if held > length:
            os.ftruncate(self._descriptor, length)

    def append(self, data: bytes) -> None:
        """Write bytes at the end."""
        left = memoryview(data)
        while left and self._descriptor is not None:
            left = left[os.write(self._descriptor, left) :]

    def settle(self) -> int:
        """Bring what was written to the disk and return the length."""
        if self._descriptor is None:
            return self.path.stat().st_size if self.path.exists() else 0
        try:
            os.fsync(self._descriptor)
        except OSError as error:
            if not self.path.is_file():  # a device need not know this call
                return 0
            raise error
        return os.fstat(self._descriptor).st_size

    def close(self) -> None:
        """Close the file."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def spooled(batch: pa.RecordBatch) -> bytes:
    """Return a batch of records as bytes that can be appended to a spool."""
    sink = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with pa.ipc.new_stream(sink, batch.schema, options=options) as writer:
        writer.write_batch(batch)
    data: bytes = sink.getvalue().to_pybytes()
    return len(data).to_bytes(LENGTH, "little") + data


def unspooled(path: Path) -> Iterator[pa.RecordBatch]:
    """Yield the batches of a spool."""
    with path.open("rb") as stream:
        while head := stream.read(LENGTH):
            data = stream.read(int.from_bytes(head, "little"))
            yield from pa.ipc.open_stream(pa.py_buffer(data))


def write_parquet(spool: Path, path: Path) -> None:
    """Make the Parquet file of a finished run; it appears whole or not at all."""
    unfinished = path.with_name(path.name + ".unfinished")
    with pq.ParquetWriter(unfinished, RECORD_SCHEMA, compression="zstd") as writer:
        for group in _groups(unspooled(spool)):
            writer.write_table(group)
    sync(unfinished)
    unfinished.replace(path)


def sync(path: Path) -> None:
    """Bring a file to the disk before it takes its name."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _groups(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.Table]:
    held: list[pa.RecordBatch] = []
    rows = size = 0
    for batch in batches:
        held.append(batch)
        rows, size = rows + batch.num_rows, size + batch.nbytes
        if rows >= GROUP_ROWS or size >= GROUP_BYTES:
            yield pa.Table.from_batches(held)
            held, rows, size = [], 0, 0
    if held:
        yield pa.Table.from_batches(held)


def best_cards(path: Path, most: int) -> list[tuple[Written, Written]]:
    """Return the pairs of record and item with the highest scores; memory stays with that many."""
    with path.open("rb") as stream:
        scored = ((_score(line), -number, line) for number, line in enumerate(stream))
        best = heapq.nlargest(most, scored)
    return [_pair(line) for _, _, line in best]


def _pair(line: bytes) -> tuple[Written, Written]:
    card = msgspec.json.decode(line)
    return card["record"], card["item"]


class _Scored(msgspec.Struct):
    score: float


class _Card(msgspec.Struct):
    record: _Scored


_SCORED = msgspec.json.Decoder(_Card)


def _score(line: bytes) -> float:
    return _SCORED.decode(line).record.score
