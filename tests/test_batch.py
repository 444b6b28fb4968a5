"""The two ways of screening give the same answer, and every span quotes what was written."""

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from countermark.batch import RECORD_SCHEMA, screen, screen_items
from countermark.columns import to_batch
from countermark.model import Item, Seller, Timed
from tests.build import kit, recorded

WORDS = st.sampled_from(
    "Marlowe marlowe M4rlowe M.a.r.l.o.w.e 玛洛薇尔 马落微儿 Tindrel summit shoes bag OEM "
    "原厂尾单 半成品 compatible with not how to spot fake 二手 WhatsApp +8613800000000 $3,800 "
    "$140 加微信 ab_1234 🐎 ！ "
    "#marlowe Mаrlowe ＭＡＲＬＯＷＥ \u200b 瑪洛薇爾 1:1 mirror quality".split()
)
TEXTS = st.lists(WORDS | st.text(max_size=6), max_size=12).map(" ".join)
LINES = st.none() | st.lists(st.builds(Timed, TEXTS), max_size=3).map(tuple)
ITEMS = st.lists(
    st.builds(
        Item,
        id=st.uuids().map(str),
        platform=st.just("tiktok"),
        kind=st.sampled_from(["post", "listing"]),
        title=st.none() | TEXTS,
        description=st.none() | TEXTS,
        tags=st.lists(TEXTS, max_size=2).map(tuple),
        speech=LINES,
        screen=LINES,
        seller=st.none() | st.builds(Seller, name=TEXTS),
    ),
    max_size=6,
)


def written(item: Item, field: str) -> str:
    name, _, number = field.partition("[")
    if name.startswith("seller."):
        return getattr(item.seller, name.removeprefix("seller."))
    value = getattr(item, name)
    if not number:
        return value
    entry = value[int(number[:-1])]
    return entry.text if isinstance(entry, Timed) else entry


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ITEMS)
def test_a_batch_and_its_items_one_by_one_give_the_same(items):
    together = screen_items(items, kit())
    assert together == [screen_items([item], kit())[0] for item in items]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ITEMS)
def test_every_span_slices_back_to_what_the_seller_wrote(items):
    for item, record in zip(items, screen_items(items, kit()), strict=True):
        for assessment in record["assessments"]:
            for reason in assessment["reasons"]:
                for span in reason["spans"]:
                    text = written(item, span["field"])
                    assert text[span["start"] : span["end"]] == span["quote"] != ""


def test_arrow_and_dictionaries_hold_the_same():
    items = [
        Item(str(n), "tiktok", "post", title=title)
        for n, title in enumerate(["Marlowe OEM", "a day"])
    ]
    records = screen(to_batch(items), kit())
    assert records.schema == RECORD_SCHEMA
    assert records.to_pylist() == screen_items(items, kit())


def test_an_empty_batch_gives_no_records():
    assert screen(to_batch([]), kit()).num_rows == 0
    assert isinstance(screen(to_batch([]), kit()), pa.RecordBatch)


def test_what_was_not_read_is_named():
    assert recorded(title="Marlowe OEM")["assessments"][0]["unread"] == [
        "screen",
        "speech",
        "picture",
    ]
    read = recorded(title="Marlowe OEM", speech="a bag", screen="")
    assert read["assessments"][0]["unread"] == ["picture"]


def test_the_score_is_the_probability_that_the_bits_imply():
    best = recorded(title="Marlowe OEM")["assessments"][0]
    bits = best["prior"] + sum(reason["bits"] for reason in best["reasons"])
    assert best["score"] == round(1 / (1 + 2**-bits), 4)
