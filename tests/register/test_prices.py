from datetime import date
from decimal import Decimal

import pytest

from countermark.errors import DataError
from countermark.register.prices import COLUMNS, key_of, read_prices, reference_of, write_prices

ROW = {
    "brand": "marlowe",
    "line": "Corvella",
    "model": "Corvella tote",
    "gtin": "4006381333931",
    "list_price": "420.00",
    "sale_price": "310.00",
    "currency": "USD",
    "territory": "us",
    "date": "2025-04-15",
    "source": "https://marlowe.example",
}


def test_what_is_paid_is_the_sale_price_where_there_is_one():
    assert reference_of(ROW, {"marlowe"}).paid == Decimal("310.00")
    assert reference_of(ROW | {"sale_price": ""}, {"marlowe"}).paid == Decimal("420.00")


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("brand", "nobody"),
        ("model", ""),
        ("source", ""),
        ("currency", "ZZZ"),
        ("list_price", "-1"),
        ("sale_price", "0"),
        ("list_price", "nan"),
        ("list_price", "12,5"),
        ("gtin", "4006381333932"),
        ("date", "15.04.2025"),
    ],
)
def test_a_wrong_field_is_named(field, text):
    with pytest.raises(ValueError, match=field):
        reference_of(ROW | {field: text}, {"marlowe"})


def test_a_row_needs_one_of_both_prices():
    with pytest.raises(ValueError, match="list_price and sale_price"):
        reference_of(ROW | {"list_price": "", "sale_price": ""}, {"marlowe"})


def test_it_reads_from_the_overlay_what_it_wrote(tmp_path, monkeypatch):
    one = reference_of(ROW, {"marlowe"})
    write_prices(tmp_path / "prices" / "mine.csv", [one])
    monkeypatch.setenv("COUNTERMARK_DATA", str(tmp_path))
    assert read_prices({"marlowe"}) == {"marlowe": (one,)}
    assert (one.seen, one.territory, one.gtin) == (date(2025, 4, 15), "US", "04006381333931")


def test_a_wrong_table_names_row_and_field(tmp_path, monkeypatch):
    (tmp_path / "prices").mkdir()
    cells = [(ROW | {"currency": "ZZZ"}).get(name, "") for name in COLUMNS]
    text = ",".join(COLUMNS) + "\n" + ",".join(cells) + "\n"
    (tmp_path / "prices" / "bad.csv").write_text(text, encoding="utf-8")
    monkeypatch.setenv("COUNTERMARK_DATA", str(tmp_path))
    with pytest.raises(DataError, match=r"bad.csv:2: currency is 'ZZZ'"):
        read_prices({"marlowe"})


def test_prices_of_two_days_are_two_observations():
    later = ROW | {"date": "2025-05-01"}
    assert key_of(reference_of(ROW, {"marlowe"})) != key_of(reference_of(later, {"marlowe"}))
