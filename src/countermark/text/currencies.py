"""The currencies, and the words and signs by which sellers write them beside a number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from countermark.rows import Row, check_dates, read_table
from countermark.text.amounts import MULTIPLIERS

COLUMNS = ("currency", "bare", "before", "after", "spaced", "source", "checked")
BARE = {"$": "USD", "¥": "CNY"}  # what a sign means that several currencies share
METRES = "米"  # slang for yuan, but a unit of length unless a word of price stands before
MORE = "多余来"  # three hundred and some


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency, the shared sign by which it may be meant, and its words beside a number."""

    code: str
    bare: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    spaced: bool


@dataclass(frozen=True, slots=True)
class Words:
    """The words of all currencies, by the side of the number on which they stand."""

    before: dict[str, str]
    after: dict[str, str]
    after_number: re.Pattern[str]
    by_last: dict[str, tuple[str, ...]]
    first: frozenset[str]
    shares: dict[str, str]
    spaced: frozenset[str]


@cache
def currency_words() -> Words:
    """Read the words of all currencies."""
    currencies = read_table("currencies.csv", COLUMNS, _currency_of, key=lambda found: found.code)
    after = {word: found.code for found in currencies for word in found.after}
    before = {word: found.code for found in currencies for word in found.before}
    longest_first = sorted(after, key=len, reverse=True)
    pattern = rf"[{MORE}+]?[\s\u00a0\u202f]?(?P<word>{'|'.join(map(re.escape, longest_first))})"
    return Words(
        before=before,
        after=after,
        after_number=re.compile(pattern),
        by_last=_by_last(before),
        first=frozenset(word[0] for word in (*after, *MULTIPLIERS)) | set(METRES + MORE + "+r"),
        shares={found.code: found.bare for found in currencies},
        spaced=frozenset(found.code for found in currencies if found.spaced),
    )


def _by_last(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Sort words by their last symbol, the longest first."""
    ordered = sorted(words, key=lambda word: (word[-1], -len(word)))
    return {last: tuple(group) for last, group in groupby(ordered, key=lambda word: word[-1])}


def _currency_of(row: Row) -> Currency:
    check_dates(row)
    spaced = row.one_of("spaced", ("", "spaced")) == "spaced"
    return Currency(row["currency"], row["bare"], row.words("before"), row.words("after"), spaced)
