"""Inputs as streams of bytes: plain files, pipes, gz, zst and the members of zip archives.

Packed input is read as it comes and held to limits, so that a small file cannot fill a machine.
Names inside archives only label what was found: nothing is ever unpacked to the disk.
"""

import codecs
import gzip
import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow as pa

from countermark.errors import ItemError

HEAD = 64 * 1024  # bytes by which a kind is recognised, and of one read
MOST_UNPACKED = 64 * 1024**3  # bytes; more than any export that we know of
MOST_RATIO = 200  # text packs about tenfold; bombs go beyond a thousand
FREE = 64 * 1024**2  # bytes before the ratio counts
GZIP, ZSTD, ZIP = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}  # what a text in UTF-16 begins with
PACKED_ERRORS = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError)


Peekable: TypeAlias = "io.BufferedReader[Any]"  # any stream that shows what comes next


class Budget:
    """How much may come out of a packed input of a given size, with all that is packed in it."""

    def __init__(self, size: int) -> None:
        self._size, self._spent = max(size, 1), 0

    def spend(self, count: int) -> None:
        """Count bytes, refusing what unpacks to far more than it was."""
        self._spent += count
        if self._spent > MOST_UNPACKED or (
            self._spent > FREE and self._spent > MOST_RATIO * self._size
        ):
            raise ItemError(f"it unpacks to over {self._spent:,} bytes from {self._size:,}")


class Filled(io.RawIOBase):
    """A stream that fills what it is given, also from a pipe, and counts what it gives.

    Where reading fails, what was read before is given first, and then an end: a file that was cut
    off keeps all that stands before the cut. Only who reads on is told of the failure.
    """

    def __init__(self, under: Any, budget: Budget | None = None) -> None:
        self._under = under
        self._read = getattr(under, "read1", under.read)
        self._budget = budget
        self._failure: Exception | None = None
        self._ends = 0

    def readable(self) -> bool:
        """Say that this can be read."""
        return True

    def close(self) -> None:
        """Close what is under this too, which lets an archive close its file."""
        if not self.closed and hasattr(self._under, "close"):
            self._under.close()
        super().close()

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill a buffer as far as the stream reaches."""
        filled = 0
        while filled < len(buffer) and self._failure is None:
            try:
                data = self._read(len(buffer) - filled)
            except PACKED_ERRORS as error:
                self._failure = error
                break
            if not data:
                break
            buffer[filled : filled + len(data)] = data
            filled += len(data)
        if not filled and self._failure is not None:
            self._ends += 1  # first an end, for a reader to return what it holds
            if self._ends > 1:
                raise self._failure
        if self._budget is not None:
            self._budget.spend(filled)
        return filled


class Narrowed:
    """A text in UTF-16 as UTF-8."""

    def __init__(self, under: Peekable, encoding: str) -> None:
        self._under = under
        self._decoder = codecs.getincrementaldecoder(encoding)("replace")

    def read(self, size: int) -> bytes:
        """Give some bytes, at most as many as were asked for."""
        while data := self._under.read(max(size // 4, 2)):
            if text := self._decoder.decode(data):
                return text.encode("utf-8", "replace")
        return self._decoder.decode(b"", final=True).encode("utf-8", "replace")


def unpacked(stream: Peekable, budget: Budget) -> Peekable:
    """Return what a gz or zst stream holds; any other stream as it is."""
    head = stream.peek(len(ZSTD))[: len(ZSTD)]
    if head.startswith(GZIP):
        return _narrow(_buffered(gzip.GzipFile(fileobj=stream), budget))
    if head.startswith(ZSTD):
        packed = pa.PythonFile(stream, mode="r")
        return _narrow(_buffered(pa.CompressedInputStream(packed, "zstd"), budget))
    return _narrow(stream)


def _buffered(under: Any, budget: Budget | None = None) -> Peekable:
    return io.BufferedReader(Filled(under, budget), HEAD)


def _narrow(stream: Peekable) -> Peekable:
    encoding = wide_encoding(stream.peek(4)[:4])
    return _buffered(Narrowed(stream, encoding)) if encoding else stream


def wide_encoding(head: bytes) -> str | None:
    """Return the encoding of a text in UTF-16, with its mark or with ASCII signs at its start."""
    if head[:2] in WIDE:
        return WIDE[head[:2]]
    if len(head) < 4 or head.count(0) != 2:
        return None
    if head[1] == head[3] == 0:
        return "utf-16-le"
    return "utf-16-be" if head[0] == head[2] == 0 else None


@contextmanager
def opened(path: str | Path) -> Iterator[Peekable]:
    """Open a file or a pipe, or standard input for `-`, unpacked."""
    if str(path) == "-":
        raw = _buffered(io.FileIO(0, closefd=False))
        yield unpacked(raw, Budget(MOST_UNPACKED))
        return
    with io.BufferedReader(io.FileIO(path), HEAD) as stream:
        status = os.fstat(stream.fileno())
        if stat.S_ISREG(status.st_mode):
            yield unpacked(stream, Budget(status.st_size))
        else:
            yield unpacked(_buffered(stream), Budget(MOST_UNPACKED))


def member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, budget: Budget) -> Peekable:
    """Return the stream of one file in a zip archive, unpacked."""
    try:
        stream = archive.open(entry)
    except RuntimeError as error:  # the library's word for a missing password
        raise OSError(str(error)) from error
    buffered = _buffered(stream, budget)
    try:
        return unpacked(buffered, budget)
    except PACKED_ERRORS:
        buffered.close()
        raise
