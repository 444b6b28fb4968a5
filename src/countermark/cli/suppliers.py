"""`countermark suppliers`: bring in the supplier lists that brands publish."""

import difflib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from countermark.errors import ItemError, UsageError
from countermark.register.suppliers import ListedSupplier, SupplierList
from countermark.register.tables import read_brands
from countermark.report.visible import visible
from countermark.supplier_lists import Fault, read_list, write_table

SHOWN = 50


@click.group(name="suppliers")
def command() -> None:
    """Bring in the supplier lists that brands publish, to check claims against them."""


@command.command(
    name="import",
    epilog="""\b
Examples:
  countermark suppliers import factories.csv --brand marlowe --date 2025-06-01
      --source https://marlowe.example/suppliers --out mytables
  COUNTERMARK_DATA=mytables countermark screen feed.jsonl
""",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("--brand", required=True, help="The brand's id, as it stands in brands.csv.")
@click.option(
    "--date",
    "published",
    required=True,
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day on which the list was published.",
)
@click.option("--source", required=True, help="Where the list was published.")
@click.option("--complete", is_flag=True, help="The publisher says that it names every supplier.")
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Your folder of tables, as COUNTERMARK_DATA names it.",
)
def import_(file: str, out: Path, **asked: Any) -> int:
    """Read a list in the columns of Open Supply Hub, or of a brand, into your own tables.

    A broken row is named with its field; the rest is kept.
    """
    listing = _listing(**asked)
    faults: list[Fault] = []
    try:
        path, count = write_table(out, listing, _sorted_out(file, faults))
    except ItemError as error:
        raise UsageError(str(error)) from None
    except OSError as error:
        raise UsageError(f"{error.filename or file}: {error.strerror or error}.") from None
    for fault in faults[:SHOWN]:
        click.echo(visible(str(fault)), err=True)
    if len(faults) > SHOWN:
        click.echo(f"… and {len(faults) - SHOWN:,} more rows.", err=True)
    click.echo(f"{path}: {count:,} suppliers, {len(faults):,} rows set aside.")
    return 1 if faults else 0


def _listing(brand: str, published: datetime, source: str, *, complete: bool) -> SupplierList:
    if not source.strip():
        raise UsageError("--source is empty. Say where the list was published.")
    return SupplierList(_known(brand), published.date(), source.strip(), complete, suppliers=())


def _sorted_out(file: str, faults: list[Fault]) -> Iterator[ListedSupplier]:
    for made in read_list(file):
        if isinstance(made, Fault):
            faults.append(made)
        else:
            yield made


def _known(brand: str) -> str:
    brands = [row.id for row in read_brands()]
    if brand not in brands:
        close = difflib.get_close_matches(brand, brands, n=3)
        hint = f"Did you mean {', '.join(close)}?" if close else "Add a row to brands.csv."
        raise UsageError(f"--brand {brand} is no brand of the register. {hint}")
    return brand
