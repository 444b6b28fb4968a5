"""Reference prices: what authentic goods cost, one observation a row, read and written."""

import csv
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from countermark.errors import DataError
from countermark.register.gtin import gtin_of
from countermark.rows import Row, read_table
from countermark.text.currencies import currency_words

PATTERN = "prices/*.csv"
COLUMNS = (
    *("brand", "line", "model", "category", "variant", "gtin", "code"),
    *("list_price", "sale_price", "currency", "territory", "date", "source"),
)


@dataclass(frozen=True, slots=True)
class Reference:
    """What authentic goods were seen at on a day: at list price, on sale, or both."""

    brand: str
    line: str
    model: str
    category: str
    variant: str
    gtin: str
    code: str
    listed: Decimal | None
    sold: Decimal | None
    currency: str
    territory: str
    seen: date
    source: str

    @property
    def paid(self) -> Decimal:
        """Return what a buyer paid: the sale price where one was seen."""
        return self.sold or self.listed or Decimal(0)


def read_prices(brands: Container[str]) -> dict[str, tuple[Reference, ...]]:
    """Read the reference prices of the tables and the user's overlay, by brand."""

    def make(row: Row) -> Reference:
        try:
            return reference_of(row.cells, brands)
        except ValueError as error:
            raise DataError(f"{row.where}: {error}") from None

    found: dict[str, list[Reference]] = {}
    for one in read_table(PATTERN, COLUMNS, make, key=key_of):
        found.setdefault(one.brand, []).append(one)
    return {brand: tuple(rows) for brand, rows in found.items()}


def key_of(one: Reference) -> tuple[object, ...]:
    """Return what makes two rows the same observation."""
    goods = (one.brand, one.model, one.variant, one.gtin, one.code)
    return (*goods, one.currency, one.territory, one.seen, one.source)


def reference_of(cells: Mapping[str, str], brands: Container[str]) -> Reference:
    """Make a reference price of cells; a ValueError says which field is wrong, and the cure."""
    texts = {name: (cells.get(name) or "").strip() for name in COLUMNS}
    listed, sold = (_amount(name, texts[name]) for name in ("list_price", "sale_price"))
    if listed is None and sold is None:
        raise ValueError("list_price and sale_price are empty. Write at least one.")
    _check(texts, brands)
    return Reference(
        brand=texts["brand"],
        line=texts["line"],
        model=texts["model"],
        category=texts["category"],
        variant=texts["variant"],
        gtin=gtin_of(texts["gtin"]),
        code=texts["code"],
        listed=listed,
        sold=sold,
        currency=texts["currency"],
        territory=texts["territory"].upper(),
        seen=_seen(texts["date"]),
        source=texts["source"],
    )


def _check(texts: Mapping[str, str], brands: Container[str]) -> None:
    """Raise a ValueError for the first field that cannot be."""
    if texts["brand"] not in brands:
        raise ValueError(_wrong("brand", texts["brand"], "Write the id of a row in brands.csv."))
    if not texts["model"]:
        raise ValueError("model is empty. Write the name of the goods.")
    if not texts["source"]:
        raise ValueError("source is empty. Write where the price was seen.")
    if texts["currency"] not in currency_words().shares:
        cure = "Write a currency of currencies.csv by its three letters."
        raise ValueError(_wrong("currency", texts["currency"], cure))
    if texts["gtin"] and not gtin_of(texts["gtin"]):
        cure = "Its length or its check digit is wrong; mend it or leave it empty."
        raise ValueError(_wrong("gtin", texts["gtin"], cure))


def _wrong(field: str, text: str, cure: str) -> str:
    return f"{field} is {text!r}. {cure}"


def _amount(field: str, text: str) -> Decimal | None:
    if not text:
        return None
    try:
        amount = Decimal(text)
    except InvalidOperation:
        amount = Decimal(0)
    if not (amount.is_finite() and amount > 0):
        raise ValueError(_wrong(field, text, "Write an amount above zero, as 129.00."))
    return amount


def _seen(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(_wrong("date", text, "Write the day as YYYY-MM-DD.")) from None


def write_prices(path: Path, prices: Iterable[Reference]) -> None:
    """Write reference prices as a table."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(COLUMNS)
        for one in prices:
            goods = (one.brand, one.line, one.model, one.category, one.variant, one.gtin, one.code)
            amounts = ("" if paid is None else str(paid) for paid in (one.listed, one.sold))
            table.writerow((*goods, *amounts, one.currency, one.territory, one.seen, one.source))
