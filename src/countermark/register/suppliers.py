"""Supplier lists that brands publish, as the user has imported them; none comes with the program.

A list is what one brand published on one day. Whether it is said to be complete is kept: only then
does a name's absence speak against a claim.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from countermark.rows import Row, check_dates, read_table
from countermark.text.companies import Hit, Names

TABLES = "suppliers-list/*.csv"
COLUMNS = ("brand", "name", "address", "country", "extent", "date", "source")
COMPLETE, PARTIAL = "complete", "partial"
LISTS_KEPT = 64  # names are prepared for look-up once a list


@dataclass(frozen=True, slots=True)
class ListedSupplier:
    """A supplier as a brand's list names it; the country as its code, else as it was written."""

    name: str
    address: str
    country: str


@dataclass(frozen=True, slots=True, eq=False)
class SupplierList:
    """What one brand published on one day, and whether it is said to name every supplier."""

    brand: str
    published: date
    source: str
    complete: bool
    suppliers: tuple[ListedSupplier, ...]


@dataclass(frozen=True, slots=True)
class _Line:
    brand: str
    published: date
    source: str
    complete: bool
    supplier: ListedSupplier


def read_supplier_lists(brands: Container[str]) -> dict[str, tuple[SupplierList, ...]]:
    """Read the imported lists of each brand, the latest first."""

    def make(row: Row) -> _Line:
        if row["brand"] not in brands:
            raise row.wrong("brand", "Write the id of a row in brands.csv.")
        for column in ("name", "source"):
            if not row[column].strip():
                raise row.wrong(column, "Write it, or take the row out.")
        return _Line(
            row["brand"],
            check_dates(row, "date"),
            row["source"],
            complete=row.one_of("extent", {COMPLETE, PARTIAL}) == COMPLETE,
            supplier=ListedSupplier(row["name"], row["address"], row["country"]),
        )

    lines = read_table(TABLES, COLUMNS, make, key=lambda made: made)
    return _by_brand(lines)


def _by_brand(lines: list[_Line]) -> dict[str, tuple[SupplierList, ...]]:
    lists: dict[tuple[str, date, str, bool], list[ListedSupplier]] = {}
    for line in lines:
        key = (line.brand, line.published, line.source, line.complete)
        lists.setdefault(key, []).append(line.supplier)
    by_brand: dict[str, tuple[SupplierList, ...]] = {}
    for brand, published, source, complete in sorted(lists, reverse=True):
        suppliers = tuple(lists[brand, published, source, complete])
        made = SupplierList(brand, published, source, complete, suppliers=suppliers)
        by_brand[brand] = (*by_brand.get(brand, ()), made)
    return by_brand


def find(listing: SupplierList, name: str) -> list[tuple[ListedSupplier, Hit]]:
    """Return the suppliers of a list that are taken for the company of this name, likest first."""
    return [(listing.suppliers[hit.number], hit) for hit in _names(listing).find(name)]


@lru_cache(maxsize=LISTS_KEPT)
def _names(listing: SupplierList) -> Names:
    return Names([supplier.name for supplier in listing.suppliers])
