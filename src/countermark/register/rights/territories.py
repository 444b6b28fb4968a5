"""Territories: ISO 3166 countries, and the offices whose marks cover several of them.

Members are dated: a European mark covers a country only while it belongs to the Union.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from countermark import rows
from countermark.errors import UsageError
from countermark.rows import Row, check_dates, read_table

COUNTRY_COLUMNS = ("code", "en", "zh", "source", "checked")
MEMBER_COLUMNS = ("office", "member", "from", "until", "source", "checked")
MADRID = "WO"  # an international registration covers the countries that it designates
ALIASES = {"EU": "EM", "UK": "GB"}  # what people write for the codes of WIPO and ISO


@dataclass(frozen=True, slots=True)
class Member:
    """A country that an office's marks cover, from which day and until which."""

    office: str
    country: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Territories:
    """Every code that a mark or a question may name."""

    names: Mapping[str, tuple[str, str]]
    members: Mapping[str, tuple[Member, ...]]

    def known(self, code: str) -> bool:
        """Tell whether a mark may have this code."""
        return code in self.names

    def name(self, code: str, lang: str) -> str:
        """Return the name of a territory in English or Chinese; its code where there is none."""
        english, chinese = self.names.get(code, (code, code))
        return (chinese if lang == "zh" else english) or code

    def countries(self, code: str, on: date) -> tuple[str, ...]:
        """Return the countries that a question about a territory asks of, on a day."""
        code = ALIASES.get(code, code)
        if code == MADRID or not self.known(code):
            raise UsageError(
                f"territory {code}: no such country or office. Write an ISO 3166 code such as CN, "
                "or EM for the European Union, BX for Benelux."
            )
        if code not in self.members:
            return (code,)
        covered = tuple(self._members(code, on))
        if not covered:
            raise UsageError(f"territory {code}: it has no member on {on}. Ask of a country.")
        return covered

    def offices(self, country: str, on: date) -> frozenset[str]:
        """Return the codes of the offices whose marks hold in a country on a day, its own first."""
        covering = {code for code in self.members if country in self._members(code, on)}
        return frozenset(covering | {country})

    def _members(self, office: str, on: date) -> Iterator[str]:
        for member in self.members[office]:
            if member.first <= on <= member.last:
                yield member.country


def load_territories() -> Territories:
    """Read the territories from the packaged tables and the user's overlay."""
    return _loaded(tuple(map(str, rows.folders())))


@cache
def _loaded(_folders: tuple[str, ...]) -> Territories:
    names = dict(
        read_table("marks/territories.csv", COUNTRY_COLUMNS, _name, key=lambda made: made[0])
    )
    listed = read_table("marks/members.csv", MEMBER_COLUMNS, _member, key=_key)
    members: dict[str, tuple[Member, ...]] = {}
    for one in listed:
        members[one.office] = (*members.get(one.office, ()), one)
    return Territories(names, members)


def _key(made: Member) -> tuple[str, str, date]:
    return made.office, made.country, made.first


def _name(row: Row) -> tuple[str, tuple[str, str]]:
    check_dates(row)
    return row["code"], (row["en"], row["zh"])


def _member(row: Row) -> Member:
    check_dates(row)
    last = check_dates(row, "until") if row["until"] else date.max
    first = check_dates(row, "from")
    if last < first:
        raise row.wrong("until", f"Write a day on or after {first}.")
    return Member(row["office"], row["member"], first, last)
