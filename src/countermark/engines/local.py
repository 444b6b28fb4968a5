"""The local engine: batches through a pool of processes, in order, in bounded memory, resumable."""

import signal
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

import msgspec
import pyarrow as pa

from countermark.columns import Batch
from countermark.engines.files import Files
from countermark.engines.journal import Progress, Stage
from countermark.engines.worker import Done, Order, failed, prepare, prepare_worker, work
from countermark.sources import read_batches

TRIES = 2  # of one item alone: a worker may also be killed by accident
IN_FLIGHT = 3  # batches a worker may be ahead; bounds memory


@dataclass(frozen=True, slots=True)
class Options:
    """How a run reads and works."""

    kind: str | None = None
    mapping: Path | None = None
    size: int = 4096
    workers: int = 1
    min_tier: str = "clear"
    brands: tuple[str, ...] = ()


Watch = Callable[[Progress], None]


def run(
    inputs: tuple[str, ...], files: Files, options: Options, *, progress: Progress, watch: Watch
) -> Progress:
    """Screen the inputs from where `progress` stands, append to the files, return the counts."""
    if progress.stage is not Stage.READING:
        return progress
    batches = read_batches(inputs, kind=options.kind, mapping=options.mapping, size=options.size)
    prepare()  # wrong tables must stop the run before its first item
    order = Order(files.forms, files.wants_cards, options.min_tier, options.brands)
    left = islice(batches, progress.batches, None)
    before, started = progress.seconds, time.monotonic()
    for batch, done in _answers(left, order, options.workers):
        aside = (*batch.aside, *done.aside)
        files.append(done.written, b"".join(msgspec.json.encode(one) + b"\n" for one in aside))
        progress.count(done.tiers, Counter(_kind_of(one.reason) for one in aside))
        progress.seconds = before + time.monotonic() - started
        files.settle(progress)
        watch(progress)
    progress.stage = Stage.READ
    files.settle(progress)
    return progress


def _kind_of(reason: str) -> str:
    """Return the part of a reason that many items share: what stands before the colon."""
    return reason.split(":", 1)[0]


def _answers(batches: Iterable[Batch], order: Order, workers: int) -> Iterator[tuple[Batch, Done]]:
    left = iter(batches)
    first = list(islice(left, 2))
    if workers > 1 and len(first) > 1:  # for one batch a pool would cost more than it saves
        yield from _pooled(chain(first, left), order, workers)
        return
    for batch in chain(first, left):
        yield batch, work(batch.records, order)


def _pooled(batches: Iterator[Batch], order: Order, workers: int) -> Iterator[tuple[Batch, Done]]:
    """Keep a bounded number of batches under way, and answer in the order of the input."""
    pool = _pool(workers)
    waiting: deque[tuple[Batch, Future[Done] | None]] = deque()
    try:
        while True:
            for batch in islice(batches, workers * IN_FLIGHT - len(waiting)):
                waiting.append((batch, _submitted(pool, batch, order)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                done = future.result() if future else None
            except BrokenProcessPool:
                done = None
            if done is None:
                pool.shutdown(wait=False, cancel_futures=True)
                done = _alone(batch.records, order)
                pool = _pool(workers)
                waiting = deque((one, _submitted(pool, one, order)) for one, _ in waiting)
            yield batch, done
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, batch: Batch, order: Order) -> Future[Done] | None:
    """Hand a batch to the pool; None where a worker of it has died meanwhile."""
    # A worker started here keeps this for its life: Ctrl-C is for its parent to handle.
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        return pool.submit(work, batch.records, order)
    except BrokenProcessPool:
        return None
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


def _pool(workers: int) -> ProcessPoolExecutor:
    # Spawned, not forked: Arrow's threads do not survive a fork.
    spawn = get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=spawn, initializer=prepare_worker)


def _alone(records: pa.RecordBatch, order: Order) -> Done:
    """Screen a batch whose worker died in a process of its own, halving it down to the item."""
    for _ in range(TRIES if records.num_rows <= 1 else 1):
        with _pool(1) as pool:
            try:
                return pool.submit(work, records, order).result()
            except BrokenProcessPool:
                continue
    if records.num_rows <= 1:
        return Done({}, {}, (failed(records, "the process died, perhaps of memory"),))
    half = records.num_rows // 2
    first = _alone(records.slice(0, half), order)
    second = _alone(records.slice(half), order)
    return _joined(first, second)


def _joined(first: Done, second: Done) -> Done:
    parts = {*first.written, *second.written}
    return Done(
        {part: first.written.get(part, b"") + second.written.get(part, b"") for part in parts},
        dict(Counter(first.tiers) + Counter(second.tiers)),
        (*first.aside, *second.aside),
    )
