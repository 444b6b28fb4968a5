"""`countermark screen`: assess every item of a feed."""

import tempfile
from pathlib import Path
from typing import Any

import click

from countermark.cli._choices import cores
from countermark.cli._run import Run

SOME_SET_ASIDE = 1


@click.command(
    name="screen",
    epilog="""\b
Examples:
  countermark screen feed.jsonl --out result.jsonl --out report.html
  countermark screen listings.csv --mapping shop.toml --out result.parquet
  countermark screen downloads/ pages.warc.gz --out result.jsonl --min-tier review
  countermark screen - --out - < items.jsonl | jq .tier
  countermark screen feed.jsonl --out result.jsonl --resume
""",
)
@click.argument("inputs", nargs=-1, required=True, metavar="IN…")
@click.option(
    "--out",
    "outputs",
    multiple=True,
    help="Where to write: .jsonl[.gz|.zst], .parquet, .html or -.",
)
@click.option(
    "--kind",
    help="The kind of input, where its content does not tell (an unknown one names them all).",
)
@click.option(
    "--mapping", type=click.Path(path_type=Path), help="Which columns of a listing file mean what."
)
@click.option("--workers", type=click.IntRange(1), default=cores, show_default="all cores")
@click.option(
    "--min-tier",
    type=click.Choice(["clear", "review", "priority"]),
    default="clear",
    help="Write items from this tier on.",
)
@click.option(
    "--brand",
    "brands",
    multiple=True,
    help="Keep only this brand's assessments (its id); may be repeated.",
)
@click.option(
    "--top", default=20, show_default=True, help="Rows of the table on the terminal; 0 for none."
)
@click.option(
    "--size", default=4096, show_default=True, type=click.IntRange(1), help="Items a batch."
)
@click.option("--resume", is_flag=True, help="Go on with a run that was cut off.")
@click.option("--force", is_flag=True, help="Replace outputs that exist.")
@click.pass_context
def command(
    ctx: click.Context, /, inputs: tuple[str, ...], outputs: tuple[str, ...], **chosen: Any
) -> None:
    """Assess every item of a feed and write one record an item.

    IN is a file, a folder, a pipe or - for standard input; what it holds is recognised, packed or
    not. Without --out the ranked table is shown on the terminal.
    """
    with tempfile.TemporaryDirectory() as scratch:
        run = Run(inputs, outputs, chosen, scratch=Path(scratch))
        progress = run.go()
    if progress.aside:
        ctx.exit(SOME_SET_ASIDE)
