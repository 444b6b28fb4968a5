"""The runs of text of an item, and the same texts taken from whole Arrow columns.

Both name the same fields in the same words, so that a match found in a column points into the
passage of the item.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from countermark.model import Item, Modality, Passage, Timed

PLAIN = ("title", "caption", "description", "category")
SELLER = ("name", "handle")
TIMED = {"speech": Modality.SPEECH, "screen": Modality.SCREEN}


def passages_of(item: Item) -> tuple[Passage, ...]:
    """Return the passages of an item; what is empty makes none."""
    return tuple(passage for passage in _all_passages(item) if passage.text)


def _all_passages(item: Item) -> Iterator[Passage]:
    for field in PLAIN:
        yield Passage(Modality.WRITTEN, field, getattr(item, field) or "")
    for number, tag in enumerate(item.tags):
        yield Passage(Modality.WRITTEN, f"tags[{number}]", tag)
    if item.seller is not None:
        for field in SELLER:
            yield Passage(Modality.WRITTEN, f"seller.{field}", getattr(item.seller, field) or "")
    yield from _timed("speech", item.speech or ())
    yield from _timed("screen", item.screen or ())


def _timed(field: str, lines: tuple[Timed, ...]) -> Iterator[Passage]:
    for number, line in enumerate(lines):
        yield Passage(TIMED[field], f"{field}[{number}]", line.text, line.at, line.until)


def modalities_read(item: Item) -> frozenset[Modality]:
    """Return which modalities were really looked at; what was not read is not silent."""
    read = {Modality.WRITTEN}
    if item.speech is not None:
        read.add(Modality.SPEECH)
    if item.screen is not None:
        read.add(Modality.SCREEN)
    return frozenset(read)


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a batch, field by field, each with its item's row, its field and its number."""

    texts: list[str]
    rows: np.ndarray
    fields: list[str]
    field: np.ndarray
    number: np.ndarray

    def places(self) -> np.ndarray:
        """Return the number of each text's passage in its item."""
        order = np.argsort(self.rows, kind="stable")
        ordered = self.rows[order]
        places = np.empty(len(order), dtype=np.int64)
        places[order] = np.arange(len(order)) - np.searchsorted(ordered, ordered)
        return places

    def goes_on(self) -> np.ndarray:
        """Mark the lines of speech or screen after which another one of the same item follows."""
        timed = np.isin(self.field, [self.fields.index(field) for field in TIMED])
        same = np.append((np.diff(self.field) == 0) & (np.diff(self.rows) == 0), False)
        goes_on: np.ndarray = timed & same
        return goes_on


def texts_of(batch: pa.RecordBatch) -> Texts:
    """Return the texts of a batch of items in native columns."""
    columns = list(_columns(batch))
    kept = [(name, _kept(values, rows, number)) for name, values, rows, number in columns]
    return Texts(
        texts=[text for _, (texts, _, _) in kept for text in texts],
        rows=np.concatenate([rows for _, (_, rows, _) in kept]),
        fields=[name for name, _ in kept],
        field=np.repeat(np.arange(len(kept)), [len(texts) for _, (texts, _, _) in kept]),
        number=np.concatenate([number for _, (_, _, number) in kept]),
    )


Column = tuple[str, pa.Array, np.ndarray, np.ndarray]


def _columns(batch: pa.RecordBatch) -> Iterator[Column]:
    rows = np.arange(batch.num_rows)
    none = np.full(batch.num_rows, -1)
    for field in PLAIN:
        yield field, batch.column(field), rows, none
    yield _listed("tags", batch.column("tags"), None)
    seller = batch.column("seller")
    for field in SELLER:
        yield f"seller.{field}", _child(seller, field), rows, none
    for field in TIMED:
        yield _listed(field, batch.column(field), "text")


def _child(column: pa.StructArray, field: str) -> pa.Array:
    return column.flatten()[column.type.get_field_index(field)]


def _listed(name: str, column: pa.ListArray, field: str | None) -> Column:
    """Flatten a list column, keeping of each element its row and its number in the list."""
    values = column.flatten()
    lengths = column.value_lengths().fill_null(0).to_numpy(zero_copy_only=False)
    starts = np.cumsum(lengths) - lengths
    rows = np.repeat(np.arange(len(column)), lengths)
    number = np.arange(len(values)) - np.repeat(starts, lengths)
    return name, values if field is None else _child(values, field), rows, number


def _kept(
    values: pa.Array, rows: np.ndarray, number: np.ndarray
) -> tuple[list[str], np.ndarray, np.ndarray]:
    texts = values.to_pylist()
    if all(texts):
        return texts, rows, number
    kept = np.fromiter((bool(text) for text in texts), dtype=bool, count=len(texts))
    return [text for text in texts if text], rows[kept], number[kept]
