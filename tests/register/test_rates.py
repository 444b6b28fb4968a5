from datetime import date
from decimal import Decimal

import pytest

from countermark.errors import DataError
from countermark.register.rates import Rates, load_rates

HEADER = "Date,USD,JPY,CNY,\n"


def rates(tmp_path, lines: str) -> Rates:
    path = tmp_path / "eurofxref-hist.csv"
    path.write_text(HEADER + lines, encoding="utf-8")
    return load_rates([path])


def test_it_converts_through_the_euro(tmp_path):
    known = rates(tmp_path, "2025-04-17,1.25,160,8.00,\n")
    day = date(2025, 4, 17)
    assert known.convert(Decimal(80), "CNY", "USD", day) == Decimal("12.5")
    assert known.convert(Decimal(10), "EUR", "USD", day) == Decimal("12.50")


def test_the_last_rate_counts_on_days_when_the_bank_is_closed(tmp_path):
    known = rates(tmp_path, "2025-04-22,1.50,1,1,\n2025-04-17,1.25,1,1,\n")
    assert known.convert(Decimal(1), "EUR", "USD", date(2025, 4, 21)) == Decimal("1.25")
    assert known.convert(Decimal(1), "EUR", "USD", date(2025, 4, 22)) == Decimal("1.50")


@pytest.mark.parametrize(
    ("currency", "day"),
    [("USD", "2025-05-20"), ("USD", "2025-04-16"), ("JPY", "2025-04-17"), ("XAU", "2025-04-17")],
)
def test_a_missing_rate_is_never_guessed(tmp_path, currency, day):
    known = rates(tmp_path, "2025-04-17,1.25,N/A,8.00,\n")
    assert known.convert(Decimal(1), "CNY", currency, date.fromisoformat(day)) is None


def test_one_currency_needs_no_rate():
    assert Rates().convert(Decimal(7), "USD", "USD", date(2020, 1, 1)) == 7


@pytest.mark.parametrize(
    "line", ["17.04.2025,1,1,1,\n", "2025-04-17,-1,1,1,\n", "2025-04-17,x,1,1,\n"]
)
def test_a_wrong_row_names_its_place(tmp_path, line):
    with pytest.raises(DataError, match=r"eurofxref-hist\.csv:2"):
        rates(tmp_path, line)
