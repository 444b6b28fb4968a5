"""The columns of a batch as whole numbers, and whole cents as an Arrow column."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from countermark.duties.cost import MOST, check_amount
from countermark.errors import UsageError

Whole = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

NEEDED = ("price", "goods", "origin", "entered", "channel")
WORDS = ("goods", "origin", "channel", "ships_from")
CENTS = 100
PRICE = pa.decimal128(18, 2)
LARGEST = int(MOST) * CENTS


@dataclass(frozen=True, slots=True)
class Columns:
    """A batch as numbers; `bad` marks rows without a price, a day or a word that is needed.

    A word stands as its place in a list, so that equal words are told by equal numbers.
    """

    cents: Whole
    quantity: Whole
    days: Whole
    words: tuple[tuple[Whole, list[str | None]], ...]
    bad: Flags
    written: Sequence[Any]


def read_columns(batch: pa.RecordBatch) -> Columns:
    """Return the columns that a landed cost needs."""
    names = batch.schema.names
    for name in NEEDED:
        if name not in names:
            raise UsageError(f"The batch has no column {name}. It needs {', '.join(NEEDED)}.")
    cents, priced = _cents(batch["price"])
    quantity, counted = _counts(batch)
    days, dated = _days(batch["entered"])
    words = tuple(_words(batch, name) for name in WORDS)
    bad = ~(priced & counted & dated)
    for (codes, values), name in zip(words, WORDS, strict=True):
        if name in NEEDED:
            bad = bad | np.array([value is None for value in values], bool)[codes]
    cents, quantity = np.where(bad, 0, cents), np.where(bad, 1, quantity)
    return Columns(cents, quantity, np.where(bad, 0, days), words, bad, batch["price"])


def _cents(column: pa.Array) -> tuple[Whole, Flags]:
    if pa.types.is_floating(column.type):
        amounts = np.nan_to_num(column.to_numpy(zero_copy_only=False), nan=-1.0, posinf=-1.0)
        cents = np.rint(np.clip(amounts, -1, float(MOST) + 1) * CENTS)
        exact = cents / CENTS == amounts
        return cents.astype(np.int64), exact & (cents >= 0) & (cents <= LARGEST)
    try:
        whole = _unscaled(column.cast(PRICE))
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        whole = np.array([_exactly(one) for one in column.to_pylist()], np.int64)
    return whole, (whole >= 0) & (whole <= LARGEST)


def _unscaled(column: pa.Array) -> Whole:
    # A decimal of 18 digits is the low half of its 16 bytes; nulls become -1, which is no price.
    halves = np.frombuffer(column.buffers()[1], np.int64)[2 * column.offset :: 2]
    missing = column.is_null().to_numpy(zero_copy_only=False)
    whole: Whole = np.where(missing, -1, halves[: len(column)])
    return whole


def _exactly(amount: object) -> int:
    try:
        cents = Decimal(str(amount)) * CENTS
    except InvalidOperation:
        return -1
    whole = cents.is_finite() and 0 <= cents <= LARGEST and cents == int(cents)
    return int(cents) if whole else -1


def _counts(batch: pa.RecordBatch) -> tuple[Whole, Flags]:
    if "quantity" not in batch.schema.names:
        return np.ones(batch.num_rows, np.int64), np.ones(batch.num_rows, bool)
    column = batch["quantity"].cast(pa.int64()).fill_null(0)
    counts: Whole = column.to_numpy(zero_copy_only=False)
    return counts, (counts >= 1) & (counts <= int(MOST))


def _days(column: pa.Array) -> tuple[Whole, Flags]:
    try:
        days = column.cast(pa.date32()).cast(pa.int32())
    except pa.ArrowInvalid as error:
        raise UsageError(f"A day of entry cannot be read: {error}. Write YYYY-MM-DD.") from error
    dated = days.is_valid().to_numpy(zero_copy_only=False)
    return days.fill_null(0).to_numpy(zero_copy_only=False).astype(np.int64), dated


def _words(batch: pa.RecordBatch, name: str) -> tuple[Whole, list[str | None]]:
    if name not in batch.schema.names:
        return np.zeros(batch.num_rows, np.int64), [None]
    coded = batch[name].cast(pa.string()).dictionary_encode()
    values: list[str | None] = [*coded.dictionary.to_pylist(), None]
    codes = coded.indices.fill_null(len(values) - 1).to_numpy(zero_copy_only=False)
    return codes.astype(np.int64), values


def decimals(cents: Whole, known: Flags) -> pa.Array:
    """Return whole cents as a decimal column, null where they are not known."""
    halves = np.empty((len(cents), 2), np.int64)
    halves[:, 0], halves[:, 1] = cents, 0
    bits = pa.py_buffer(np.packbits(known, bitorder="little").tobytes())
    buffers = [bits, pa.py_buffer(halves.tobytes())]
    return pa.Array.from_buffers(PRICE, len(cents), buffers)


def price_error(columns: Columns, row: int) -> str:
    """Return why a row without usable numbers cannot be reckoned."""
    price = columns.written[row].as_py()
    try:
        check_amount(Decimal(str(price)), 1)
    except (UsageError, InvalidOperation):
        return f"The price is {price}. Write an amount from 0 to {MOST:,} in cents."
    return "The goods, the origin, the channel, the day or the quantity is missing. Give them all."
