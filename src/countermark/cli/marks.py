"""`countermark marks`: bring the registers of trademark offices into a database."""

from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from countermark.cli._marks import DATABASE, VARIABLE
from countermark.cli.rights import day_of
from countermark.model import SetAside
from countermark.offices import FORMATS, Asked, Read, reader
from countermark.offices.load import load, size_of
from countermark.register.rights.store import Store, connect, shown

SHOWN = 10


@click.group(name="marks")
def command() -> None:
    """Look after imported trademark registers."""


@command.command(
    name="import",
    epilog="""\b
Examples:
  countermark marks import apc250102.zip --format uspto
  countermark marks import EUTMS_*.xml --format st66 --office EM --checked 2026-11-01
  countermark marks import tmview.csv --format csv --mapping tmview.toml

\b
A file that was broken off goes on where it stopped; one that is read again changes nothing.
""",
)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE…",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)  # fmt: skip
@click.option("--format", "kind", type=click.Choice(FORMATS), required=True)
@click.option("--mapping", type=click.Path(path_type=Path), help="Which column means what (TOML).")
@click.option("--office", default="", help="The office's code, where the file does not say it.")
@click.option("--checked", help="The day of the export, YYYY-MM-DD.  [default: today]")
@click.option(
    "--database", default=DATABASE, envvar=VARIABLE, show_envvar=True, show_default=True,
    help="Where to write: a file for SQLite, or postgresql://…",
)  # fmt: skip
def import_(files: tuple[Path, ...], database: str, **asked: Any) -> int:
    """Read registers of trademark offices into the database; tell which records were wrong."""
    read = reader(Asked(asked["kind"], day_of(asked["checked"]), asked["mapping"], asked["office"]))
    store = connect(database)
    try:
        aside = sum(_imported(path, read, store) for path in files)
        click.echo(f"{store.count():,} rows of marks in {shown(database)}.")
    finally:
        store.close()
    return 1 if aside else 0


def _imported(path: Path, read: Read, store: Store) -> int:
    """Import one file, show its progress on standard error, and return how many were set aside."""
    columns = (TextColumn(path.name), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    records = marks = aside = 0
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(path.name, total=size_of(path))
        for step in load(path, read, store):
            records, marks = records + step.records, marks + step.marks
            _tell(step.aside[: max(0, SHOWN - aside)])
            aside += len(step.aside)
            progress.update(task, completed=step.bytes_read)
    more = f", {aside:,} set aside" if aside else ""
    click.echo(f"{path.name}: {records:,} records, {marks:,} rows of marks{more}.")
    return aside


def _tell(aside: tuple[SetAside, ...]) -> None:
    for one in aside:
        click.echo(f"{one.where}: {one.reason}. {one.cure}", err=True)
