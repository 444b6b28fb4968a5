"""The terminal views: the ranked table, one item with its waterfall, and the closing summary."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from countermark.model import Item
from countermark.report.texts import Marked, marked_texts
from countermark.report.visible import visible

TIER_STYLES = {"priority": "bold red", "review": "yellow", "clear": "dim"}
FOR, AGAINST = "red", "green"
BAR = 24  # characters for the longest bar of a waterfall
TITLE = 60

Record = Mapping[str, Any]


def plain(text: str) -> str:
    """Return an untrusted text as one safe line."""
    return visible(text)


def table(
    cards: Sequence[tuple[Record, Mapping[str, Any]]], console: Console, names: Mapping[str, str]
) -> None:
    """Print the highest ranked items, a line each."""
    if not cards:
        console.print("Nothing at review or above.")
        return
    shown = Table("tier", "score", "brand", "claims", "where", "title", box=None, pad_edge=False)
    for record, item in cards:
        shown.add_row(*_row(record, item, names))
    console.print(shown)


def _row(record: Record, item: Mapping[str, Any], names: Mapping[str, str]) -> Iterator[Text]:
    best = record["assessments"][0]
    tier = record["tier"]
    classes = dict.fromkeys(one["class"] for one in best["reasons"] if one["class"])
    yield Text(tier, style=TIER_STYLES[tier])
    yield Text(f"{record['score']:.2f}")
    yield Text(names.get(best["brand"], "–") if best["brand"] else "–")
    yield Text(", ".join(name.replace("_", " ") for name in classes))
    yield Text(plain(f"{record['platform']} {record['id']}"))
    title = Text(plain(item.get("title") or item.get("description") or item.get("caption") or ""))
    title.truncate(TITLE, overflow="ellipsis")
    yield title


def explain(record: Record, item: Item, console: Console, *, lang: str = "en") -> None:
    """Print one item with its words lit, and the waterfall of each assessment."""
    console.print(Text(plain(f"{item.platform} · {item.kind} · {item.id}"), style="bold"))
    if not record["assessments"]:
        console.print("Nothing here names a brand or makes a claim: clear.")
    for marked in marked_texts(record, item):
        console.print(_lit(marked))
    for assessment in record["assessments"]:
        console.print(_waterfall(assessment, lang))
    console.print("The program assesses, people decide.", style="dim")


def _lit(marked: Marked) -> Text:
    line = Text(f"{marked.field:>12}  ", style="dim")
    if marked.at is not None:
        line.append(f"{marked.at:.0f} s  ")
    for part, bits in marked.parts:
        style = "" if bits is None else f"reverse {FOR if bits >= 0 else AGAINST}"
        line.append(visible(part), style=style or "not dim")
    return line


def _waterfall(assessment: Record, lang: str) -> Panel:
    reasons = sorted(assessment["reasons"], key=lambda one: -abs(one["bits"]))
    longest = max([abs(one["bits"]) for one in reasons] + [abs(assessment["prior"])])
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right")
    grid.add_column(width=BAR)
    grid.add_column()
    grid.add_row(*_step("prior", assessment["prior"], longest, "Where the sum starts"))
    for reason in reasons:
        grid.add_row(*_step(reason["code"], reason["bits"], longest, _said(reason, lang)))
    total = assessment["prior"] + sum(one["bits"] for one in reasons)
    unread = ", ".join(assessment["unread"]) or "nothing"
    closing = Text(f"{total:+.1f} bits in all. Not read: {unread}.", style="dim")
    brand = assessment["brand"] or "no brand named"
    title = f"{brand} · {assessment['tier']} · {assessment['score']:.2f}"
    return Panel(Group(grid, closing), title=Text(title), border_style=_border(assessment))


def _border(assessment: Record) -> str:
    return TIER_STYLES[assessment["tier"]]


def _step(code: str, bits: float, longest: float, said: str) -> tuple[Text, Text, Text]:
    style = FOR if bits >= 0 else AGAINST
    bar = "█" * max(1, round(abs(bits) / longest * BAR)) if bits else ""
    return Text(f"{bits:+.1f}"), Text(bar, style=style), Text(f"{code}: {visible(said)}")


def _said(reason: Record, lang: str) -> str:
    if lang == "both":
        return f"{reason['text']} {reason['text_zh']}"
    said: str = reason["text_zh"] if lang == "zh" else reason["text"]
    return said


def summary(console: Console, counts: Mapping[str, Any]) -> None:
    """Print what a run counted."""
    tiers = ", ".join(f"{tier} {count:,}" for tier, count in counts["tiers"].items())
    rate = f" in {counts['seconds']:.1f} s, {counts['per_second']:,} a second"
    console.print(f"{counts['items']:,} items ({tiers}){rate}", highlight=False)
    for reason, count in sorted(counts["set_aside_reasons"].items()):
        line = f"  set aside {count:,}: {plain(reason)}"
        console.print(line, markup=False, highlight=False)
