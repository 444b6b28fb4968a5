"""One input as a format sees it: its bytes, its name, and the files that stand beside it."""

import os
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from countermark.sources.streams import Peekable

PACKED = (".gz", ".zst")
LONGEST_BESIDE = 16 * 1024**2  # bytes of a file of captions; no video is that long


@dataclass(frozen=True, slots=True)
class Beside:
    """The files in the folder of an input, by name, and how to read one."""

    names: tuple[str, ...]  # sorted
    read: Callable[[str], bytes]

    def starting(self, start: str) -> Iterator[str]:
        """Yield the names that begin in the same way."""
        place = bisect_left(self.names, start)
        while place < len(self.names) and self.names[place].startswith(start):
            yield self.names[place]
            place += 1


NOTHING_BESIDE = Beside((), lambda _: b"")


@dataclass(frozen=True, slots=True)
class Opened:
    """One input, opened and unpacked.

    `where` is what messages call it; `path` is None where it is not a file of its own; `entry` is
    its name among those beside it.
    """

    stream: Peekable
    where: str
    path: Path | None = None
    beside: Beside = NOTHING_BESIDE
    entry: str = ""

    @property
    def name(self) -> str:
        """Return the last part of the name, without the endings of packing."""
        return _unpacked_name(self.entry or self.where)


def _unpacked_name(where: str) -> str:
    name = where.rsplit("/", 1)[-1]
    while name.lower().endswith(PACKED):
        name = name.rpartition(".")[0]
    return name


def shown(path: str | Path) -> str:
    """Return a path as text, with what is no text in it replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def folder_of(path: Path) -> Beside:
    """Return the files beside a file."""
    return _listed(str(path.parent), path.parent.stat().st_mtime_ns)


@lru_cache(maxsize=2)  # files of one folder come one after the other; a changed one is read anew
def _listed(folder: str, changed: int) -> Beside:
    def read(name: str) -> bytes:
        with (Path(folder) / name).open("rb") as stream:
            return stream.read(LONGEST_BESIDE)

    return Beside(tuple(sorted(path.name for path in Path(folder).iterdir())), read)
