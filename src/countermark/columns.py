"""Items as Arrow columns: the shape in which whole batches of them travel."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, chain
from typing import Any

import pyarrow as pa

from countermark.model import Item, Media, Money, Seller, SetAside, Timed

TEXTS = pa.list_(pa.string())
TIMED = pa.struct([("text", pa.string()), ("at", pa.float64()), ("until", pa.float64())])
MONEY = pa.struct([("amount", pa.string()), ("currency", pa.string())])
MEDIA = pa.struct([("kind", pa.string()), ("path", pa.string())])
SELLER = pa.struct(
    [
        ("handle", pa.string()),
        ("name", pa.string()),
        ("country", pa.string()),
        ("created", pa.string()),
        ("followers", pa.int64()),
        ("contacts", TEXTS),
    ]
)
ITEM_SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("platform", pa.string()),
        ("kind", pa.string()),
        ("url", pa.string()),
        ("title", pa.string()),
        ("caption", pa.string()),
        ("description", pa.string()),
        ("tags", TEXTS),
        ("speech", pa.list_(TIMED)),
        ("screen", pa.list_(TIMED)),
        ("price", MONEY),
        ("category", pa.string()),
        ("seller", SELLER),
        ("ships_from", pa.string()),
        ("sells_to", TEXTS),
        ("links", TEXTS),
        ("media", pa.list_(MEDIA)),
        ("published", pa.string()),
        ("captured", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class Batch:
    """Some items of one input, and what was set aside since the batch before.

    `number` counts the batches of the input from 0; the same inputs read in the same size give
    the same batches, so a run that was cut off knows what is done.
    """

    records: pa.RecordBatch
    source: str
    number: int
    aside: tuple[SetAside, ...] = ()


def to_batch(items: Sequence[Item]) -> pa.RecordBatch:
    """Return items as columns."""
    columns = [_column(field, [getattr(item, field.name) for item in items]) for field in _FIELDS]
    return pa.RecordBatch.from_arrays(columns, schema=ITEM_SCHEMA)


def item_at(batch: pa.RecordBatch, row: int) -> Item:
    """Return the item in one row of a batch."""
    return items_of(batch, [row])[0]


def items_of(batch: pa.RecordBatch, rows: Sequence[int]) -> list[Item]:
    """Return the items in some rows of a batch, without touching the others."""
    few = batch.take(pa.array(rows, pa.int64()))
    columns = [_values(field, few.column(field.name)) for field in _FIELDS]
    return [Item(*values) for values in zip(*columns, strict=True)]


def column_of(name: str, values: Sequence[Any]) -> pa.Array:
    """Return one column from the values of one field of many items."""
    return _column(ITEM_SCHEMA.field(name), values)


def _column(field: pa.Field, values: Sequence[Any]) -> pa.Array:
    if field.type == pa.string():
        return _strings(values)
    if pa.types.is_struct(field.type):
        return _structs(values, field.type)
    return _lists(values, field.type)


def _strings(values: Sequence[str | None]) -> pa.Array:
    """Return texts; half of a surrogate pair, left where a text was cut, becomes a question."""
    try:
        return pa.array(values, pa.string())
    except UnicodeEncodeError:
        clean = [one if one is None else one.encode("utf-8", "replace").decode() for one in values]
        return pa.array(clean, pa.string())


def _lists(values: Sequence[Any], kind: pa.ListType) -> pa.Array:
    if not any(values) and None not in values:
        return pa.array([()] * len(values), kind)
    offsets = list(accumulate((len(value or ()) for value in values), initial=0))
    flat = list(chain.from_iterable(value for value in values if value))
    inner = kind.value_type
    child = _structs(flat, inner) if pa.types.is_struct(inner) else _strings(flat)
    missing = [value is None for value in values]
    return pa.ListArray.from_arrays(
        pa.array(offsets, pa.int32()),
        child,
        type=kind,
        mask=pa.array(missing, pa.bool_()) if any(missing) else None,
    )


def _structs(values: Sequence[Any], kind: pa.StructType) -> pa.Array:
    if not any(value is not None for value in values):
        return pa.nulls(len(values), kind)
    children = [
        _child(part, [None if value is None else getattr(value, part.name) for value in values])
        for part in kind
    ]
    missing = pa.array([value is None for value in values], pa.bool_())
    return pa.StructArray.from_arrays(children, fields=list(kind), mask=missing)


def _child(part: pa.Field, values: list[Any]) -> pa.Array:
    if part.name == "amount":
        return pa.array([None if one is None else str(one) for one in values], part.type)
    if pa.types.is_list(part.type):
        return _lists([one or () for one in values], part.type)
    return _strings(values) if part.type == pa.string() else pa.array(values, part.type)


def _values(field: pa.Field, column: pa.Array) -> Iterable[Any]:
    values = column.to_pylist()
    make = _MAKERS.get(field.name)
    return map(make, values) if make else values


def _listed(one: list[str] | None) -> tuple[str, ...]:
    return tuple(one) if one else ()


def _timed(one: list[dict[str, Any]] | None) -> tuple[Timed, ...] | None:
    return None if one is None else tuple(Timed(**line) for line in one)


def _media(one: list[dict[str, Any]] | None) -> tuple[Media, ...]:
    return tuple(Media(**part) for part in one) if one else ()


def _money(one: dict[str, Any] | None) -> Money | None:
    return Money(Decimal(one["amount"]), one["currency"]) if one else None


def _seller(one: dict[str, Any] | None) -> Seller | None:
    return Seller(**(one | {"contacts": _listed(one["contacts"])})) if one else None


_FIELDS = tuple(ITEM_SCHEMA)
_MAKERS: dict[str, Callable[[Any], Any]] = {
    "tags": _listed,
    "sells_to": _listed,
    "links": _listed,
    "speech": _timed,
    "screen": _timed,
    "media": _media,
    "price": _money,
    "seller": _seller,
}
