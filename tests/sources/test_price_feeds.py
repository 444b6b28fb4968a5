"""Reference prices from feeds: what is right stays, what is wrong is named."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from countermark.model import SetAside
from countermark.register.prices import COLUMNS
from countermark.sources.price_feeds import Asked, read_feed

ASKED = Asked("marlowe", "US", date(2025, 4, 15), {"marlowe"})
EXAMPLE = Path(__file__).parents[2] / "examples" / "prices" / "merchant.xml"
TSV = "id\ttitle\tprice\tsale price\tgtin\tmpn\tcolor\tlink\n"
PAGE = """<!doctype html><html><head><title>x</title><script type="application/ld+json">
{"@type": "Product", "name": "Corvella tote", "mpn": "MW-4410B", "gtin13": "4006381333931",
 "offers": {"@type": "Offer", "price": "310.00", "priceCurrency": "EUR"}}</script></head></html>"""


def read(tmp_path, name: str, text: str):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    found = list(read_feed(path, ASKED))
    wrong = [one for one in found if isinstance(one, SetAside)]
    return [one for one in found if not isinstance(one, SetAside)], wrong


def test_it_reads_a_merchant_feed_in_xml(tmp_path):
    prices, wrong = read(tmp_path, "feed.xml", EXAMPLE.read_text(encoding="utf-8"))
    assert [(one.model, one.paid, one.currency) for one in prices] == [
        ("Corvella tote", Decimal("310.00"), "USD"),
        ("Corvella wallet", Decimal("160.00"), "USD"),
    ]
    assert (prices[0].code, prices[0].variant) == ("MW-4410B", "black")
    assert (wrong[0].where, "list_price is '-1.00'" in wrong[0].reason) == (
        "feed.xml: item 3",
        True,
    )


def test_a_feed_that_breaks_off_keeps_what_was_before(tmp_path):
    whole = EXAMPLE.read_text(encoding="utf-8")
    prices, wrong = read(tmp_path, "feed.xml", whole[: whole.index("Corvella wallet")])
    assert [one.model for one in prices] == ["Corvella tote"]
    assert wrong[0].where == "feed.xml: after item 1"
    assert "breaks off" in wrong[0].reason


def test_entities_of_its_own_are_refused(tmp_path):
    bomb = '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    bomb += "<rss><item><title>&b;</title></item></rss>"
    prices, wrong = read(tmp_path, "feed.xml", bomb)
    assert not prices
    assert "entities" in wrong[0].reason


def test_it_reads_a_merchant_feed_in_tabs(tmp_path):
    rows = (
        TSV
        + "1\tCorvella tote\t420.00 USD\t310.00 USD\t4006381333931\tMW-4410B\tred\thttps://m.example\n"
    )
    ((one,), wrong) = read(tmp_path, "feed.tsv", rows)
    assert not wrong
    assert (one.listed, one.sold, one.gtin) == (Decimal(420), Decimal(310), "04006381333931")
    assert (one.source, one.variant) == ("https://m.example", "red")


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("1\tTote\t-5 USD\t\t\t\t\t", "list_price"),
        ("1\tTote\t5 ZZZ\t\t\t\t\t", "currency"),
        ("1\tTote\t5\t\t\t\t\t", "currency"),
        ("1\tTote\t5 USD\t\t4006381333932\t\t\t", "gtin"),
        ("1\t\t5 USD\t\t\t\t\t", "model"),
        ("1\tTote\tfree\t\t\t\t\t", "list_price"),
        ("1\tTote", "cells"),
    ],
)
def test_a_wrong_row_names_its_place_and_field_and_the_rest_is_read(tmp_path, row, field):
    good = "2\tWallet\t160.00 USD\t\t\t\t\t"
    prices, wrong = read(tmp_path, "feed.tsv", f"{TSV}{row}\n{good}\n")
    assert [one.model for one in prices] == ["Wallet"]
    assert wrong[0].where == "feed.tsv:2"
    assert field in wrong[0].reason


def test_it_reads_a_product_page(tmp_path):
    ((one,), _) = read(tmp_path, "page.html", PAGE)
    assert (one.model, one.sold, one.currency) == ("Corvella tote", Decimal("310.00"), "EUR")
    assert (one.gtin, one.code) == ("04006381333931", "MW-4410B")


def test_it_reads_our_own_columns(tmp_path):
    cells = {"model": "Tote", "list_price": "9", "currency": "GBP", "territory": "GB"}
    row = ",".join(cells.get(name, "") for name in COLUMNS)
    ((one,), _) = read(tmp_path, "mine.csv", f"{','.join(COLUMNS)}\n{row}\n")
    assert (one.brand, one.territory, one.listed) == ("marlowe", "GB", Decimal(9))


def test_wrong_bytes_are_said(tmp_path):
    path = tmp_path / "feed.csv"
    path.write_bytes(b"model,list_price,currency\nTote,9,GBP\nT\xff\xfete,9,GBP\n")
    assert isinstance(list(read_feed(path, ASKED))[-1], SetAside)
