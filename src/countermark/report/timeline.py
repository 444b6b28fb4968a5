"""A timeline of landed costs as one SVG picture that needs nothing else to be read."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from html import escape
from math import ceil, log10

from countermark.duties.timeline import Step
from countermark.report.landed import amounts, because

WIDTH, HEIGHT = 960, 400
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 48, 40
TICKS = 5
LINE, BAND, PAPER, INK = "#1f5fa8", "#a9c6e8", "#ffffff", "#333333"
OLD = "#b0b0b0"
READABLE = 'role="img" font-family="sans-serif" font-size="12"'


def svg(steps: Sequence[Step], title: str) -> str:
    """Draw what a parcel costs on each day: the least as a line, up to the most as a band."""
    first, last = steps[0].first, steps[-1].last
    most = max(step.cost.total.high or step.cost.total.low for step in steps)
    top = _round_up(float(most))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" {READABLE}>',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{PAPER}"/>',
        f'<text x="{LEFT}" y="24" font-size="15" fill="{INK}">{escape(title)}</text>',
        *_grid(first, last, top),
        *(_step(step, first, last, top=top) for step in steps),
        "</svg>\n",
    ]
    return "\n".join(parts)


def _step(step: Step, first: date, last: date, *, top: float) -> str:
    """Return one step; hovering over it shows its days, its cost and its reasons."""
    left, right = _x(step.first, first, last), _x(step.last, first, last, after=1)
    total = step.cost.total
    low, high = _y(total.low, top), _y(total.high or total.low, top)
    told = f"{step.first} to {step.last}: {amounts(total)} ({because(step.cost)})"
    line = OLD if step.cost.stale else LINE
    wide = f"{max(right - left, 0.5):.2f}"
    return (
        f"<g><title>{escape(told)}</title>"
        f'<rect x="{left:.2f}" y="{TOP}" width="{wide}" height="{HEIGHT - TOP - BOTTOM}" '
        'fill="transparent"/>'
        f'<rect x="{left:.2f}" y="{high:.2f}" width="{wide}" height="{low - high:.2f}" '
        f'fill="{BAND}"/>'
        f'<line x1="{left:.2f}" x2="{left + float(wide):.2f}" y1="{low:.2f}" y2="{low:.2f}" '
        f'stroke="{line}" stroke-width="2.5"/></g>'
    )


def _grid(first: date, last: date, top: float) -> list[str]:
    made = []
    for tick in range(TICKS + 1):
        value = top * tick / TICKS
        height = f"{_y(Decimal(str(value)), top):.2f}"
        made.append(
            f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{height}" y2="{height}" stroke="#e0e0e0"/>'
            f'<text x="{LEFT - 8}" y="{height}" dy="4" text-anchor="end" fill="{INK}">'
            f"{value:g}</text>"
        )
    for year in range(first.year, last.year + 1):
        place = f"{_x(max(first, date(year, 1, 1)), first, last):.2f}"
        made.append(
            f'<text x="{place}" y="{HEIGHT - BOTTOM + 20}" fill="{INK}">{year}</text>'
            f'<line x1="{place}" x2="{place}" y1="{TOP}" y2="{HEIGHT - BOTTOM}" stroke="#f0f0f0"/>'
        )
    return made


def _x(day: date, first: date, last: date, *, after: int = 0) -> float:
    days = (last - first).days + 1
    return LEFT + (WIDTH - LEFT - RIGHT) * ((day - first).days + after) / days


def _y(value: Decimal, top: float) -> float:
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * float(value) / top


def _round_up(most: float) -> float:
    """Return a round number that is not smaller."""
    if most <= 0:
        return 1.0
    unit = 10 ** (ceil(log10(most)) - 1) / 2
    return float(ceil(most / unit) * unit)
