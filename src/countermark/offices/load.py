"""Loading registers into the database: batch by batch, resumable, the same when done again."""

import gzip
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

from countermark.errors import CountermarkError, ItemError
from countermark.model import SetAside
from countermark.offices import Read
from countermark.register.rights import Filing
from countermark.register.rights.store import Store

BATCH = 1_000
ENDINGS = (".xml", ".csv", ".tsv", ".txt")


@dataclass(frozen=True, slots=True)
class Step:
    """One batch that is in the database now, and how many bytes of the file were read by then."""

    records: int
    marks: int
    aside: tuple[SetAside, ...]
    bytes_read: int


def load(path: Path, read: Read, store: Store) -> Iterator[Step]:
    """Load one file, plain, gzipped or zipped; go on where an earlier import of it broke off.

    What was read before an error is in the database when the error is raised.
    """
    try:
        for name, stream in _opened(path):
            with stream:
                source = f"{path.name}:{path.stat().st_size}:{name}"
                yield from _loaded(source, read(stream, name), store, stream=stream)
    except (OSError, EOFError, zipfile.BadZipFile) as error:
        raise ItemError(
            f"{path}: {error}. What was read before stays; get the file again and import it again."
        ) from error


def size_of(path: Path) -> int:
    """Return how many bytes there are to read, unpacked where that is known."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            return sum(packed.getinfo(name).file_size for name in _members(packed))
    return path.stat().st_size


def _opened(path: Path) -> Iterator[tuple[str, BinaryIO]]:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            for name in _members(packed):
                yield name, cast(BinaryIO, packed.open(name))
    elif path.suffix == ".gz":
        yield path.name, cast(BinaryIO, gzip.open(path))  # noqa: SIM115 (the caller closes it)
    else:
        yield path.name, path.open("rb")


def _members(packed: zipfile.ZipFile) -> list[str]:
    names = [name for name in packed.namelist() if name.lower().endswith(ENDINGS)]
    if not names:
        raise ItemError(f"{packed.filename}: it holds no file that ends in {', '.join(ENDINGS)}.")
    return sorted(names)


def _loaded(
    source: str, found: Iterator[Filing | SetAside], store: Store, *, stream: BinaryIO
) -> Iterator[Step]:
    done = store.read_so_far(source)
    for _ in islice(found, done):
        pass
    broken: CountermarkError | None = None
    while broken is None:
        batch, broken = _batch(found)
        if not batch:
            break
        done += len(batch)
        filings = [one for one in batch if isinstance(one, Filing)]
        marks = store.write(filings, source, records=done)
        aside = tuple(one for one in batch if isinstance(one, SetAside))
        yield Step(len(batch), marks, aside, _place(stream))
    if broken is not None:
        raise broken
    store.finish(source, records=done)


def _batch(
    found: Iterator[Filing | SetAside],
) -> tuple[list[Filing | SetAside], CountermarkError | None]:
    """Return the next records, and the error that ended them where there is one."""
    batch: list[Filing | SetAside] = []
    try:
        batch.extend(islice(found, BATCH))
    except CountermarkError as error:
        return batch, error
    return batch, None


def _place(stream: BinaryIO) -> int:
    try:
        return stream.tell()
    except (OSError, ValueError):  # a text layer has closed it
        return 0
