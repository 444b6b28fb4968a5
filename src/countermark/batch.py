"""Screening as a pure function over Arrow: a batch of items in, a batch of records out.

Whole columns are folded and matched first; documents and signals are built only for the items in
which something was found. One item is a batch of one, so both ways give the same answer.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
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

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Screened:
    """A batch of items, and the record and the item of each row that was worth a reading."""

    batch: pa.RecordBatch
    found: dict[int, tuple[Record, Item]]
    version: str
    digest: str

    def records(self) -> Iterator[Record]:
        """Yield the record of every item in order, also of the clear ones."""
        ids = self.batch.column("id").to_pylist()
        platforms = self.batch.column("platform").to_pylist()
        for row, (name, platform) in enumerate(zip(ids, platforms, strict=True)):
            if row in self.found:
                yield self.found[row][0]
            else:
                yield self._clear(name, platform)

    def _clear(self, name: str, platform: str) -> Record:
        return {
            "id": name,
            "platform": platform,
            "tier": "clear",
            "score": 0.0,
            "assessments": [],
            "version": self.version,
            "data": self.digest,
        }

    def to_arrow(self) -> pa.RecordBatch:
        """Return the records as columns."""
        count = self.batch.num_rows
        tiers, scores = ["clear"] * count, [0.0] * count
        assessments: list[list[Record]] = [[]] * count
        for row, (made, _) in self.found.items():
            tiers[row], scores[row] = made["tier"], made["score"]
            assessments[row] = made["assessments"]
        columns = [
            self.batch.column("id"),
            self.batch.column("platform"),
            pa.array(tiers, pa.string()),
            pa.array(scores, pa.float64()),
            pa.array(assessments, pa.list_(ASSESSMENT)),
            pa.array([self.version] * count, pa.string()),
            pa.array([self.digest] * count, pa.string()),
        ]
        return pa.RecordBatch.from_arrays(columns, schema=RECORD_SCHEMA)


def screened(batch: pa.RecordBatch, kit: Kit) -> Screened:
    """Screen a batch of items; keep what was found by row."""
    found = {
        row: (record(document.item, assess(document, kit), kit), document.item)
        for row, document in read(batch, kit.vocabulary, kit.lexicon)
    }
    return Screened(batch, found, kit.version, digest=kit.digest)


def screen(batch: pa.RecordBatch, kit: Kit) -> pa.RecordBatch:
    """Return one record for each item of a batch, in its order, also for the clear ones."""
    return screened(batch, kit).to_arrow()


def screen_items(items: Sequence[Item], kit: Kit) -> list[Record]:
    """Return the screening record of each of a few items."""
    return list(screened(to_batch(items), kit).records())
