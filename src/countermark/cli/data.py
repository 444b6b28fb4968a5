"""`countermark data`: look after the tables."""

import click
from rich.console import Console
from rich.table import Table

from countermark.assess import load_kit
from countermark.check import faults, tables
from countermark.errors import DataError

SHOWN = 50


@click.group(name="data")
def command() -> None:
    """Look after the tables of brands, phrases and weights."""


@command.command(
    epilog="""\b
Examples:
  countermark data check
  COUNTERMARK_DATA=mytables countermark data check
"""
)
def check() -> None:
    """Read every table strictly and walk every phrase's two proofs."""
    kit = load_kit()
    table = Table("table", "rows", "recalled, not looked up", box=None)
    for name, count, recalled in tables(kit):
        table.add_row(name, f"{count:,}", f"{recalled:,}" if recalled is not None else "")
    Console().print(table)
    found = list(faults(kit))
    for fault in found[:SHOWN]:
        click.echo(fault, err=True)
    if found:
        raise DataError(f"{len(found)} rows are wrong; the first stand above. Mend them.")
    click.echo(f"Every table holds. {kit.digest}")
