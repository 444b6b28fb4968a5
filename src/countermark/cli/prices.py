"""`countermark prices`: what authentic goods cost, as reference prices of your own."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from countermark.cli._choices import known_brands
from countermark.errors import UsageError
from countermark.model import SetAside
from countermark.register import load_register
from countermark.register.prices import Reference, key_of, write_prices
from countermark.sources.price_feeds import Asked, read_feed

SHOWN = 20


@click.group(name="prices")
def command() -> None:
    """Bring in and show reference prices: what authentic goods cost, and where it was seen."""


@command.command(
    name="import",
    epilog="""\b
Examples:
  countermark prices import feed.xml --brand adidas --territory US --out mytables/
  countermark prices import page.html prices.csv --brand adidas --territory US --out mytables/

\b
FEED is a Google Merchant feed (TSV or XML), a saved product page (schema.org), or a CSV with the
columns brand,line,model,category,variant,gtin,code,list_price,sale_price,currency,territory,date,
source. COUNTERMARK_DATA=mytables then compares prices with them.
""",
)
@click.argument("feeds", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--brand", required=True, help="The brand whose goods they are, by its id.")
@click.option("--territory", required=True, help="Where the prices hold, as US.")
@click.option("--date", "seen", type=click.DateTime(["%Y-%m-%d"]), help="When they were seen.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Your tables' folder.")
def import_(
    feeds: tuple[Path, ...], brand: str, territory: str, seen: datetime | None, out: Path
) -> int:
    """Read reference prices from FEEDS into a table of your own."""
    brands = load_register().brands
    known_brands((brand,), brands)
    asked = Asked(brand, territory.upper(), seen.date() if seen else date.today(), brands)  # noqa: DTZ011 - the user's day
    kept: dict[object, Reference] = {}
    wrong: list[SetAside] = []
    for one in _all(feeds, asked):
        if isinstance(one, SetAside):
            wrong.append(one)
        else:
            kept[key_of(one)] = one
    for fault in wrong[:SHOWN]:
        click.echo(f"{fault.where}: {fault.reason} {fault.cure}", err=True)
    path = out / "prices" / f"{brand}-{territory.lower()}-{asked.seen}.csv"
    if kept:
        write_prices(path, kept.values())
        click.echo(f"{len(kept):,} prices in {path}")
    click.echo(f"{len(wrong):,} rows set aside.")
    return 1 if wrong else 0


def _all(feeds: tuple[Path, ...], asked: Asked) -> Iterator[Reference | SetAside]:
    for feed in feeds:
        if not feed.is_file():
            raise UsageError(f"{feed}: no such file. Name a feed, a page or a CSV.")
        yield from read_feed(feed, asked)


@command.command(
    epilog="""\b
Examples:
  COUNTERMARK_DATA=mytables countermark prices show
  COUNTERMARK_DATA=mytables countermark prices show --brand adidas
"""
)
@click.option("--brand", help="Only this brand, by its id.")
def show(brand: str | None) -> None:
    """Show the reference prices in use, and the days with exchange rates."""
    register = load_register()
    if brand:
        known_brands((brand,), register.brands)
    table = Table("brand", "model", "variant", "list", "sale", "", "where", "seen", box=None)
    for name in sorted(register.prices):
        for one in register.prices[name] if brand in (None, name) else ():
            amounts = ("" if paid is None else str(paid) for paid in (one.listed, one.sold))
            where = (one.currency, one.territory, one.seen.isoformat())
            table.add_row(name, one.model, one.variant, *amounts, *where)
    Console().print(table if table.row_count else "No reference prices; see prices import.")
    days = register.rates.days
    known = f"from {days[0]} to {days[-1]}" if days else "none; put an ECB file into rates/"
    click.echo(f"Exchange rates: {known}.")
