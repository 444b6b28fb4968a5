from dataclasses import replace
from decimal import Decimal

import pytest

from countermark.model import Money
from countermark.register.prices import Reference, reference_of
from countermark.signals.price_far_below import comparisons, detect
from tests.build import REGISTER, document, fires


def reference(**more: str) -> Reference:
    cells = {
        "brand": "marlowe",
        "line": "Corvella",
        "model": "Corvella tote",
        "category": "bags",
        "code": "MW-4410B",
        "list_price": "420",
        "sale_price": "300",
        "currency": "USD",
        "territory": "US",
        "date": "2025-04-15",
        "source": "invented",
    }
    return reference_of(cells | more, {"marlowe"})


KNOWN = replace(
    REGISTER, prices={"marlowe": (reference(), reference(sale_price="320", variant="red"))}
)


def strength(title: str, kind: str = "listing", **fields) -> float:
    made = document(kind, title=title, **fields)
    found = list(detect(made, KNOWN))
    return found[0].strength if found else 0.0


@pytest.mark.parametrize(
    ("title", "usd"),
    [
        ("Marlowe Corvella tote MW-4410B", "150"),
        ("Marlowe Corvella tote MW-4410B", "20"),
        ("Marlowe MW4410B lot of 10", "900"),
        ("Marlowe Corvella wallet", "100"),
    ],
)
def test_fires(title, usd):
    assert strength(title, usd=Decimal(usd)) > 0


@pytest.mark.parametrize(
    ("title", "usd"),
    [
        ("Marlowe Corvella tote MW-4410B", "160"),
        ("Marlowe Corvella tote MW-4410B", "299"),
        ("Marlowe Corvella tote MW-4410B deposit", "1"),
        ("Marlowe Corvella tote MW-4410B kids", "20"),
        ("Marlowe Corvella tote MW-4410B empty box", "20"),
        ("strap compatible with Marlowe Corvella tote MW-4410B", "9"),
        ("Marlowe umbrella", "9"),
        ("Tindrel runner", "9"),
    ],
)
def test_silent(title, usd):
    assert strength(title, usd=Decimal(usd)) == 0


def test_silent_without_reference_prices():
    assert not fires("price_far_below", "listing", title="Marlowe Corvella tote", usd=Decimal(9))


def test_a_sure_model_far_below_counts_more_than_a_line():
    model = strength("Marlowe MW-4410B bag", usd=Decimal(60))
    assert model > strength("Marlowe Corvella wallet", usd=Decimal(60)) > 0
    assert model > strength("Marlowe MW-4410B bag", usd=Decimal(140)) > 0


def test_the_note_gives_both_prices_and_how_they_were_matched():
    made = document("listing", title="Marlowe MW-4410B bag", usd=Decimal(62))
    (signal,) = detect(made, KNOWN)
    assert "asks 62 USD, 20 % of 310.00 USD" in signal.note
    assert "matched with 0.95" in signal.note
    assert "310.00 USD" in signal.note_zh


def test_the_price_in_the_text_is_taken_and_quoted_where_it_is_the_only_one():
    made = document(title="Marlowe MW-4410B bag $62")
    (signal,) = detect(made, KNOWN)
    assert [span.quote for span in signal.spans] == ["$62"]


def test_a_missing_rate_is_said_and_no_signal():
    made = document(
        "listing",
        title="Marlowe MW-4410B bag",
        price=Money(Decimal(99), "CNY"),
        captured="2025-04-17",
    )
    assert list(detect(made, KNOWN)) == []
    ((brand, _, found),) = comparisons(made, KNOWN)
    assert (brand, found.ratio) == ("marlowe", None)
    assert "no rate of CNY in USD for 2025-04-17" in found.reason
