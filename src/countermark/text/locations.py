"""Places where goods are made: countries, provinces, cities and towns, in English and Chinese.

Each carries its ISO 3166 code: of the country, or of the province that a city lies in.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from countermark.rows import Row, check_dates, read_table

KINDS = frozenset({"country", "province", "city", "district"})
COLUMNS = ("id", "code", "kind", "inside", "en", "zh", "source", "checked")
CODE = re.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?").fullmatch
CHINAS = frozenset({"CN", "HK", "TW", "MO"})  # owners and factories often sit on either side


@dataclass(frozen=True, slots=True)
class Location:
    """A place by its names; `inside` is the city of a district or town."""

    id: str
    code: str
    kind: str
    inside: str
    en: tuple[str, ...]
    zh: tuple[str, ...]
    source: str

    @property
    def country(self) -> str:
        """Return the ISO 3166-1 code of the country."""
        return self.code[:2]

    @property
    def city(self) -> str:
        """Return the id of the city that this is, or lies in; empty for larger places."""
        return {"city": self.id, "district": self.inside}.get(self.kind, "")

    @property
    def province(self) -> str:
        """Return the ISO 3166-2 code, empty where only the country is known."""
        return self.code if "-" in self.code else ""


def _location(row: Row) -> Location:
    check_dates(row)
    if not CODE(row["code"]):
        raise row.wrong("code", "Write an ISO 3166 code, as VN or CN-GD.")
    return Location(
        row["id"],
        row["code"],
        kind=row.one_of("kind", KINDS),
        inside=row["inside"],
        en=row.parts("en"),
        zh=row.parts("zh"),
        source=row["source"],
    )


@cache
def locations() -> dict[str, Location]:
    """Read every place by its id, packaged and overlaid."""
    rows = read_table("places/places*.csv", COLUMNS, _location, key=lambda made: made.id)
    return {row.id: row for row in rows}


@cache
def by_chinese() -> dict[str, Location]:
    """Return the places by their Chinese names."""
    return {name: each for each in locations().values() for name in each.zh}


@cache
def by_english() -> dict[str, Location]:
    """Return the places by their English names in lower case."""
    return {name.casefold(): each for each in locations().values() for name in each.en}


def apart(some: Collection[str], others: Collection[str]) -> bool:
    """Tell whether two sets of places, by id, cannot be one: other country, province or city."""
    first, second = _known(some), _known(others)
    return (
        _disjoint(map(_market, first), map(_market, second))
        or _disjoint((each.province for each in first), (each.province for each in second))
        or _disjoint((each.city for each in first), (each.city for each in second))
    )


def shared(some: Collection[str], others: Collection[str]) -> bool:
    """Tell whether two sets of places name one province, city or country."""
    first, second = _known(some), _known(others)
    return bool({each.code for each in first} & {each.code for each in second})


def _known(ids: Collection[str]) -> list[Location]:
    table = locations()
    return [table[each] for each in ids if each in table]


def _market(location: Location) -> str:
    return "CN" if location.country in CHINAS else location.country


def _disjoint(some: Iterable[str], others: Iterable[str]) -> bool:
    first, second = set(filter(None, some)), set(filter(None, others))
    return bool(first and second and not first & second)
