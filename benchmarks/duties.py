"""Speed of landed costs by the batch against one by one, and that both agree.

    python benchmarks/duties.py [--rows 200000]

Process CPU time of one thread. Parcels are drawn evenly from every category and line, seven
origins, four channels and every day since 2016: hardly two are alike, which is harder than a feed.
`cold` rules everything anew; `warm` is a later batch of the same run.
"""

import argparse
import random
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pyarrow as pa

from countermark.duties import Parcel, landed_cost, load_tariff
from countermark.duties.bulk import Reckoner
from countermark.model import Money

BAR = 100_000  # landed costs a second on one core
ALONE = 3_000
FIRST, DAYS = date(2016, 3, 10), 3_900
ORIGINS = "CN CN CN HK VN IN TR IT JP".split()
CHANNELS = "post express informal formal".split()


def drawn(rows: int) -> list[Parcel]:
    tariff, chance = load_tariff(), random.Random(1)  # noqa: S311
    goods = [*(one.id for one in tariff.categories), *tariff.lines]
    return [
        Parcel(
            Money(Decimal(chance.randrange(1, 400_000)) / 100, "USD"),
            chance.choice(goods),
            chance.choice(ORIGINS),
            FIRST + timedelta(days=chance.randrange(DAYS)),
            chance.choice(CHANNELS),
        )
        for _ in range(rows)
    ]


def batch(parcels: list[Parcel]) -> pa.RecordBatch:
    names = ("goods", "origin", "entered", "channel")
    columns = {name: [getattr(one, name) for one in parcels] for name in names}
    prices = pa.array([one.price.amount for one in parcels], pa.decimal128(18, 2))
    return pa.RecordBatch.from_pydict({"price": prices, **columns})


def cpu(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def disagreeing(parcels: list[Parcel], answers: pa.RecordBatch) -> int:
    tariff = load_tariff()
    rows = answers.slice(0, len(parcels)).to_pylist()
    wrong = 0
    for parcel, row in zip(parcels, rows, strict=True):
        made = landed_cost(parcel, tariff)
        expected = (made.duty.low, made.duty.high, made.total.low, made.total.high)
        wrong += expected != tuple(
            row[name] for name in ("duty_low", "duty_high", "total_low", "total_high")
        )
    return wrong


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--rows", type=int, default=200_000)
    rows = asked.parse_args().rows
    parcels = drawn(rows)
    made, tariff, reckoner = batch(parcels), load_tariff(), Reckoner(load_tariff())
    cold = cpu(lambda: reckoner.landed_costs(made))
    warm = min(cpu(lambda: reckoner.landed_costs(made)) for _ in range(3))
    few = parcels[:ALONE]
    alone = cpu(lambda: [landed_cost(one, tariff) for one in few]) / len(few) * rows
    for name, spent in (("one by one", alone), ("by the batch, cold", cold), ("warm", warm)):
        print(f"{name:20} {rows / spent:12,.0f} a second  {alone / spent:8.1f} times")
    print(f"{disagreeing(few, reckoner.landed_costs(made))} of {len(few):,} differ")
    print(f"bar of {BAR:,} a second, cold: {'held' if rows / cold >= BAR else 'MISSED'}")


if __name__ == "__main__":
    main()
