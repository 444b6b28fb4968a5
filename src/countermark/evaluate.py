"""How well the assessments agree with what people say is right: precision, recall, F1, alerts.

A rate is never given without its denominator; intervals are Wilson's at 95 %.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

Z = 1.96


@dataclass(frozen=True, slots=True)
class Gold:
    """What people say is right for an item; None where they did not say."""

    offer: bool | None
    brands: frozenset[str] | None
    classes: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one comparison, and the rates that follow from them."""

    true: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Return the share of what was found that is right; None where nothing was found."""
        return self.true / (self.true + self.false) if self.true + self.false else None

    @property
    def recall(self) -> float | None:
        """Return the share of what is right that was found; None where nothing was to be found."""
        return self.true / (self.true + self.missed) if self.true + self.missed else None

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall."""
        total = 2 * self.true + self.false + self.missed
        return 2 * self.true / total if total else None

    def plus(self, *, expected: bool, found: bool) -> "Score":
        """Return the counts with one more comparison."""
        return Score(
            self.true + (expected and found),
            self.false + (found and not expected),
            self.missed + (expected and not found),
        )


@dataclass(frozen=True, slots=True)
class Mistake:
    """An item on which the program and the people differ."""

    id: str
    kind: str  # false alarm or miss
    score: float
    title: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The whole comparison; `alerts` are items at review or above."""

    items: int
    alerts: int
    offers: Score
    brands: dict[str, Score]
    classes: dict[str, Score]
    mistakes: tuple[Mistake, ...]

    @property
    def alerts_per_thousand(self) -> float | None:
        """Return how many of a thousand items a person would be shown."""
        return 1000 * self.alerts / self.items if self.items else None


def gold_of(native: Mapping[str, Any]) -> Gold | None:
    """Return the gold of a native item, or None where it has none."""
    gold = native.get("gold")
    if not isinstance(gold, Mapping):
        return None
    offer = gold.get("offer")
    if offer is None and "tier" in gold:
        offer = gold["tier"] != "clear"
    return Gold(offer, _set(gold.get("brands")), _set(gold.get("classes")))


def _set(values: Iterable[str] | None) -> frozenset[str] | None:
    return None if values is None else frozenset(values)


def evaluate(pairs: Iterable[tuple[Mapping[str, Any], Gold, str]]) -> Evaluation:
    """Compare records with gold; each comes with its record, its gold and its title."""
    items = alerts = 0
    offers = Score()
    brands: dict[str, Score] = {}
    classes: dict[str, Score] = {}
    mistakes = []
    for record, gold, title in pairs:
        items += 1
        alert = record["tier"] != "clear"
        alerts += alert
        if gold.offer is not None:
            offers = offers.plus(expected=gold.offer, found=alert)
            if gold.offer != alert:
                kind = "false alarm" if alert else "miss"
                mistakes.append(Mistake(record["id"], kind, record["score"], title))
        _compare(brands, gold.brands, _brands(record, lawful=gold.offer is False))
        _compare(classes, gold.classes, _classes(record) if gold.offer else set())
    mistakes.sort(key=lambda one: -one.score if one.kind == "false alarm" else one.score)
    return Evaluation(items, alerts, offers, brands, classes, tuple(mistakes))


def _brands(record: Mapping[str, Any], *, lawful: bool) -> set[str]:
    """Return the brands found; in a lawful item only those that would trouble a reviewer."""
    return {
        one["brand"]
        for one in record["assessments"]
        if one["brand"] and not (lawful and one["tier"] == "clear")
    }


def _classes(record: Mapping[str, Any]) -> set[str]:
    return {reason["class"] for reason in _reasons(record) if reason["class"]}


def _reasons(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for assessment in record["assessments"]:
        yield from assessment["reasons"]


def _compare(scores: dict[str, Score], expected: frozenset[str] | None, found: set[str]) -> None:
    if expected is None:
        return
    for name in expected | found:
        score = scores.get(name, Score())
        scores[name] = score.plus(expected=name in expected, found=name in found)


def total(scores: Iterable[Score]) -> Score:
    """Return the sum of several counts (micro average)."""
    rows = list(scores)
    return Score(
        sum(row.true for row in rows),
        sum(row.false for row in rows),
        sum(row.missed for row in rows),
    )


def interval(part: int, whole: int) -> tuple[float, float] | None:
    """Return Wilson's 95 % interval of a share; None of nothing."""
    if not whole:
        return None
    share = part / whole
    middle = share + Z * Z / (2 * whole)
    spread = Z * sqrt(share * (1 - share) / whole + Z * Z / (4 * whole * whole))
    below = 1 + Z * Z / whole
    return max(0.0, (middle - spread) / below), min(1.0, (middle + spread) / below)
