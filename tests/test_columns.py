"""Items go into columns and come back as they were."""

import time
from decimal import Decimal

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from countermark.columns import ITEM_SCHEMA, item_at, items_of, to_batch
from countermark.model import Item, Media, Money, Seller, Timed

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
SOME = st.none() | TEXT
TEXTS = st.lists(TEXT, max_size=3).map(tuple)
SECONDS = st.none() | st.floats(0, 1e6)
LINES = st.none() | st.lists(st.builds(Timed, TEXT, SECONDS, SECONDS), max_size=3).map(tuple)
ITEM = st.builds(
    Item,
    id=TEXT, platform=TEXT, kind=st.sampled_from(["post", "listing"]), url=SOME, title=SOME,
    caption=SOME, description=SOME, tags=TEXTS, speech=LINES, screen=LINES,
    price=st.none() | st.builds(Money, st.decimals(0, 10**9, places=2), TEXT),
    category=SOME,
    seller=st.none()
    | st.builds(Seller, SOME, SOME, SOME, SOME, st.none() | st.integers(0, 2**62), TEXTS),
    ships_from=SOME, sells_to=TEXTS, links=TEXTS,
    media=st.lists(st.builds(Media, TEXT, TEXT), max_size=2).map(tuple),
    published=SOME, captured=SOME,
)  # fmt: skip


@given(st.lists(ITEM, max_size=6))
def test_items_come_back_as_they_were(items):
    batch = to_batch(items)
    assert batch.schema == ITEM_SCHEMA
    batch.validate(full=True)
    assert items_of(batch, range(len(items))) == items


@given(st.lists(ITEM, min_size=3, max_size=6))
def test_a_slice_knows_its_own_rows(items):
    batch = to_batch(items).slice(1)
    assert item_at(batch, 0) == items[1]
    assert items_of(batch, [1, 0]) == [items[2], items[1]]


def test_the_schema_holds_every_field_of_an_item():
    assert ITEM_SCHEMA.names == list(Item.__dataclass_fields__)


def test_nothing_is_read_where_nobody_looked():
    batch = to_batch([Item("1", "a", "post", speech=()), Item("2", "a", "post")])
    assert batch.column("speech").is_null().to_pylist() == [False, True]


def test_columns_survive_the_way_through_bytes():
    batch = to_batch([Item("1", "a", "post", price=Money(Decimal("1.50"), "EUR"))])
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, batch.schema) as writer:
        writer.write_batch(batch)
    read = pa.ipc.open_stream(sink.getvalue()).read_next_batch()
    assert items_of(read, [0]) == items_of(batch, [0])


def test_a_few_rows_cost_far_less_than_all():
    items = [
        Item(str(n), "a", "post", title="x" * 50, speech=(Timed("y", 1.0),)) for n in range(8192)
    ]
    batch = to_batch(items)

    def seconds(rows):
        started = time.process_time()
        items_of(batch, rows)
        return time.process_time() - started

    everything = range(len(items))
    few = everything[::100]
    assert min(seconds(few) for _ in range(5)) < min(seconds(everything) for _ in range(3)) / 5
