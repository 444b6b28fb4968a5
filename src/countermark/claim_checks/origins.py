"""Does the brand make such goods where the item says that they are made?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from countermark.claim_checks.nouns import Answer, ClaimCheck, Subject
from countermark.claim_checks.places import Origin, goods_in, origins_in
from countermark.claim_checks.roles import claimed_brands
from countermark.model import PRODUCT_TYPES
from countermark.reading.document import Document
from countermark.register import Register
from countermark.register.tables import Place as Published
from countermark.rows import Row, check_dates, read_table
from countermark.text.locations import Location, locations


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods as a row of places of manufacture names them: in Chinese, and their product types."""

    name: str
    chinese: str
    types: frozenset[str]


def check_origins(document: Document, register: Register) -> Iterator[ClaimCheck]:
    """Check the places that an item names against where each brand makes such goods."""
    brands = claimed_brands(document)
    origins = origins_in(document) if brands else ()
    if not origins:
        return
    for brand in brands:
        types = goods_in(document, brand)
        rows = [row for row in register.places if row.brand == brand]
        fitting = [row for row in rows if _goods(row.goods).types & types]
        name = register.brands[brand].name
        if fitting:
            yield _answered(name, fitting[0], origins, document)
        else:
            note, note_zh = _why_not(name, types, bool(rows))
            yield ClaimCheck(
                Subject.ORIGIN,
                brand,
                Answer.NOT_CHECKABLE,
                claimed=_claimed(origins),
                note=note,
                note_zh=note_zh,
                spans=document.spans(origin.place for origin in origins),
            )


def _answered(
    name: str, row: Published, origins: Sequence[Origin], document: Document
) -> ClaimCheck:
    inside = [origin.location.country in row.places for origin in origins]
    answer = Answer.NOT_CHECKABLE
    if all(inside):
        answer = Answer.SUPPORTED
    elif not any(inside) and row.share == "all":
        answer = Answer.CONTRADICTED
    note, note_zh = _told(name, row, origins)
    return ClaimCheck(
        Subject.ORIGIN,
        row.brand,
        answer,
        claimed=_claimed(origins),
        note=note,
        note_zh=note_zh,
        source=row.source,
        dated=row.checked,
        spans=document.spans(origin.place for origin in origins),
    )


def _told(name: str, row: Published, origins: Sequence[Origin]) -> tuple[str, str]:
    places = {origin.location.id: origin.location for origin in origins}.values()
    where = [_country(code) for code in row.places]
    share, share_zh = ("all", "全部") if row.share == "all" else ("some of", "部分")
    source, source_zh = _source(row)
    english = (
        f"the item claims {_listed(place.en[0] for place in places)}; {source} {name} makes "
        f"{share} its {row.goods} in {_listed(place.en[0] for place in where)}"
    )
    chinese = (
        f"该内容称产地为{'、'.join(place.zh[0] for place in places)}；{source_zh}{name}的{share_zh}"
        f"{_goods(row.goods).chinese}在{'、'.join(place.zh[0] for place in where)}制造"
    )
    return english, chinese


def _source(row: Published) -> tuple[str, str]:
    day, recalled, place = row.checked.isoformat(), "recalled:", row.source
    if place.startswith(recalled):
        place = place.removeprefix(recalled).strip()
        return (
            f"as recalled on {day}, to be checked at {place},",
            f"据 {day} 回忆（可于 {place} 核对），",
        )
    return f"according to {place} (checked on {day})", f"据 {place}（{day} 核对），"


def _why_not(name: str, types: frozenset[str], known: bool) -> tuple[str, str]:
    if not known:
        return (
            f"we know of no place where {name} says that it makes its goods",
            f"我们不知道{name}公布过制造地",
        )
    if not types:
        return "the item does not say which goods", "该内容没有说明是什么商品"
    return (
        f"we do not know where {name} makes such goods ({', '.join(sorted(types))})",
        f"我们不知道{name}的此类商品在何处制造",
    )


def _listed(names: Iterable[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _claimed(origins: Sequence[Origin]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(origin.location.en[0] for origin in origins))


def _country(code: str) -> Location:
    unknown = Location(code, code, "country", "", en=(code,), zh=(code,), source="")
    return _countries().get(code, unknown)


@cache
def _countries() -> dict[str, Location]:
    return {place.code: place for place in locations().values() if place.kind == "country"}


def _goods(name: str) -> Goods:
    types = frozenset({name}) & PRODUCT_TYPES
    return _table().get(name, Goods(name, name, types))


@cache
def _table() -> dict[str, Goods]:
    def make(row: Row) -> Goods:
        check_dates(row)
        types = frozenset(row.words("types"))
        if types - PRODUCT_TYPES:
            raise row.wrong("types", "Write product types, or nothing.")
        return Goods(row["goods"], row["zh"], types)

    columns = ("goods", "zh", "types", "checked")
    rows = read_table("places/goods*.csv", columns, make, key=lambda made: made.name)
    return {row.name: row for row in rows}
