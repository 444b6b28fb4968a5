"""The rows of the register, one noun a table; each row carries its source and its last check."""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date

from countermark.model import PRODUCT_TYPES
from countermark.rows import Row, check_dates, read_table

SPELLING_KINDS = frozenset({"name", "chinese_name", "nickname", "line", "model", "other_script"})
SPELLING_CLASSES = frozenset({"distinctive", "short", "ordinary"})
SELLER_KINDS = frozenset({"own_store", "authorised_retailer"})
SHARES = frozenset({"all", "some"})

Product = str


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand, its owner, and the product types that it is known for (main one first)."""

    id: str
    name: str
    owner: str
    trades: tuple[Product, ...]
    wikidata: str
    source: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to write a brand, and whether it counts alone.

    A distinctive spelling counts alone. A short or an ordinary one counts only beside one of the
    product types in `opens`, or beside other evidence; it never counts inside an `unless` phrase,
    which is kept in lower case.
    """

    brand: str
    text: str
    kind: str
    klass: str
    opens: frozenset[Product]
    unless: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Site:
    """An official domain of a brand."""

    brand: str
    domain: str
    source: str


@dataclass(frozen=True, slots=True)
class SellerName:
    """The name under which an authorised seller appears on platforms."""

    brand: str
    name: str
    kind: str
    territory: str
    source: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a brand says that it makes all or some of its goods, as ISO 3166 country codes."""

    brand: str
    goods: str
    share: str
    places: tuple[str, ...]
    source: str
    checked: date


@dataclass(frozen=True, slots=True)
class Supplier:
    """Where a brand publishes the list of its suppliers."""

    brand: str
    address: str
    note: str
    source: str
    checked: date


def _known(row: Row, brands: Container[str]) -> str:
    if row["brand"] not in brands:
        raise row.wrong("brand", "Write the id of a row in brands.csv.")
    return row["brand"]


def _sourced(row: Row) -> str:
    check_dates(row)
    if not row["source"].strip():
        raise row.wrong("source", "Write where the fact can be checked.")
    return row["source"]


def _trades(row: Row, column: str) -> tuple[Product, ...]:
    words = row.words(column)
    if unknown := set(words) - PRODUCT_TYPES:
        raise row.wrong(column, f"Unknown: {', '.join(sorted(unknown))}.")
    return words


def read_brands() -> list[Brand]:
    """Read the brands."""

    def make(row: Row) -> Brand:
        trades = _trades(row, "trades")
        if not trades:
            raise row.wrong("trades", "Write at least one product type.")
        return Brand(
            row["id"], row["name"], row["owner"], trades, row["wikidata"], source=_sourced(row)
        )

    columns = ("id", "name", "owner", "trades", "wikidata", "source", "checked")
    return read_table("brands/*/brands.csv", columns, make, key=lambda made: made.id)


def read_spellings(brands: dict[str, Brand]) -> list[Spelling]:
    """Read the spellings; an empty `opens` means the brand's own product types."""

    def make(row: Row) -> Spelling:
        brand = _known(row, brands)
        return Spelling(
            brand,
            row["text"],
            kind=row.one_of("kind", SPELLING_KINDS),
            klass=row.one_of("class", SPELLING_CLASSES),
            opens=frozenset(_trades(row, "opens") or brands[brand].trades),
            unless=tuple(map(str.casefold, row.parts("unless"))),
            source=_sourced(row),
        )

    columns = ("brand", "text", "kind", "class", "opens", "unless", "source", "checked")
    return read_table(
        "brands/*/spellings.csv", columns, make, key=lambda made: (made.brand, made.text)
    )


def read_sites(brands: dict[str, Brand]) -> list[Site]:
    """Read the official domains."""
    columns = ("brand", "domain", "source", "checked")
    return read_table(
        "brands/*/sites.csv",
        columns,
        lambda row: Site(_known(row, brands), row["domain"], _sourced(row)),
        key=lambda made: (made.brand, made.domain),
    )


def read_sellers(brands: dict[str, Brand]) -> list[SellerName]:
    """Read the names of authorised sellers."""

    def make(row: Row) -> SellerName:
        kind = row.one_of("kind", SELLER_KINDS)
        brand = _known(row, brands)
        return SellerName(brand, row["name"], kind, row["territory"], source=_sourced(row))

    columns = ("brand", "name", "kind", "territory", "source", "checked")
    return read_table(
        "brands/*/sellers.csv", columns, make, key=lambda made: (made.brand, made.name)
    )


def read_places(brands: dict[str, Brand]) -> list[Place]:
    """Read the published places of manufacture."""

    def make(row: Row) -> Place:
        if not row.words("places"):
            raise row.wrong("places", "Write at least one country, as FR.")
        return Place(
            _known(row, brands),
            row["goods"],
            share=row.one_of("share", SHARES),
            places=row.words("places"),
            source=_sourced(row),
            checked=check_dates(row),
        )

    columns = ("brand", "goods", "share", "places", "source", "checked")
    return read_table(
        "brands/*/places.csv", columns, make, key=lambda made: (made.brand, made.goods)
    )


def read_suppliers(brands: dict[str, Brand]) -> list[Supplier]:
    """Read where suppliers are published."""

    def make(row: Row) -> Supplier:
        brand, source = _known(row, brands), _sourced(row)
        return Supplier(brand, row["address"], row["note"], source, checked=check_dates(row))

    columns = ("brand", "address", "note", "source", "checked")
    return read_table(
        "brands/*/suppliers.csv", columns, make, key=lambda made: (made.brand, made.address)
    )
