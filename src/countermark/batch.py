"""Screening as a pure function over Arrow: a batch of items in, a batch of records out.

Whole columns are folded and matched first; documents and signals are built only for the items in
which something was found. One item is a batch of one, so both ways give the same answer.
"""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from countermark.assess import Kit, assess
from countermark.columns import to_batch
from countermark.explain import record
from countermark.model import Item
from countermark.reading import read

SPAN = pa.struct(
    [
        ("modality", pa.string()),
        ("field", pa.string()),
        ("start", pa.int32()),
        ("end", pa.int32()),
        ("quote", pa.string()),
        ("at", pa.float64()),
    ]
)
REASON = pa.struct(
    [
        ("code", pa.string()),
        ("class", pa.string()),
        ("bits", pa.float64()),
        ("text", pa.string()),
        ("text_zh", pa.string()),
        ("spans", pa.list_(SPAN)),
    ]
)
ASSESSMENT = pa.struct(
    [
        ("brand", pa.string()),
        ("tier", pa.string()),
        ("score", pa.float64()),
        ("prior", pa.float64()),
        ("reasons", pa.list_(REASON)),
        ("unread", pa.list_(pa.string())),
    ]
)
RECORD_SCHEMA = pa.schema(
    [
        ("id", pa.string()),
        ("platform", pa.string()),
        ("tier", pa.string()),
        ("score", pa.float64()),
        ("assessments", pa.list_(ASSESSMENT)),
        ("version", pa.string()),
        ("data", pa.string()),
    ]
)


def screen(batch: pa.RecordBatch, kit: Kit) -> pa.RecordBatch:
    """Return one record for each item of a batch, in its order, also for the clear ones."""
    count = batch.num_rows
    tiers, scores = ["clear"] * count, [0.0] * count
    assessments: list[list[dict[str, Any]]] = [[] for _ in range(count)]
    for row, document in read(batch, kit.vocabulary, kit.lexicon.windows):
        made = record(document.item, assess(document, kit), kit)
        tiers[row], scores[row] = made["tier"], made["score"]
        assessments[row] = made["assessments"]
    columns = [
        batch.column("id"),
        batch.column("platform"),
        pa.array(tiers, pa.string()),
        pa.array(scores, pa.float64()),
        pa.array(assessments, pa.list_(ASSESSMENT)),
        pa.array([kit.version] * count, pa.string()),
        pa.array([kit.digest] * count, pa.string()),
    ]
    return pa.RecordBatch.from_arrays(columns, schema=RECORD_SCHEMA)


def screen_items(items: Sequence[Item], kit: Kit) -> list[dict[str, Any]]:
    """Return the screening record of each of a few items."""
    records: list[dict[str, Any]] = screen(to_batch(items), kit).to_pylist()
    return records
