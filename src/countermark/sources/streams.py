"""Inputs as streams of bytes: plain files, standard input, gz, zst and the members of zip archives.

Compressed input is read as it comes and held to limits, so that a small file cannot fill a machine.
Names inside archives only label what was found: nothing is ever unpacked to the disk.
"""

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeAlias

import zstandard

from countermark.errors import ItemError

MOST_UNPACKED = 64 * 1024**3  # bytes; more than any export that we know of
MOST_RATIO = 200  # text packs about tenfold; bombs go beyond a thousand
FREE = 64 * 1024**2  # bytes before the ratio counts
MOST_MEMBERS = 100_000
GZIP, ZSTD, ZIP = b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"PK\x03\x04"
PACKED_ERRORS = (OSError, EOFError, zlib.error, zstandard.ZstdError, zipfile.BadZipFile)


Peekable: TypeAlias = "io.BufferedReader[Any]"  # any stream that shows what comes next


class Readable(Protocol):
    """Anything that gives bytes when asked."""

    def read(self, size: int, /) -> bytes:
        """Give at most so many bytes."""


class Limited(io.RawIOBase):
    """A stream that counts what comes out of a packed one and stops where it grows without end."""

    def __init__(self, packed: "Readable", size: int) -> None:
        self._packed, self._size, self._read = packed, max(size, 1), 0

    def readable(self) -> bool:
        """Say that this can be read."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill a buffer, refusing what unpacks to far more than it was."""
        data = self._packed.read(len(buffer))
        buffer[: len(data)] = data
        self._read += len(data)
        if self._read > MOST_UNPACKED or (
            self._read > FREE and self._read > MOST_RATIO * self._size
        ):
            raise ItemError(f"it unpacks to over {self._read:,} bytes from {self._size:,}")
        return len(data)


def unpacked(buffered: Peekable, size: int) -> Peekable:
    """Return a stream of what a gz or zst stream holds; any other stream as it is."""
    head = buffered.peek(4)[:4]
    if head.startswith(GZIP):
        return io.BufferedReader(Limited(gzip.GzipFile(fileobj=buffered), size))
    if head.startswith(ZSTD):
        reader = zstandard.ZstdDecompressor().stream_reader(buffered, read_across_frames=True)
        return io.BufferedReader(Limited(reader, size))
    return buffered


@contextmanager
def opened(path: str | Path) -> Iterator[Peekable]:
    """Open a file, or standard input for `-`, unpacked."""
    if str(path) == "-":
        yield unpacked(io.BufferedReader(io.FileIO(0, closefd=False)), MOST_UNPACKED)
        return
    with Path(path).open("rb") as stream:
        yield unpacked(stream, Path(path).stat().st_size)


def members(path: Path) -> Iterator[tuple[str, Peekable]]:
    """Yield the name and the stream of each file in a zip archive."""
    with zipfile.ZipFile(path) as archive:
        entries = [entry for entry in archive.infolist() if not entry.is_dir()]
        if len(entries) > MOST_MEMBERS:
            raise ItemError(f"it holds {len(entries):,} files")
        for entry in entries:
            with archive.open(entry) as stream:
                limited = io.BufferedReader(Limited(stream, entry.compress_size))
                yield entry.filename, unpacked(limited, entry.file_size)
