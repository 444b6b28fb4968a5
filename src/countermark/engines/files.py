"""The files of one run: opened anew or where a cut run stood, grown by batches, and finished."""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from countermark.engines.journal import Journal, Progress, Terms
from countermark.engines.outputs import Appended, best_cards, form_of, write_parquet
from countermark.errors import UsageError

STDOUT = "-"
Card = tuple[dict[str, Any], dict[str, Any]]
WriteReport = Callable[[Path, list[Card], Progress], None]


@dataclass(slots=True)
class Files:
    """What a run writes: the outputs by form, the cards of the report, and what was set aside."""

    outputs: tuple[str, ...]
    work: Path  # the name beside which the journal and the other growing files stand
    cards: int
    grown: dict[str, Appended] = field(default_factory=dict)

    @property
    def forms(self) -> tuple[str, ...]:
        """Return the forms that a worker makes of each batch."""
        made = (".jsonl" if name == STDOUT else form_of(Path(name)) for name in self.outputs)
        return tuple(dict.fromkeys(made))

    @property
    def wants_cards(self) -> bool:
        """Tell whether the best items are shown at the end."""
        return self.cards > 0

    @property
    def journal(self) -> Journal:
        """Return the journal of this run."""
        return Journal(self._beside("journal"))

    @property
    def aside(self) -> Path:
        """Return where the items go that were set aside."""
        return self._beside("aside.jsonl")

    def _beside(self, suffix: str) -> Path:
        return self.work.with_name(f"{self.work.name}.{suffix}")

    def begin(self, terms: Terms, *, resume: bool, force: bool) -> Progress:
        """Open every file; return where the run stands: at its start, or where it was cut off."""
        progress = Progress()
        if resume and self.journal.path.exists():
            progress = self.journal.resume(terms)
        else:
            self._refuse_to_overwrite(resume=resume, force=force)
            self.journal.start(terms)
        for part, path in self._growing().items():
            self.grown[part] = Appended(path)
            self.grown[part].open_at(progress.lengths.get(path.name, 0))
        return progress

    def _refuse_to_overwrite(self, *, resume: bool, force: bool) -> None:
        kept = [name for name in self.outputs if name != STDOUT and Path(name).exists()]
        if self.journal.path.exists() and not force:
            cure = "Go on with --resume or start anew with --force."
            raise UsageError(f"{self.work}: an earlier run was cut off here. {cure}")
        if kept and not force:
            raise UsageError(f"{kept[0]} exists. Name another place or replace it with --force.")

    def _growing(self) -> dict[str, Path]:
        growing = {"aside": self.aside}
        for name in self.outputs:
            if name == STDOUT:
                continue
            form = form_of(Path(name))
            if form == ".parquet":
                growing[name] = Path(name + ".spool")
            elif form != ".html":
                growing[name] = Path(name)
        if self.wants_cards:
            growing["cards"] = self._beside("cards")
        return growing

    def append(self, written: dict[str, bytes], aside: bytes) -> None:
        """Add the answer to one batch to every file."""
        for name in self.outputs:
            data = written.get(".jsonl" if name == STDOUT else form_of(Path(name)), b"")
            if name == STDOUT:
                sys.stdout.buffer.write(data)
            elif name in self.grown:
                self.grown[name].append(data)
        if "cards" in self.grown:
            self.grown["cards"].append(written.get("cards", b""))
        self.grown["aside"].append(aside)

    def settle(self, progress: Progress) -> None:
        """Bring everything to the disk, then note that it is there."""
        progress.lengths = {one.path.name: one.settle() for one in self.grown.values()}
        self.journal.note(progress)

    def finish(self, progress: Progress, write_report: WriteReport) -> list[Card]:
        """Make the finished forms, remove what was only needed on the way, and return the cards."""
        for one in self.grown.values():
            one.close()
        cards = best_cards(self.grown["cards"].path, self.cards) if self.wants_cards else []
        for name in self.outputs:
            if name == STDOUT:
                sys.stdout.buffer.flush()
            elif form_of(Path(name)) == ".parquet":
                write_parquet(self.grown[name].path, Path(name))
                self.grown[name].path.unlink()
            elif form_of(Path(name)) == ".html":
                write_report(Path(name), cards, progress)
        if "cards" in self.grown:
            self.grown["cards"].path.unlink()
        if not progress.aside:
            self.aside.unlink()
        self.journal.end()
        return cards
