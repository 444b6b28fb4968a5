"""The files of a run: bytes that are only ever appended, so that a cut run can be taken back to a
known place, and the finished forms (Parquet, report) that are made from them at the end.
"""

import gzip
import heapq
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

from countermark.batch import RECORD_SCHEMA
from countermark.errors import UsageError

SUFFIXES = (".jsonl", ".jsonl.gz", ".jsonl.zst", ".parquet", ".html")
LENGTH = 8  # bytes before each spooled batch, little-endian
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
        return lambda lines: gzip.compress(lines, mtime=0)
    if form == ".jsonl.zst":
        return zstandard.ZstdCompressor().compress
    return bytes


class Appended:
    """A file that only grows, and that can be cut back to a length it had."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stream: IO[bytes] | None = None

    def open_at(self, length: int) -> None:
        """Open the file and cut it to a length, 0 for a new one."""
        self._stream = self.path.open("ab")
        if self._stream.tell() > length:
            self._stream.truncate(length)

    def append(self, data: bytes) -> None:
        """Write bytes at the end."""
        if self._stream is not None:
            self._stream.write(data)

    def settle(self) -> int:
        """Bring what was written to the disk and return the length."""
        if self._stream is None:
            return 0
        self._stream.flush()
        os.fsync(self._stream.fileno())
        return self._stream.tell()

    def close(self) -> None:
        """Close the file."""
        if self._stream is not None:
            self._stream.close()


def spooled(batch: pa.RecordBatch) -> bytes:
    """Return a batch of records as bytes that can be appended to a spool."""
    data: bytes = batch.serialize().to_pybytes()
    return len(data).to_bytes(LENGTH, "little") + data


def unspooled(path: Path) -> Iterator[pa.RecordBatch]:
    """Yield the batches of a spool."""
    with path.open("rb") as stream:
        while head := stream.read(LENGTH):
            data = stream.read(int.from_bytes(head, "little"))
            yield pa.ipc.read_record_batch(pa.py_buffer(data), RECORD_SCHEMA)


def write_parquet(spool: Path, path: Path) -> None:
    """Make the Parquet file of a finished run; it appears whole or not at all."""
    unfinished = path.with_name(path.name + ".unfinished")
    with pq.ParquetWriter(unfinished, RECORD_SCHEMA, compression="zstd") as writer:
        for batch in unspooled(spool):
            writer.write_batch(batch)
    unfinished.replace(path)


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


def _score(line: bytes) -> float:
    return msgspec.json.decode(line, type=_Card).record.score


class _Card(msgspec.Struct):
    record: _Scored
