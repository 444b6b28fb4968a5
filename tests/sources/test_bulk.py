"""Whole columns and single values give the same."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from countermark.columns import items_of
from countermark.sources.bulk import columns_from
from countermark.sources.native import READERS, decoded, item_of

odd = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=6),
    st.lists(st.one_of(st.none(), st.text(max_size=4), st.integers(0, 3)), max_size=3),
    st.dictionaries(st.sampled_from(["text", "name", "x"]), st.text(max_size=3), max_size=2),
)
line = st.fixed_dictionaries(
    {"text": st.one_of(st.text(max_size=5), st.none())},
    optional={"at": st.one_of(st.integers(0, 9), st.floats(0, 9)), "until": st.floats(0, 9)},
)
seller = st.fixed_dictionaries(
    {},
    optional={
        "handle": st.text(max_size=4),
        "name": st.one_of(st.none(), st.text(max_size=4)),
        "followers": st.one_of(st.integers(-2, 9), st.floats(0, 9), st.text(max_size=2)),
        "contacts": st.one_of(st.text(max_size=3), st.lists(st.text(max_size=3), max_size=2)),
        "other": odd,
    },
)
moment = st.sampled_from(
    ["2026-04-01", "2026-04-01T09:33:20Z", "2026-13-01", "1 April 2026", 1743500000, ""]
)
plain = st.text(min_size=1, max_size=8)
native = st.fixed_dictionaries(
    {"id": plain, "platform": st.just("tiktok"), "kind": st.sampled_from(["post", "listing"])},
    optional={
        "title": st.one_of(plain, odd),
        "description": plain,
        "tags": st.one_of(st.lists(plain, max_size=2), odd),
        "speech": st.one_of(st.lists(line, max_size=2), odd),
        "screen": st.lists(line, max_size=2),
        "price": st.one_of(
            st.fixed_dictionaries({"amount": st.sampled_from(["12", "1.299,00", 5, "free"])}), odd
        ),
        "seller": st.one_of(seller, odd),
        "media": st.one_of(
            st.lists(st.fixed_dictionaries({"kind": plain, "path": plain}), max_size=2), odd
        ),
        "published": st.one_of(moment, odd),
        "links": st.lists(plain, max_size=2),
        "unknown": odd,
    },
)


@settings(max_examples=200, deadline=None)
@given(st.lists(native, min_size=1, max_size=4))
def test_columns_hold_what_single_items_hold(natives):
    natives = [decoded(json.dumps(one).encode()) for one in natives]
    made = columns_from(natives, READERS)
    assert items_of(made, range(len(natives))) == [item_of(one) for one in natives]
