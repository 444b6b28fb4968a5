"""`countermark duty`: tell what a parcel owes at the border on a day."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import click
import msgspec
from rich.console import Console

from countermark import rows
from countermark.duties import Channel, Parcel, Tariff, landed_cost, load_tariff
from countermark.duties.record import record
from countermark.duties.record import steps as records
from countermark.duties.timeline import timeline
from countermark.errors import UsageError
from countermark.model import Money
from countermark.report import landed
from countermark.report.timeline import svg

CURRENCIES = {"US": "USD", "EU": "EUR", "GB": "GBP"}
BEGINNING = date(2016, 1, 1)
DAY = click.DateTime(["%Y-%m-%d"])


@click.command(
    name="duty",
    epilog="""\b
Examples:
  countermark duty --price 30 --category handbag --origin CN --date 2025-04-20
  countermark duty --price 50 --hts 6109.10.00 --origin VN --channel post --date 2025-09-15
  countermark duty --price 30 --category handbag --origin CN --timeline --svg bag.svg
  countermark duty --price 200 --hts 9102.11.25 --origin CN --part case=80 --part strap=40
      --part battery=2 --date 2026-08-01 --json
""",
)
@click.option("--price", required=True, help="What the whole parcel costs.")
@click.option("--category", help="What the goods are, in a word: handbag, t-shirt, watch.")
@click.option("--hts", help="The tariff code in place of --category, with 4 to 10 digits.")
@click.option("--origin", required=True, help="Where the goods were made, as CN.")
@click.option("--date", "entered", type=DAY, help="The day of entry.")
@click.option(
    "--channel",
    type=click.Choice([one.value for one in Channel]),
    default="express",
    show_default=True,
)
@click.option("--ships-from", help="Where the parcel is sent from.  [default: the origin]")
@click.option("--to", default="US", show_default=True, help="Where it goes: US, GB, an EU country.")
@click.option("--quantity", type=click.IntRange(1), default=1, show_default=True)
@click.option("--weight", help="Kilograms an item, where the tariff asks for them.")
@click.option("--part", "parts", multiple=True, metavar="NAME=VALUE", help="The value of a part.")
@click.option("--loaded", type=DAY, help="The day on which a vessel took the goods.")
@click.option("--gift", is_flag=True, help="It is a gift of one person to another.")
@click.option("--transshipped", is_flag=True, help="Customs found that the origin was hidden.")
@click.option("--subheadings", type=click.IntRange(1), default=1, help="Kinds of goods (EU).")
@click.option("--mfn", help="A rate in place of ours, as 4.5%.")
@click.option("--list", "china_list", help="A Section 301 list in place of ours: 1, 2, 3, 4A, 4B.")
@click.option("--json", "as_json", is_flag=True, help="Write one JSON record.")
@click.option("--timeline", "over_time", is_flag=True, help="Show every day since 2016.")
@click.option("--svg", "picture", type=click.Path(path_type=Path), help="Draw the timeline here.")
def command(**asked: Any) -> None:
    """Tell what a parcel owes on a day: duties layer by layer with their law, and fees apart.

    The figures come from dated tables with sources; unknown is never zero, and after our last
    evidence the answer says so. It is no legal advice.
    """
    tariff = load_tariff()
    if asked["over_time"] or asked["picture"]:
        _timeline(asked, tariff)
        return
    if asked["entered"] is None:
        raise UsageError("--date is missing. Give the day of entry, or ask for --timeline.")
    cost = landed_cost(_parcel(asked, tariff), tariff)
    if asked["as_json"]:
        _write(record(cost) | {"data": rows.digest()})
    else:
        landed.show(cost, Console())


def _timeline(asked: dict[str, Any], tariff: Tariff) -> None:
    parcel = _parcel(asked, tariff)
    known = tariff.evidence[tariff.territory(parcel.to)].last
    steps = timeline(parcel, tariff, first=BEGINNING, last=max(parcel.entered, known))
    if picture := asked["picture"]:
        title = f"{parcel.price.amount} {parcel.price.currency}, {parcel.goods}"
        made = f"made in {parcel.origin}, to {parcel.to} by {parcel.channel}: price, duty and fees"
        try:
            picture.write_text(svg(steps, f"{title}, {made}"), encoding="utf-8")
        except OSError as error:
            raise UsageError(f"--svg {picture}: {error.strerror}. Name a file.") from None
    if asked["as_json"]:
        _write({"steps": records(steps), "data": rows.digest()})
    else:
        landed.show_steps(steps, Console())


def _write(made: dict[str, Any]) -> None:
    click.echo(msgspec.json.encode(made).decode())


def _parcel(asked: dict[str, Any], tariff: Tariff) -> Parcel:
    if (asked["category"] is None) == (asked["hts"] is None):
        raise UsageError("Give either --category or --hts.")
    if asked["hts"] is not None and not asked["hts"].replace(".", "").isdecimal():
        raise UsageError(f"--hts {asked['hts']} is no tariff code. Write it as 6109.10.00.")
    to = asked["to"].upper()
    territory = tariff.territory(to)
    weight = asked["weight"]
    return Parcel(
        price=Money(_amount("--price", asked["price"]), CURRENCIES.get(territory, "USD")),
        goods=asked["category"] or asked["hts"],
        origin=asked["origin"].upper(),
        entered=_day(asked["entered"]) or tariff.evidence[territory].last,
        channel=str(asked["channel"]),
        ships_from=asked["ships_from"] and asked["ships_from"].upper(),
        to=to,
        quantity=asked["quantity"],
        weight_kg=None if weight is None else _amount("--weight", weight),
        parts=tuple(_part(text) for text in asked["parts"]),
        loaded=_day(asked["loaded"]),
        gift=asked["gift"],
        transshipped=asked["transshipped"],
        subheadings=asked["subheadings"],
        mfn=asked["mfn"],
        china_list=asked["china_list"],
    )


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()


def _part(text: str) -> tuple[str, Decimal]:
    name, _, value = text.partition("=")
    return name.strip(), _amount(f"--part {name}", value)


def _amount(option: str, text: str) -> Decimal:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or amount < 0:
        raise UsageError(f"{option} is {text!r}. Write an amount, as 29.90.")
    return amount
