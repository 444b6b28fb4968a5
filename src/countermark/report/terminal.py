"""The views on the terminal: the ranked table, one item explained, and the closing summary.

What sellers wrote is shown as text: no markup in it is obeyed, and no control character leaves.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from countermark.model import Item
from countermark.report.cards import Native, Record, item_of
from countermark.report.texts import Marked, marked_texts
from countermark.report.visible import visible
from countermark.report.words import Words, brand_name, load_words, named

TIERS = ("priority", "review", "clear")
SIGNS = {"priority": "▲ ", "review": "◆ ", "clear": "○ "}
STYLES = {"priority": "bold dark_orange3", "review": "dark_orange3", "clear": "dim"}
FOR, AGAINST = "dark_orange3", "dodger_blue2"
BAR = 32  # cells of the waterfall
LONGEST = 2_000  # characters shown of a text without highlights, and between two of them
SURE = 0.995  # a score is never shown as 1.00

Names = Mapping[str, str]


def plain(text: str) -> str:
    """Return an untrusted text as one line that can do nothing to a terminal."""
    return visible(text)


def table(
    cards: Iterable[tuple[Record, Item | Native]], console: Console, names: Names | None = None
) -> None:
    """Print the ranked table: tier, score, brand, what is claimed, and where the item stands."""
    words = load_words()["en"]
    shown = Table(box=None, pad_edge=False, header_style="dim", expand=True)
    shown.add_column("Tier", no_wrap=True, min_width=10)
    shown.add_column("Score", no_wrap=True, min_width=6, justify="right")
    for column, width in (("Brand", 20), ("Claims", 24), ("Platform", 12), ("Id", 20)):
        shown.add_column(column, no_wrap=True, max_width=width)
    shown.add_column("Title", no_wrap=True, ratio=1, min_width=16)
    for record, item in cards:
        shown.add_row(*_cells(record, item_of(item), names or {}, words=words))
    console.print(shown if shown.row_count else words["nothing"])


def _cells(record: Record, item: Item, names: Names, *, words: Words) -> list[Text]:
    brand, claims = "", ""
    for best in record["assessments"][:1]:
        brand = brand_name(best["brand"], names, words)
        claims = ", ".join(named(words, "class", one) for one in _claims(best))
    title = item.title or item.caption or item.description or ""
    values = (brand, claims, item.platform, item.id, title[:LONGEST])
    return [
        _tier(record["tier"], words),
        Text(_score(record["score"])),
        *(Text(plain(value)) for value in values),
    ]


def _claims(assessment: Record) -> Iterable[str]:
    reasons = (one for one in assessment["reasons"] if one["class"] and one["bits"] > 0)
    return dict.fromkeys(reason["class"] for reason in reasons)


def _tier(tier: str, words: Words) -> Text:
    return Text(f"{SIGNS[tier]}{named(words, 'tier', tier)}", STYLES[tier])


def _score(score: float) -> str:
    return "> 0.99" if score >= SURE else f"{score:.2f}"


def explain(
    record: Record, item: Item, console: Console, *, lang: str = "en", names: Names | None = None
) -> None:
    """Print one item: its words with highlights, why and why not, and the waterfall of bits."""
    words = load_words()["zh" if lang == "zh" else "en"]
    console.print(_head(record, item, words))
    console.print(_passages(marked_texts(record, item), words))
    if not record["assessments"]:
        console.print(Text(words["nothing_for"], "dim"))
    for assessment in record["assessments"]:
        brand = plain(brand_name(assessment["brand"], names or {}, words))
        _show_assessment(assessment, console, words, lang=lang, brand=brand)
    console.print(Text(words["creed"], "dim italic"))


def _head(record: Record, item: Item, words: Words) -> Text:
    parts = (item.platform, named(words, "kind", item.kind), item.id, item.url or "")
    where = " · ".join(plain(part) for part in parts if part)
    score = (_score(record["score"]), "bold")
    return Text.assemble(_tier(record["tier"], words), "  ", score, "  ", (where, "dim"))


def _passages(passages: Iterable[Marked], words: Words) -> Padding:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for passage in passages:
        label = named(words, "field", passage.field.partition("[")[0])
        grid.add_row(f"{label} {_clock(passage.at)}".strip(), _highlighted(passage))
    return Padding(grid, (1, 2))


def _clock(at: float | None) -> str:
    return "" if at is None else f"{int(at) // 60}:{int(at) % 60:02d}"


def _highlighted(passage: Marked) -> Text:
    shown = Text()
    for part, bits in passage.parts:
        if bits is not None:
            shown.append(_lines(part), f"bold underline {FOR if bits >= 0 else AGAINST}")
            continue
        shown.append(_lines(part[:LONGEST]))
        if len(part) > LONGEST:
            shown.append(f" … {len(part) - LONGEST:,} … ", "dim")
    return shown


def _lines(text: str) -> str:
    return "\n".join(map(visible, text.split("\n")))


def _show_assessment(
    assessment: Record, console: Console, words: Words, *, lang: str, brand: str
) -> None:
    tier, score = _tier(assessment["tier"], words), _score(assessment["score"])
    console.print(Text.assemble(tier, "  ", (brand, "bold"), f"  {score}"))
    reasons = _in_order(assessment["reasons"])
    pro = [one for one in reasons if one["bits"] >= 0]
    console.print(Text(words["why"], f"bold {FOR}"))
    console.print(_sentences(pro, FOR, lang=lang, nothing=words["nothing_for"]))
    console.print(Text(words["why_not"], f"bold {AGAINST}"))
    contra = reasons[len(pro) :]
    console.print(_sentences(contra, AGAINST, lang=lang, nothing=words["nothing_against"]))
    console.print(Text(words["adds_up"], "bold"))
    console.print(_waterfall(assessment, reasons, words))
    if assessment["unread"]:
        unread = ", ".join(named(words, "modality", one) for one in assessment["unread"])
        console.print(Text(words["unread"].format(modalities=unread), "dim"))
    console.print()


def _in_order(reasons: Iterable[Record]) -> list[Record]:
    """Return first what supports, then what speaks against, each the strongest first."""
    return sorted(reasons, key=lambda one: (one["bits"] < 0, -abs(one["bits"])))


def _sentences(reasons: Sequence[Record], style: str, *, lang: str, nothing: str) -> Table | Text:
    if not reasons:
        return Text(f"    {nothing}", "dim")
    grid = Table.grid(padding=(0, 2))
    grid.add_column(justify="right", style=style, min_width=6)
    grid.add_column(overflow="fold")
    for reason in reasons:
        texts = {"en": reason["text"], "zh": reason["text_zh"]}
        chosen = [texts[lang]] if lang in texts else list(texts.values())
        grid.add_row(_signed(reason["bits"]), Text("\n".join(map(plain, chosen))))
    return grid


def _signed(bits: float) -> str:
    return f"{bits:+.1f}".replace("-", "−")


Step = tuple[str, float, float, str]


def _steps(assessment: Record, reasons: Iterable[Record], words: Words) -> list[Step]:
    total = assessment["prior"]
    steps = [(words["start"], 0.0, total, "dim")]
    for reason in reasons:
        group, key = ("class", reason["class"]) if reason["class"] else ("code", reason["code"])
        style = FOR if reason["bits"] >= 0 else AGAINST
        steps.append((named(words, group, key), total, total + reason["bits"], style))
        total += reason["bits"]
    return [*steps, (words["total"], 0.0, total, "bold")]


def _waterfall(assessment: Record, reasons: Iterable[Record], words: Words) -> Table:
    steps = _steps(assessment, reasons, words)
    ends = [place for _, start, end, _ in steps for place in (start, end)]
    low = min(ends)
    scale = BAR / ((max(ends) - low) or 1.0)
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(no_wrap=True)
    for label, start, end, style in steps:
        left, right = sorted((round((start - low) * scale), round((end - low) * scale)))
        bar = Text(" " * left).append("█" * max(1, right - left), style)
        grid.add_row(Text(plain(label)), _signed(end - start), bar)
    grid.add_row(words["score"], _score(assessment["score"]), style="bold")
    return grid


def summary(console: Console, counts: Mapping[str, Any]) -> None:
    """Print what a run counted: items, tiers, what was set aside and why, and the rate."""
    words = load_words()["en"]
    tiers = (
        f"{named(words, 'tier', tier).lower()} {counts['tiers'].get(tier, 0):,}" for tier in TIERS
    )
    items = (f"{counts['items']:,} items", "bold")
    rate = f"{counts['per_second']:,} a second, {counts['seconds']:,} s in all"
    console.print(Text.assemble(items, f"  {'  '.join(tiers)}  ", (rate, "dim")), soft_wrap=True)
    if counts["set_aside"]:
        console.print(Text(f"{counts['set_aside']:,} set aside:", "bold"))
    for reason, count in sorted(counts["set_aside_reasons"].items(), key=lambda pair: -pair[1]):
        console.print(Text(f"  {count:,} × {plain(reason)}"))
    identity = plain(f"version {counts['version']}, data {counts['data']}")
    console.print(Text(identity, "dim"), soft_wrap=True)
