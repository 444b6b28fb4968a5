"""`countermark demo`: screen the example feed, all invented."""

from pathlib import Path
from typing import Any

import click

from countermark.cli._choices import cores
from countermark.cli._run import Run
from countermark.errors import DataError

PACKAGED = Path(__file__).parent.parent / "examples" / "feed"
CHECKED_OUT = Path(__file__).parents[3] / "examples" / "feed"


@click.command(
    name="demo",
    epilog="""\b
Examples:
  countermark demo
  countermark demo --out somewhere
""",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("demo"),
    show_default=True,
    help="The folder to write to.",
)
def command(out: Path) -> None:
    """Screen the example feed, show the ranked table and write report.html and results.jsonl."""
    out.mkdir(parents=True, exist_ok=True)
    outputs = (str(out / "results.jsonl"), str(out / "report.html"))
    chosen: dict[str, Any] = {
        "kind": None,
        "mapping": None,
        "size": 256,
        "workers": min(2, cores()),
        "min_tier": "clear",
        "brands": (),
        "top": 20,
        "resume": False,
        "force": True,
    }
    Run((str(feed()),), outputs, chosen, scratch=out).go()
    click.echo(f"\nOpen {outputs[1]} in a browser; every brand claim in it is an invented sample.")


def feed() -> Path:
    """Return the folder of the example feed, packaged or in a checkout."""
    for place in (PACKAGED, CHECKED_OUT):
        if place.is_dir():
            return place
    raise DataError("examples/feed is missing from this installation. Install countermark again.")
