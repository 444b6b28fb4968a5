"""The journal of a run: after each batch, how long every file was and what had been counted.

A run that was cut off goes on from the last whole line: files are cut back to the lengths it names,
and the batches it counts are passed over. So nothing is lost and nothing is repeated.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from countermark.errors import UsageError
from countermark.model import Tier


@dataclass(slots=True)
class Progress:
    """Where a run stands: batches done, lengths of its files, and the counts so far."""

    batches: int = 0
    lengths: dict[str, int] = field(default_factory=dict)
    items: int = 0
    tiers: dict[str, int] = field(default_factory=lambda: {tier.value: 0 for tier in Tier})
    aside: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0

    def count(self, tiers: Mapping[str, int], reasons: Mapping[str, int]) -> None:
        """Add the counts of one batch."""
        self.batches += 1
        self.items += sum(tiers.values())
        self.tiers = {tier: count + tiers.get(tier, 0) for tier, count in self.tiers.items()}
        self.aside = dict(Counter(self.aside) + Counter(dict(reasons)))


@dataclass(frozen=True, slots=True)
class Terms:
    """What must be the same for a run to go on: inputs, options, version and data."""

    inputs: tuple[tuple[str, int, int], ...]
    options: dict[str, object]
    version: str
    data: str


def terms_of(
    inputs: tuple[str, ...], options: dict[str, object], *, version: str, data: str
) -> Terms:
    """Return the terms of a run; an input is known by its name, size and time of change."""
    known = []
    for name in inputs:
        path = Path(name)
        stat = path.stat() if path.exists() else None
        size = stat.st_size if stat else 0
        known.append((name, size, stat.st_mtime_ns if stat else 0))
    return Terms(tuple(known), options, version, data=data)


class Journal:
    """One file beside the output: the terms on its first line, then a line a batch."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def start(self, terms: Terms) -> None:
        """Begin a new journal."""
        self.path.write_bytes(msgspec.json.encode(terms) + b"\n")

    def note(self, progress: Progress) -> None:
        """Add a line; a line that was cut off is passed over when the journal is read."""
        with self.path.open("ab") as stream:
            stream.write(msgspec.json.encode(progress) + b"\n")

    def resume(self, terms: Terms) -> Progress:
        """Return where the run stood, if it was the same run."""
        lines = self.path.read_bytes().split(b"\n")[:-1]
        if not lines or msgspec.json.decode(lines[0], type=Terms) != terms:
            cure = "Start anew with --force."
            raise UsageError(
                f"{self.path}: the inputs, the options, the version or the tables have changed "
                f"since the run was cut off. {cure}"
            )
        return msgspec.json.decode(lines[-1], type=Progress) if len(lines) > 1 else Progress()

    def end(self) -> None:
        """Remove the journal of a finished run."""
        self.path.unlink(missing_ok=True)
