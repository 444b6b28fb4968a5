"""`countermark evaluate`: compare the assessments with what people say is right."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.table import Table

from countermark.assess import load_kit
from countermark.batch import screened
from countermark.columns import item_at
from countermark.errors import UsageError
from countermark.evaluate import Evaluation, Gold, Score, evaluate, gold_of, interval, total
from countermark.report.terminal import plain
from countermark.sources import read_batches

Key = tuple[str, str]


@click.command(
    name="evaluate",
    epilog="""\b
Examples:
  countermark evaluate gold.jsonl
  countermark evaluate gold.jsonl --mistakes 50
  countermark evaluate gold.jsonl --json | jq .offers

\b
A line of GOLD is a native item with one more key:
  "gold": {"offer": true, "brands": ["chanel"], "classes": ["oem", "semi_finished"]}
""",
)
@click.argument("gold", type=click.Path(path_type=Path))
@click.option("--mistakes", default=20, show_default=True, help="How many mistakes to list.")
@click.option("--json", "as_json", is_flag=True, help="Write the figures as JSON.")
def command(gold: Path, mistakes: int, as_json: bool) -> None:
    """Screen GOLD and print precision, recall and F1, alerts per 1,000, and the mistakes."""
    expected = read_gold(gold)
    if not expected:
        raise UsageError(f'{gold}: no line holds a "gold" key. See countermark evaluate --help.')
    found = evaluate(_pairs(gold, expected))
    if as_json:
        click.echo(msgspec.json.encode(asdict(found)).decode())
        return
    show(found, Console(), most=mistakes)


def read_gold(path: Path) -> dict[Key, Gold]:
    """Return the gold of each item of a native feed, by platform and id."""
    if not path.is_file():
        raise UsageError(f"{path}: no such file. Name a native JSON Lines feed.")
    expected: dict[Key, Gold] = {}
    for line in path.read_bytes().splitlines():
        try:
            native = msgspec.json.decode(line)
        except msgspec.DecodeError:
            continue
        made = gold_of(native) if isinstance(native, Mapping) else None
        if made is not None:
            expected[str(native.get("platform")), str(native.get("id"))] = made
    return expected


def _pairs(
    path: Path, expected: Mapping[Key, Gold]
) -> Iterator[tuple[Mapping[str, Any], Gold, str]]:
    kit = load_kit()
    for batch in read_batches([str(path)]):
        records = screened(batch.records, kit).records()
        for row, record in enumerate(records):
            gold = expected.get((record["platform"], record["id"]))
            if gold is not None:
                item = item_at(batch.records, row)
                yield record, gold, item.title or item.description or item.caption or ""


def show(found: Evaluation, console: Console, *, most: int) -> None:
    """Print an evaluation."""
    console.print(
        f"{found.items:,} items, {found.alerts:,} at review or above "
        f"({found.alerts_per_thousand or 0:.1f} per 1,000)"
    )
    table = Table("", "right", "false", "missed", "precision", "recall", "F1", box=None)
    _add(table, "offers", found.offers)
    _add(table, "brands, all", total(found.brands.values()))
    for name in sorted(found.brands):
        _add(table, f"  {name}", found.brands[name])
    _add(table, "claim classes, all", total(found.classes.values()))
    for name in sorted(found.classes):
        _add(table, f"  {name}", found.classes[name])
    console.print(table)
    for mistake in found.mistakes[:most]:
        line = f"{mistake.kind}: {mistake.id} ({mistake.score:.2f}) {plain(mistake.title)[:100]}"
        console.print(line, markup=False, highlight=False)
    if len(found.mistakes) > most:
        console.print(f"… and {len(found.mistakes) - most} more mistakes; see --mistakes.")


def _add(table: Table, name: str, score: Score) -> None:
    table.add_row(
        name,
        str(score.true),
        str(score.false),
        str(score.missed),
        _rate(score.true, score.true + score.false),
        _rate(score.true, score.true + score.missed),
        "–" if score.f1 is None else f"{score.f1:.3f}",
    )


def _rate(part: int, whole: int) -> str:
    bounds = interval(part, whole)
    if bounds is None:
        return "–"
    return f"{part / whole:.3f} [{bounds[0]:.2f}–{bounds[1]:.2f}]"
