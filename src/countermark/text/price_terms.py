"""What a price is asked for: one piece or a lot, a deposit, a sample, a part, a child's size."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from countermark.rows import Row, check_dates, read_table
from countermark.text.fold import fold_text

COLUMNS = ("phrase", "kind", "source", "checked")
KINDS = frozenset({"deposit", "from", "sample", "part", "child", "each", "count", "stock"})
NO_PRICE_OF_GOODS = ("deposit", "from", "sample", "part")  # the first that is found is named
MOST = 100_000
NEAR = 12  # characters between a count and a word that makes it stock on hand


@dataclass(frozen=True, slots=True)
class Terms:
    """How many pieces a price buys, what else it may be asked for, and whether for a child."""

    count: int = 1
    instead: str = ""
    child: bool = False


@dataclass(frozen=True, slots=True)
class _Phrases:
    kinds: dict[str, re.Pattern[str]]
    counted: re.Pattern[str]


def terms_of(text: str) -> Terms:
    """Read what the price in a text is asked for."""
    folded = fold_text(text.replace("\n", " "))
    kinds = _phrases().kinds
    instead = next((kind for kind in NO_PRICE_OF_GOODS if kinds[kind].search(folded)), "")
    each = kinds["each"].search(folded) is not None
    count = 1 if each else max(_counts(folded), default=1)
    return Terms(count, instead, kinds["child"].search(folded) is not None)


def _counts(folded: str) -> Iterable[int]:
    """Yield how many pieces are sold together, leaving out how many there are."""
    phrases = _phrases()
    for found in phrases.counted.finditer(folded):
        count = int(found["lot"] or found["number"])
        around = folded[max(0, found.start() - NEAR) : found.end() + NEAR]
        if 1 < count <= MOST and not phrases.kinds["stock"].search(around):
            yield count


@cache
def _phrases() -> _Phrases:
    def make(row: Row) -> tuple[str, str]:
        check_dates(row)
        return fold_text(row["phrase"]), row.one_of("kind", KINDS)

    rows = read_table("matching/terms.csv", COLUMNS, make, key=lambda made: made)
    by_kind = {kind: [phrase for phrase, own in rows if own == kind] for kind in KINDS}
    kinds = {kind: re.compile("|".join(map(_bounded, by_kind[kind]))) for kind in KINDS}
    units = kinds["count"].pattern
    counted = rf"lot of (?P<lot>\d{{1,6}})|(?<![\d.,])(?P<number>\d{{1,6}}) ?(?:{units})"
    return _Phrases(kinds, re.compile(counted))


def _bounded(phrase: str) -> str:
    """Return a pattern in which a phrase of letters is no part of a longer word."""
    before = r"(?<![a-zа-я])" if phrase[0].isalpha() and phrase[0] < "\u2e80" else ""
    after = r"(?![a-zа-я])" if phrase[-1].isalpha() and phrase[-1] < "\u2e80" else ""
    return before + re.escape(phrase) + after
