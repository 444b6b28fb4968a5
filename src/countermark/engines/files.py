"""The files of one run: opened anew or where a cut run stood, grown by batches, and finished."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from countermark.engines.journal import Journal, Progress, Stage, Terms
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
    journal: Journal = field(init=False)

    def __post_init__(self) -> None:
        self.journal = Journal(self._beside("journal"))

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
    def aside(self) -> Path:
        """Return where the items go that were set aside."""
        return self._beside("aside.jsonl")

    def _beside(self, suffix: str) -> Path:
        return self.work.with_name(f"{self.work.name}.{suffix}")

    def begin(self, terms: Terms, *, resume: bool, force: bool) -> Progress:
        """Open every file; return where the run stands: at its start, or where it was cut off."""
        cut_off = self.journal.path.exists()
        if not (resume and cut_off):
            self._refuse_to_overwrite(cut_off=cut_off, resume=resume, force=force)
        self.journal.open()
        try:
            return self._opened(terms, resume=resume and cut_off)
        except UsageError:
            self.journal.close()
            raise

    def _opened(self, terms: Terms, *, resume: bool) -> Progress:
        progress = self.journal.resume(terms) if resume else None
        if progress is None:
            self.journal.start(terms)
            progress = Progress()
        for part, path in self._growing():
            self.grown[part] = Appended(path)
            if progress.stage is not Stage.MADE:
                self.grown[part].open_at(progress.lengths.get(path.name, 0))
        return progress

    def _refuse_to_overwrite(self, *, cut_off: bool, resume: bool, force: bool) -> None:
        if force:
            return
        if cut_off:
            cure = "Go on with --resume or start anew with --force."
            raise UsageError(f"{self.work}: an earlier run was cut off here. {cure}")
        kept = [name for name in self.outputs if name != STDOUT and Path(name).exists()]
        if kept:
            whole = " and its run is over: there is nothing to resume" if resume else ""
            cure = "Name another place or replace it with --force."
            raise UsageError(f"{kept[0]} exists{whole}. {cure}")

    def _growing(self) -> Iterator[tuple[str, Path]]:
        yield "aside", self.aside
        for name in self.outputs:
            if name == STDOUT:
                continue
            form = form_of(Path(name))
            if form == ".parquet":
                yield name, Path(name + ".spool")
            elif form != ".html":
                yield name, Path(name)
        if self.wants_cards:
            yield "cards", self._beside("cards")

    def append(self, written: dict[str, bytes], aside: bytes) -> None:
        """Add the answer to one batch to every file."""
        for name in self.outputs:
            data = written.get(".jsonl" if name == STDOUT else form_of(Path(name)), b"")
            if name == STDOUT:
                sys.stdout.buffer.write(data)
                sys.stdout.buffer.flush()
            elif name in self.grown:
                self.grown[name].append(data)
        if "cards" in self.grown:
            self.grown["cards"].append(written.get("cards", b""))
        self.grown["aside"].append(aside)

    def settle(self, progress: Progress) -> None:
        """Bring everything to the disk, then note that it is there."""
        if progress.stage is not Stage.MADE:
            progress.lengths = {one.path.name: one.settle() for one in self.grown.values()}
        self.journal.note(progress)

    def finish(self, progress: Progress, write_report: WriteReport) -> list[Card]:
        """Make the finished forms, remove what was only needed on the way, and return the cards.

        What a resumed run may still need goes last: first the forms are whole, then that is noted,
        then the files behind them go, and the journal at the very end.
        """
        for one in self.grown.values():
            one.close()
        cards = self._best()
        if progress.stage is not Stage.MADE:
            self._make(cards, progress, write_report)
            progress.stage = Stage.MADE
            self.settle(progress)
        self._clear_away(progress)
        self.journal.end()
        return cards

    def _best(self) -> list[Card]:
        if not self.wants_cards or not self.grown["cards"].path.exists():
            return []
        return best_cards(self.grown["cards"].path, self.cards)

    def _make(self, cards: list[Card], progress: Progress, write_report: WriteReport) -> None:
        for name in self.outputs:
            if name == STDOUT:
                continue
            if form_of(Path(name)) == ".parquet":
                write_parquet(self.grown[name].path, Path(name))
            elif form_of(Path(name)) == ".html":
                write_report(Path(name), cards, progress)

    def _clear_away(self, progress: Progress) -> None:
        for part, one in self.grown.items():
            kept = bool(progress.aside) if part == "aside" else part in self.outputs
            if not kept or one.path.name.endswith(".spool"):
                one.path.unlink(missing_ok=True)
