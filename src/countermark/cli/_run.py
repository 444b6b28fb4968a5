"""One screening run from the command line: files, progress bar, closing summary, ranked table."""

import errno
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from countermark import rows
from countermark.assess import release
from countermark.cli._choices import check_outputs, known_brands
from countermark.dossier import load_sources
from countermark.engines.files import STDOUT, Card, Files
from countermark.engines.journal import Progress as Counted
from countermark.engines.journal import state_of, terms_of
from countermark.engines.local import Options, run
from countermark.engines.worker import kit
from countermark.errors import UsageError
from countermark.model import SetAside
from countermark.register import load_register
from countermark.report import html, terminal
from countermark.sources.opened import shown

SHOWN_ASIDE = 5  # lines on the terminal; the file holds them all
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
REPORTED = 2000  # cards in a report; more nobody looks through, and the file stays small


class Run:
    """A run as it was asked for on the command line."""

    def __init__(
        self,
        inputs: tuple[str, ...],
        outputs: tuple[str, ...],
        chosen: dict[str, Any],
        *,
        scratch: Path,
    ) -> None:
        self.inputs, self.outputs, self.chosen = inputs, outputs, chosen
        self.console = Console(stderr=True)
        named = [name for name in outputs if name != STDOUT]
        check_outputs(outputs, inputs)
        self.files = Files(
            outputs,
            work=Path(named[0]) if named else scratch / "run",
            cards=REPORTED if chosen["top"] or any(map(_is_report, named)) else 0,
        )

    def go(self) -> Counted:
        """Screen, write, and say what came of it."""
        register = load_register()
        known_brands(self.chosen["brands"], register.brands)
        names = {slug: brand.name for slug, brand in register.brands.items()}
        try:
            progress, cards = self._screened(names)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise self._trouble(error) from error
        self._close(progress, cards, names)
        return progress

    def _screened(self, names: dict[str, str]) -> tuple[Counted, list[Card]]:
        options = self._options()
        progress = self._begin(options)
        with self._bar() as bar:
            task = bar.add_task("", total=None, items=0, rate="", tiers="")
            bar.update(task, **_shown(progress))
            run(
                self.inputs,
                self.files,
                options,
                progress=progress,
                watch=lambda now: bar.update(task, **_shown(now)),
            )
            bar.update(task, rate="writing")

            def write(path: Path, cards: list[Card], counted: Counted) -> None:
                sources = load_sources(kit())
                html.write_report(path, cards, summary_of(counted), names, sources=sources)

            return progress, self.files.finish(progress, write)

    def _options(self) -> Options:
        wanted = ("kind", "mapping", "size", "workers", "min_tier", "brands")
        return Options(**{name: self.chosen[name] for name in wanted})

    def _begin(self, options: Options) -> Counted:
        kept = {
            "outputs": list(self.outputs),
            "size": options.size,
            "min_tier": options.min_tier,
            "brands": list(options.brands),
            "kind": options.kind,
            "mapping": state_of(options.mapping) if options.mapping else None,
        }
        terms = terms_of(self.inputs, kept, version=release(), data=rows.digest())
        return self.files.begin(terms, resume=self.chosen["resume"], force=self.chosen["force"])

    def _bar(self) -> Progress:
        return Progress(
            SpinnerColumn(),
            BarColumn(bar_width=20),
            TextColumn("{task.fields[items]:,} items"),
            TextColumn("{task.fields[rate]}"),
            TextColumn("{task.fields[tiers]}"),
            TimeElapsedColumn(),
            console=self.console,
            transient=True,
            disable=not self.console.is_terminal,
        )

    def _trouble(self, error: OSError) -> UsageError:
        place = self.files.work if error.filename is None else shown(error.filename)
        if error.errno in FULL and all(name == STDOUT for name in self.outputs):
            return UsageError("the disk is full where the output goes. Make room and start anew.")
        if error.errno in FULL:
            return UsageError(
                f"{place}: the disk is full. Make room and go on with --resume; "
                "what was written so far is kept."
            )
        said = error.strerror or str(error)
        return UsageError(f"{place}: {said}. Mend it and go on with --resume, or write elsewhere.")

    def _close(self, progress: Counted, cards: list[Card], names: dict[str, str]) -> None:
        top = self.chosen["top"]
        if top and STDOUT not in self.outputs:
            terminal.table(cards[:top], Console(), names)
        terminal.summary(self.console, summary_of(progress))
        for name in self.outputs:
            if name != STDOUT:
                said = terminal.plain(f"Written: {name}")
                self.console.print(said, markup=False, highlight=False, soft_wrap=True)
        if progress.aside:
            self._tell_aside()

    def _tell_aside(self) -> None:
        """Say why items were set aside, and where all of them are kept."""
        lines = self.files.aside.read_bytes().splitlines()
        for line in lines[:SHOWN_ASIDE]:
            one = msgspec.json.decode(line, type=SetAside)
            said = terminal.plain(f"  {one.where}: {one.reason.rstrip('.')}. {one.cure}")
            self.console.print(said, markup=False, highlight=False, soft_wrap=True)
        if any(name != STDOUT for name in self.outputs):
            said = terminal.plain(f"All of them: {self.files.aside}")
            self.console.print(said, markup=False, highlight=False, soft_wrap=True)
        elif len(lines) > SHOWN_ASIDE:
            self.console.print(f"  and {len(lines) - SHOWN_ASIDE:,} more; keep them with --out.")


def _is_report(name: str) -> bool:
    return name.lower().endswith(".html")


def _shown(progress: Counted) -> dict[str, Any]:
    rate = progress.items / progress.seconds if progress.seconds else 0
    tiers = " · ".join(f"{tier} {count:,}" for tier, count in progress.tiers.items() if count)
    aside = sum(progress.aside.values())
    return {
        "items": progress.items,
        "rate": f"{rate:,.0f}/s" if rate else "",
        "tiers": tiers + (f" · set aside {aside:,}" if aside else ""),
    }


def summary_of(progress: Counted) -> dict[str, Any]:
    """Return the counts of a run as the reports read them."""
    return {
        "items": progress.items,
        "tiers": progress.tiers,
        "set_aside": sum(progress.aside.values()),
        "set_aside_reasons": progress.aside,
        "seconds": round(progress.seconds, 2),
        "per_second": round(progress.items / progress.seconds) if progress.seconds else 0,
        "version": release(),
        "data": rows.digest(),
    }
