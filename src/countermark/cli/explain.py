"""`countermark explain`: show one item with what was found in it, and why."""

from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console

from countermark.assess import load_kit
from countermark.batch import screen_items
from countermark.columns import item_at
from countermark.dossier import dossiers, load_sources
from countermark.errors import UsageError
from countermark.model import Item, Tier
from countermark.report import terminal
from countermark.report.beside import checks
from countermark.sources import read_batches

TYPED = "text"


@click.command(
    name="explain",
    epilog="""\b
Examples:
  countermark explain item.json
  countermark explain 7 --from feed.jsonl
  countermark explain --text "Marlowe OEM, original packaging" --lang both
""",
)
@click.argument("item", required=False)
@click.option("--from", "feed", help="The feed in which the item with this id stands.")
@click.option("--text", help="A text to look at instead of an item.")
@click.option(
    "--kind",
    type=click.Choice(["post", "listing"]),
    default="post",
    show_default=True,
    help="What --text is.",
)
@click.option("--lang", type=click.Choice(["en", "zh", "both"]), default="en", show_default=True)
def command(item: str | None, feed: str | None, text: str | None, kind: str, lang: str) -> None:
    """Show one item with highlighted words and the waterfall of bits.

    ITEM is a file with one native item, - for standard input, or an id with --from.
    """
    found = _typed(text, kind) if text else _found(item, feed)
    kit = load_kit()
    names = {slug: brand.name for slug, brand in kit.register.brands.items()}
    made = screen_items([found], kit)[0]
    terminal.explain(made, found, Console(), lang=lang, names=names)
    brands = [one["brand"] for one in made["assessments"] if one["tier"] != Tier.CLEAR]
    beside = dossiers(found, brands, load_sources(kit)) if brands else {}
    for brand, one in beside.items():
        checks(one, Console(), lang=lang, name=names[brand])


def _typed(text: str, kind: str) -> Item:
    return Item(TYPED, TYPED, kind, description=text)


def _found(item: str | None, feed: str | None) -> Item:
    if item is None:
        raise UsageError("Nothing to explain. Give a file, an id with --from, or --text.")
    if feed is None and item != "-" and not Path(item).is_file():
        raise UsageError(f"{item}: no such file. Give a file, or the feed with --from FEED.")
    for one in _items(feed or item):
        if feed is None or one.id == item:
            return one
    where = f"{feed}: no item has the id {item}." if feed else f"{item}: it holds no item."
    raise UsageError(f"{where} Look at the ids with `countermark screen`.")


def _items(name: str) -> Iterator[Item]:
    for batch in read_batches([name]):
        for row in range(batch.records.num_rows):
            yield item_at(batch.records, row)
