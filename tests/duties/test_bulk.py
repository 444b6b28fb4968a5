"""By the batch and one by one the answers are the same."""

from datetime import date, timedelta
from decimal import Decimal

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from countermark.duties import Parcel, landed_cost
from countermark.duties.bulk import Reckoner
from countermark.errors import UsageError
from countermark.model import Money
from tests.duties.build import tariff

FIRST, LAST = date(2016, 3, 1), date(2027, 12, 31)
CODES = (
    "6109.10.00",
    "91021145",
    "62053020",
    "4202",
    "6110.30.99",
    "2203.00.00",
    "123",
    "85076000",
)
RECKONER = Reckoner(tariff())


def goods():
    return st.sampled_from([*(one.id for one in tariff().categories), *CODES, "zebra"])


def days():
    edges = [day + timedelta(days=shift) for day in tariff().changes() for shift in (-1, 0)]
    return st.sampled_from(edges) | st.dates(FIRST, LAST)


def prices():
    edges = ["0", "0.01", "1.50", "12", "20", "20.01", "100", "800", "800.01", "2500", "2500.01"]
    fine = st.decimals("0", "5000", places=2)
    return (
        st.sampled_from([Decimal(one) for one in edges]) | fine | st.just(Decimal("999999999.99"))
    )


@st.composite
def parcels(draw):
    return Parcel(
        price=Money(draw(prices()), "USD"),
        goods=draw(goods()),
        origin=draw(st.sampled_from("CN CN HK MO VN IN IT CH JP CA MX BR RU KE US XX".split())),
        entered=draw(days()),
        channel=draw(st.sampled_from(["post", "express", "informal", "formal", "pigeon"])),
        ships_from=draw(st.sampled_from([None, None, "CN", "VN"])),
        quantity=draw(st.sampled_from([1, 1, 2, 50])),
    )


def batch(made: list[Parcel]) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(
        {
            "price": pa.array([one.price.amount for one in made], pa.decimal128(18, 2)),
            **{
                name: [getattr(one, name) for one in made]
                for name in ("goods", "origin", "entered", "channel", "quantity")
            },
            "ships_from": pa.array([one.ships_from for one in made], pa.string()),
        }
    )


def alone(parcel: Parcel) -> dict[str, object]:
    try:
        made = landed_cost(parcel, tariff())
    except UsageError as error:
        return {"error": str(error)}
    return {
        "duty_low": made.duty.low,
        "duty_high": made.duty.high,
        "fees_low": made.charged.low,
        "fees_high": made.charged.high,
        "total_low": made.total.low,
        "total_high": made.total.high,
        "free": made.exemption.free,
        "unknown": "; ".join(made.unknown),
        "stale": made.stale,
        "error": None,
    }


@given(st.lists(parcels(), min_size=1, max_size=30))
@settings(max_examples=150, deadline=None, derandomize=True)
def test_every_row_is_what_the_parcel_alone_would_owe(made):
    rows = RECKONER.landed_costs(batch(made)).to_pylist()
    for row, parcel in zip(rows, made, strict=True):
        expected = alone(parcel)
        assert {name: row[name] for name in expected} == expected
        if expected["error"]:
            assert row["duty_low"] is row["total_high"] is row["free"] is row["unknown"] is None


def columns(**more):
    base = {
        "price": [30.0],
        "goods": ["handbag"],
        "origin": ["CN"],
        "entered": ["2026-08-01"],
        "channel": ["express"],
    }
    return pa.RecordBatch.from_pydict(base | more)


@pytest.mark.parametrize(
    "price",
    [[30.0], ["30.00"], [30], [Decimal("30")], pa.array([Decimal(30)], pa.decimal128(30, 6))],
)
def test_a_price_may_be_a_number_a_text_or_a_decimal(price):
    row = RECKONER.landed_costs(columns(price=price)).to_pylist()[0]
    assert (row["duty_low"], row["duty_high"]) == (Decimal("13.95"), Decimal("16.53"))


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"price": [-3.0]}, "The price is -3.0."),
        ({"price": [0.005]}, "The price is 0.005."),
        ({"price": ["cheap"]}, "The price is cheap."),
        ({"price": pa.array([None], pa.float64())}, "The price is None."),
        ({"goods": pa.array([None], pa.string())}, "missing"),
        ({"entered": pa.array([None], pa.date32())}, "missing"),
        ({"goods": ["zebra"]}, "'zebra' is no category we know."),
        ({"origin": ["Mars"]}, "'Mars' is no country."),
        ({"entered": ["2015-01-01"]}, "2015-01-01 is before our evidence"),
    ],
)
def test_a_row_that_cannot_be_reckoned_says_why(wrong, message):
    row = RECKONER.landed_costs(columns(**wrong)).to_pylist()[0]
    assert message in row["error"]
    assert row["duty_low"] is None


def test_the_rows_beside_a_wrong_one_stay():
    good, bad = columns(), columns(goods=["zebra"])
    both = pa.Table.from_batches([bad, good]).combine_chunks().to_batches()[0]
    rows = RECKONER.landed_costs(both).to_pylist()
    assert [one["duty_low"] for one in rows] == [None, Decimal("13.95")]


def test_an_empty_batch_stays_empty():
    assert RECKONER.landed_costs(columns().slice(0, 0)).num_rows == 0


def test_a_missing_column_is_named():
    with pytest.raises(UsageError, match="The batch has no column origin"):
        RECKONER.landed_costs(columns().drop_columns(["origin"]))


def test_a_part_of_a_batch_is_read_where_it_begins():
    made = [
        Parcel(Money(Decimal(price), "USD"), "toy", "CN", date(2026, 8, 1)) for price in (8, 16)
    ]
    row = RECKONER.landed_costs(batch(made).slice(1)).to_pylist()
    assert [one["duty_low"] for one in row] == [Decimal("2.00")]
