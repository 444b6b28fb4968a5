"""The journal of a run: after each batch, how long every file was and what had been counted.

A run that was cut off goes on from the last whole line: files are cut back to the lengths it names,
and the batches it counts are passed over. So nothing is lost and nothing is repeated.
"""

import contextlib
import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import IO, TypeVar

import msgspec

from countermark.errors import UsageError
from countermark.model import Tier

with contextlib.suppress(ImportError):  # not every system knows this way to hold a file
    import fcntl

T = TypeVar("T")


class Stage(StrEnum):
    """How far a run has come."""

    READING = "reading"
    READ = "read"  # every item is in the files that grow
    MADE = "made"  # the finished forms are made, and what was needed on the way may go


@dataclass(slots=True)
class Progress:
    """Where a run stands: batches done, lengths of its files, and the counts so far."""

    batches: int = 0
    lengths: dict[str, int] = field(default_factory=dict)
    items: int = 0
    tiers: dict[str, int] = field(default_factory=lambda: {tier.value: 0 for tier in Tier})
    aside: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0
    stage: Stage = Stage.READING

    def count(self, tiers: Mapping[str, int], reasons: Mapping[str, int]) -> None:
        """Add the counts of one batch."""
        self.batches += 1
        self.items += sum(tiers.values())
        self.tiers = {tier: count + tiers.get(tier, 0) for tier, count in self.tiers.items()}
        self.aside = dict(Counter(self.aside) + Counter(dict(reasons)))


@dataclass(frozen=True, slots=True)
class Terms:
    """What must be the same for a run to go on: inputs, options, version and data."""

    inputs: tuple[tuple[str, str], ...]
    options: dict[str, object]
    version: str
    data: str


def terms_of(
    inputs: tuple[str, ...], options: dict[str, object], *, version: str, data: str
) -> Terms:
    """Return the terms of a run; an input is known by its name, its size and time of change."""
    return Terms(tuple((name, state_of(Path(name))) for name in inputs), options, version, data)


def state_of(path: Path) -> str:
    """Return what tells whether a file, or any file in a folder, has changed."""
    digest = hashlib.sha256()
    for one in _files(path):
        try:
            status = one.stat()
        except OSError:
            continue
        known = f"{os.fsdecode(one)!r} {status.st_size} {status.st_mtime_ns}\n"
        digest.update(known.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _files(path: Path) -> Iterator[Path]:
    if path.is_file():
        yield path
    elif path.is_dir():
        for folder, folders, names in os.walk(path):
            folders.sort()
            yield from (Path(folder) / name for name in sorted(names))


class Journal:
    """One file beside the output: the terms on its first line, then a line a batch."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stream: IO[bytes] | None = None

    def open(self) -> None:
        """Hold the journal for this run alone."""
        self._stream = self.path.open("ab")
        if "fcntl" not in globals():
            return
        try:
            fcntl.flock(self._stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self.close()
            cure = "Wait until it ends, or name another output."
            raise UsageError(f"{self.path}: another run is writing here. {cure}") from error

    def start(self, terms: Terms) -> None:
        """Begin anew."""
        self._cut_to(0)
        self._write(msgspec.json.encode(terms))

    def note(self, progress: Progress) -> None:
        """Add a line; a line that was cut off is passed over when the journal is read."""
        self._write(msgspec.json.encode(progress))

    def resume(self, terms: Terms) -> Progress | None:
        """Return where the run stood, if it was the same run; None where it had not begun."""
        lines = self.path.read_bytes().split(b"\n")[:-1]
        if not lines:
            return None
        if _decoded(lines[0], Terms) != terms:
            cure = "Start anew with --force."
            raise UsageError(
                f"{self.path}: the inputs, the options, the version or the tables have changed "
                f"since the run was cut off. {cure}"
            )
        while len(lines) > 1:
            progress = _decoded(lines[-1], Progress)
            if progress is not None:
                break
            lines.pop()
        else:
            progress = Progress()
        self._cut_to(sum(len(line) + 1 for line in lines))
        return progress

    def end(self) -> None:
        """Remove the journal of a finished run."""
        self.path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Let go of the journal, for another run to go on."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _cut_to(self, length: int) -> None:
        if self._stream is not None:
            self._stream.truncate(length)

    def _write(self, line: bytes) -> None:
        if self._stream is not None:
            self._stream.write(line + b"\n")
            self._stream.flush()


def _decoded(line: bytes, kind: type[T]) -> T | None:
    try:
        return msgspec.json.decode(line, type=kind)
    except msgspec.DecodeError:
        return None
