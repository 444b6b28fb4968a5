"""What one worker does with one batch: screen it, and return the bytes of every output."""

import gc
import os
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.process import BaseProcess
from typing import Any

import msgspec
import pyarrow as pa

from countermark.assess import Kit, load_kit
from countermark.batch import Record, Screened, screened
from countermark.engines.outputs import compressed, spooled
from countermark.model import Item, SetAside, Tier

ORDER = tuple(tier.value for tier in Tier)


@dataclass(frozen=True, slots=True)
class Order:
    """What is wanted of each batch: which forms, from which tier on, and for which brands."""

    forms: tuple[str, ...]
    cards: bool
    min_tier: str = "clear"
    brands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """The answer to one batch, ready to be appended, and its counts."""

    written: dict[str, bytes]
    tiers: dict[str, int]
    aside: tuple[SetAside, ...]


_kit: Kit | None = None


def prepare() -> None:
    """Load the tables once in each process; the collector need not walk what lives for ever."""
    kit()
    gc.freeze()


def prepare_worker() -> None:
    """Prepare a worker, which never outlives its parent."""
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_leave_with, args=(parent,), daemon=True).start()
    prepare()


def _leave_with(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def kit() -> Kit:
    """Return the tables of this process."""
    global _kit  # noqa: PLW0603
    if _kit is None:
        _kit = load_kit()
    return _kit


def work(batch: pa.RecordBatch, order: Order) -> Done:
    """Screen a batch; where that fails, screen its items singly and set aside those that fail."""
    try:
        return _answer(screened(batch, kit()), order, ())
    except Exception:  # noqa: BLE001 - the outermost loop: one item must never lose the others
        return _one_by_one(batch, order)


def _one_by_one(batch: pa.RecordBatch, order: Order) -> Done:
    kept: list[int] = []
    found: dict[int, tuple[Record, Item]] = {}
    aside: list[SetAside] = []
    for row in range(batch.num_rows):
        single = batch.slice(row, 1)
        try:
            made = screened(single, kit())
        except Exception as error:  # noqa: BLE001
            aside.append(failed(single, f"{type(error).__name__}: {error}"))
            continue
        if made.found:
            found[len(kept)] = made.found[0]
        kept.append(row)
    whole = batch.take(pa.array(kept, pa.int64()))
    return _answer(Screened(whole, found, kit().version, kit().digest), order, tuple(aside))


def failed(single: pa.RecordBatch, reason: str) -> SetAside:
    """Return the item of a batch of one as set aside by the screening itself."""
    name = f"{single.column('platform')[0]}:{single.column('id')[0]}"
    return SetAside(name, f"screening failed: {reason}", "Report it with the item.")


def _answer(made: Screened, order: Order, aside: tuple[SetAside, ...]) -> Done:
    if order.brands:
        made = _only(made, order.brands)
    tiers = Counter(found[0]["tier"] for found in made.found.values())
    tiers["clear"] += made.batch.num_rows - len(made.found)
    if order.min_tier != "clear":
        made = _from_tier(made, ORDER.index(order.min_tier))
    return Done(dict(_forms(made, order)), dict(tiers), aside)


def _forms(made: Screened, order: Order) -> Iterator[tuple[str, bytes]]:
    line_forms = [form for form in order.forms if form.startswith(".jsonl")]
    if line_forms:
        lines = b"".join(msgspec.json.encode(record) + b"\n" for record in made.records())
        yield from ((form, compressed(form)(lines)) for form in line_forms)
    if ".parquet" in order.forms:
        yield ".parquet", spooled(made.to_arrow())
    if order.cards:
        yield "cards", b"".join(_cards(made))


def _cards(made: Screened) -> Iterator[bytes]:
    for record, item in made.found.values():
        if record["tier"] != "clear":
            yield msgspec.json.encode({"record": record, "item": _native(item)}) + b"\n"


def _native(item: Item) -> dict[str, Any]:
    native: dict[str, Any] = msgspec.to_builtins(item)
    return native


def _only(made: Screened, brands: tuple[str, ...]) -> Screened:
    """Keep the assessments of some brands; what names none of them is clear."""
    found = {}
    for row, (record, item) in made.found.items():
        kept = [one for one in record["assessments"] if one["brand"] in brands]
        if kept:
            best = kept[0]
            changed = {"tier": best["tier"], "score": best["score"], "assessments": kept}
            found[row] = (record | changed, item)
    return Screened(made.batch, found, made.version, made.digest)


def _from_tier(made: Screened, lowest: int) -> Screened:
    rows = [row for row, (one, _) in made.found.items() if ORDER.index(one["tier"]) >= lowest]
    found = {number: made.found[row] for number, row in enumerate(rows)}
    return Screened(made.batch.take(pa.array(rows, pa.int64())), found, made.version, made.digest)
