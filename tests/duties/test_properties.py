"""What holds for every parcel, on every day."""

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from countermark.duties import Parcel, landed_cost
from countermark.duties.nouns import cents
from countermark.model import Money
from tests.duties.build import tariff

DAYS = st.dates(date(2016, 3, 10), date(2027, 12, 31))
SPECIAL = st.dates(date(2025, 5, 2), date(2026, 7, 23))
PRICES = st.decimals("0.01", "9999", places=2)
GOODS = st.sampled_from([*tariff().lines, *(one.id for one in tariff().categories)])
ORIGINS = st.sampled_from(sorted(tariff().groups["world"] - {"US"}))
CHANNELS = st.sampled_from(["post", "express", "informal", "formal"])
many = settings(max_examples=200, deadline=None, derandomize=True)


def reckoned(price, goods, day, **more):
    return landed_cost(Parcel(Money(price, "USD"), goods, entered=day, **more), tariff())


@given(PRICES, GOODS, DAYS, ORIGINS, CHANNELS)
@many
def test_the_sums_are_the_sums_of_their_parts(price, goods, day, origin, channel):
    made = reckoned(price, goods, day, origin=origin, channel=channel)
    assert made.duty.low >= 0
    assert made.total.low == price + made.duty.low + made.charged.low
    if made.duty.high is None:
        assert made.unknown
        assert made.total.high is None
        return
    assert made.duty.low <= made.duty.high
    for line in made.lines:
        assert made.duty.low <= cents(line.duty.low) <= cents(line.duty.high) <= made.duty.high
        exact = all(one.amount.low == one.amount.high for one in line.layers)
        if exact:
            assert line.duty.low == sum(one.amount.low for one in line.layers)


@given(PRICES, GOODS, DAYS, CHANNELS)
@many
def test_goods_of_hong_kong_are_never_on_a_list(price, goods, day, channel):
    made = reckoned(price, goods, day, origin="HK", channel=channel)
    layers = [one.rule.measure for line in made.lines for one in line.layers]
    assert "section_301" not in layers


@given(st.decimals("0.01", "800", places=2), GOODS, SPECIAL, st.sampled_from(["CN", "HK"]))
@many
def test_mail_of_the_special_regime_owes_nothing_else(price, goods, day, origin):
    made = reckoned(price, goods, day, origin=origin, channel="post")
    assert made.lines == ()
    assert made.methods
    assert not made.exemption.free


@given(PRICES, GOODS, DAYS, ORIGINS)
@many
def test_a_dearer_parcel_never_owes_less_by_formal_entry(price, goods, day, origin):
    code = goods if goods.isdecimal() else "61091000"
    cheap = reckoned(price, code, day, origin=origin, channel="formal")
    dear = reckoned(price + Decimal(1), code, day, origin=origin, channel="formal")
    assert cheap.duty.low <= dear.duty.low
