"""A landed cost on the terminal: its layers with their law, its fees, and its days as bars."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from countermark.duties.goods import dotted
from countermark.duties.nouns import ZERO, LandedCost, Layer, Proof, Span
from countermark.duties.record import exact, measures
from countermark.duties.timeline import Step
from countermark.report.visible import visible

BAR, SHORTEST, BESIDE = 30, 10, 78  # cells of a bar, and what stands beside it
CONFIDENCES = ("low", "medium", "high")
SURE, RANGE = "█", "░"
WHEN = {
    "entry": "",
    "dutiable": "",
    "possible": " (may be charged)",
    "carrier": " (paid by the carrier)",
}


def show(cost: LandedCost, console: Console) -> None:
    """Print one landed cost."""
    parcel = cost.parcel
    via = "" if parcel.ships_from in (None, parcel.origin) else f" sent from {parcel.ships_from}"
    price = f"{exact(parcel.price.amount)} {parcel.price.currency}"
    head = f"{price}, {visible(parcel.goods)}, made in {parcel.origin}{via}"
    console.print(f"{head}, to {parcel.to} by {parcel.channel} on {parcel.entered}", style="bold")
    free = "Enters free" if cost.exemption.free else "Not free"
    console.print(f"{free}: {cost.exemption.why}{_law(cost.exemption.proof)}.", highlight=False)
    console.print(_table(cost))
    _say(cost, console)


def _law(proof: Proof | None) -> str:
    return "" if proof is None else f" – {proof.authority} ({proof.confidence})"


def _table(cost: LandedCost) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    table.add_column("Layer")
    table.add_column(cost.parcel.price.currency, justify="right", no_wrap=True)
    table.add_column("Law")
    table.add_column("Confidence")
    for row in _layers(cost):
        table.add_row(*row)
    percent = f" ({percents(cost.percent)})" if cost.parcel.price.amount and cost.lines else ""
    table.add_row(Text("Duty", "bold"), Text(amounts(cost.duty), "bold"), percent.strip(), "")
    for fee in cost.fees:
        label = f"{named(fee.name)}{WHEN[fee.when]}"
        table.add_row(label, amounts(fee.amount), fee.proof.authority, fee.proof.confidence)
    table.add_row(Text("Price, duty and fees", "bold"), Text(amounts(cost.total), "bold"), "", "")
    return table


def _layers(cost: LandedCost) -> Iterable[tuple[str, str, str, str]]:
    """Yield each layer once, with its range over every line that fits."""
    for one in cost.methods:
        yield _row(one.rule.measure, one.amount, [one.rule.proof])
    for measure in measures(cost) if cost.lines else ():
        found = [_layer(line.layers, measure) for line in cost.lines]
        held = [one for one in found if one is not None]
        lows = [one.amount.low if one else ZERO for one in found]
        highs = [one.amount.high for one in held]
        known = [one for one in highs if one is not None]
        amount = Span(min(lows), max(known) if len(known) == len(highs) else None)
        yield _row(measure, amount, [one.rule.proof for one in held])


def _row(measure: str, amount: Span, proofs: Sequence[Proof]) -> tuple[str, str, str, str]:
    laws = dict.fromkeys(one.authority for one in proofs)
    law = "HTS column 1 general, by line" if len(laws) > 1 else proofs[0].authority
    least_sure = min((one.confidence for one in proofs), key=CONFIDENCES.index)
    return named(measure), amounts(amount), law, least_sure


def _layer(layers: Sequence[Layer], measure: str) -> Layer | None:
    return next((one for one in layers if one.rule.measure == measure), None)


def _say(cost: LandedCost, console: Console) -> None:
    if len(cost.lines) > 1:
        table = Table("Line", "Goods", "Duty", box=None, pad_edge=False, header_style="dim")
        for line in cost.lines:
            table.add_row(dotted(line.hts), line.goods, amounts(line.duty.rounded()))
        console.print(table)
    for text in (*(f"Not known: {one}." for one in cost.unknown), *cost.remarks, *_notes(cost)):
        console.print(text, markup=False, highlight=False, style="dim")
    if cost.stale:
        said = f"Rules as of {cost.evidence}, our last evidence; they may have changed since."
        console.print(said, style="dark_orange3", highlight=False)
    for number, source in enumerate(_sources(cost), 1):
        console.print(f"[{number}] {source}", markup=False, highlight=False, style="dim")


def _proofs(cost: LandedCost) -> list[Proof]:
    layers = [layer for line in cost.lines for layer in line.layers]
    proofs = [one.rule.proof for one in (*layers, *cost.methods)]
    proofs += [one.proof for one in cost.fees]
    return proofs if cost.exemption.proof is None else [cost.exemption.proof, *proofs]


def _notes(cost: LandedCost) -> list[str]:
    told = " ".join(cost.unknown)
    notes = (one.note for one in _proofs(cost) if one.note and one.note not in told)
    return [f"Note: {one}." for one in dict.fromkeys(notes)]


def _sources(cost: LandedCost) -> list[str]:
    return list(dict.fromkeys(one.source for one in _proofs(cost)))


def named(measure: str) -> str:
    """Return a measure in words."""
    words = measure.replace("_", " ").replace("ieepa", "IEEPA").replace("mfn", "MFN")
    return words.replace("mpf", "MPF").replace("hmf", "HMF").replace("section", "Section")


def amounts(one: Span) -> str:
    """Return an amount, a range, or a least amount where the most is not known."""
    if one.high is None:
        return f"{exact(one.low)} or more"
    return exact(one.low) if one.low == one.high else f"{exact(one.low)}–{exact(one.high)}"


def percents(one: Span) -> str:
    """Return a percentage or a range of them."""
    low = f"{one.low:f}"
    if one.high is None:
        return f"{low} % or more of the price"
    return f"{low} % of the price" if one.low == one.high else f"{low}–{one.high:f} % of the price"


def show_steps(steps: Sequence[Step], console: Console) -> None:
    """Print a timeline: a bar for each step, its range in a lighter shade."""
    most = max((step.cost.total.high or step.cost.total.low for step in steps), default=None)
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("From", "Until"):
        table.add_column(name, no_wrap=True)
    table.add_column("Price, duty, fees", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column("Because of")
    width = max(SHORTEST, min(BAR, console.width - BESIDE))
    for step in steps:
        low, high = step.cost.total.low, step.cost.total.high or step.cost.total.low
        sure = round(width * low / most) if most else 0
        bar = SURE * sure + RANGE * (round(width * high / most) - sure if most else 0)
        style = "dim" if step.cost.stale else "dodger_blue2"
        days = (str(step.first), str(step.last))
        table.add_row(*days, amounts(step.cost.total), Text(bar, style), because(step.cost))
    console.print(table)


def because(cost: LandedCost) -> str:
    """Return in a few words why a parcel costs what it costs."""
    said = " + ".join(map(named, measures(cost))) or cost.exemption.why
    return f"{said} (rules as of {cost.evidence})" if cost.stale else said
