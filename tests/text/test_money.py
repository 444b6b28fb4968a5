import time
from decimal import Decimal

import pytest
from hypothesis import given

from countermark.text.money import UNKNOWN, find_money, parse_price
from tests.text.samples import LONG, SECONDS, texts

WRITTEN = {
    "$89": "89 USD",
    "$ 1,299.00": "1299.00 USD",
    "US$ 89": "89 USD",
    "USD1299": "1299 USD",
    "89 dollars": "89 USD",
    "1299 US dollars": "1299 USD",
    "89美金": "89 USD",
    "$1k": "1000 USD",
    "1.5k usd": "1500 USD",
    "from $1": "1 USD",
    "$ 1 299": "1299 USD",
    "1.299,00 €": "1299.00 EUR",
    "€1.299": "1299 EUR",
    "12,50€": "12.50 EUR",
    "£49.99": "49.99 GBP",
    "CHF 1'299.00": "1299.00 CHF",
    "1’299 CHF": "1299 CHF",
    "¥380": "380 CNY",
    "￥３８０": "380 CNY",
    "¥380起": "380 CNY",
    "¥12万": "120000 CNY",
    "¥1.2万": "12000 CNY",
    "1.2w元": "12000 CNY",
    "¥ 1 2 0": "120 CNY",
    "RMB 380": "380 CNY",
    "380 rmb": "380 CNY",
    "380r": "380 CNY",
    "380R包邮": "380 CNY",
    "380包邮": "380 CNY",
    "80一件": "80 CNY",
    "480拿走": "480 CNY",
    "45一个": "45 CNY",
    "380块": "380 CNY",
    "300多块": "300 CNY",
    "300+元": "300 CNY",
    "只要三百八": "380 CNY",
    "卖两千五": "2500 CNY",
    "两千五百块": "2500 CNY",
    "三百多块": "300 CNY",
    "九百九十九元": "999 CNY",
    "售价一万二": "12000 CNY",
    "专柜3.8万": "38000 CNY",
    "批发价 85": "85 CNY",
    "包邮💰380": "380 CNY",
    "包邮P：380": "380 CNY",
    "¥1,500円": "1500 JPY",
    "JP¥1500": "1500 JPY",
    "350 грн": "350 UAH",
    "1 290 ₽": "1290 RUB",
    "1\u00a0290\u00a0руб.": "1290 RUB",
    "1290р": "1290 RUB",
    "3 тыс. руб": "3000 RUB",
    "1,5 млн ₽": "1500000 RUB",
    "Rs. 1,299": "1299 INR",
    "Rs.1,500/-": "1500 INR",
    "₹1,29,999": "129999 INR",
    "R$ 199,90": "199.90 BRL",
    "1 299 Kč": "1299 CZK",
    "199,99 zł": "199.99 PLN",
    "S$ 89": "89 SGD",
    "HK$1,200": "1200 HKD",
    "NT$ 1,200": "1200 TWD",
    "A$ 120": "120 AUD",
    "C$ 120": "120 CAD",
    "MX$ 1,200": "1200 MXN",
    "฿1,290": "1290 THB",
    "1290 บาท": "1290 THB",
    "1.290.000₫": "1290000 VND",
    "1.290.000 đ": "1290000 VND",
    "AED 299": "299 AED",
    "299 د.إ": "299 AED",
    "299 درهم": "299 AED",
    "₩89,000": "89000 KRW",
    "8만원": "80000 KRW",
    "1.299 TL": "1299 TRY",
    "Rp 150.000": "150000 IDR",
    "Rp150rb": "150000 IDR",
    "RM 89": "89 MYR",
    "₱1,299": "1299 PHP",
    "₪ 299": "299 ILS",
    "299 lei": "299 RON",
    "₦15,000": "15000 NGN",
    "999 SEK": "999 SEK",
    "S/ 129.90": "129.90 PEN",
    "retails at 38,000": "38000 XXX",
}
NO_PRICES = """\
free
12w
一万二
三百八
size 42
42码
2024 new
100% cotton
1:1 quality
iPhone 15
12件
3w粉丝
4k video
500 g
三块布
3刀片
10元素
iPhone 15一个月
Ninja 650R is a motorcycle
try 5 new looks
c0aed5
5cad8ecb
a8usd
￥8abcDE￥
v1.2.3 $"""


def found(text, **more):
    return [f"{price.amount:f} {price.currency}" for price in find_money(text, **more)]


@pytest.mark.parametrize(("text", "price"), WRITTEN.items())
def test_it_finds_a_price_in_the_currency_that_is_written(text, price):
    assert found(text) == [price]


@pytest.mark.parametrize("text", NO_PRICES.splitlines())
def test_it_takes_no_other_number_for_a_price(text):
    assert found(text) == []


def test_it_finds_each_of_several_prices():
    assert found("专柜3.8万，我们1400元") == ["38000 CNY", "1400 CNY"]
    assert found("retails at 38,000, ours 1,400") == ["38000 XXX", "1400 XXX"]
    assert found("US$ 89 / € 79") == ["89 USD", "79 EUR"]


def test_the_home_currency_settles_a_shared_sign():
    assert found("$120", home="AUD") == ["120 AUD"]
    assert found("¥1500", home="JPY") == ["1500 JPY"]
    assert found("€120", home="AUD") == ["120 EUR"]


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("only US$ 1,299.00 today", "US$ 1,299.00"),
        ("只要￥\u200b３８０，包邮", "￥\u200b３８０"),
        ("卖两千五百块包邮", "两千五百块"),
        ("цена 1 290 ₽!", "1 290 ₽"),
    ],
)
def test_its_span_is_the_price_as_it_was_written(text, quote):
    (price,) = find_money(text)
    assert text[price.start : price.end] == quote


@pytest.mark.parametrize(
    ("field", "currency", "amount"),
    [
        ("1.299,00 €", None, "1299.00 EUR"),
        ("¥12万", None, "120000 CNY"),
        ("$20-$30", None, "20 USD"),
        ("$20-30", None, "20 USD"),
        ("20-30$", None, "20 USD"),
        ("US $12.34 - 56.78", None, "12.34 USD"),
        ("from $1", None, "1 USD"),
        ("380", "CNY", "380 CNY"),
        ("12w", "CNY", "120000 CNY"),
        ("1 299,00", "RUB", "1299.00 RUB"),
        ("20–30", "USD", "20 USD"),
        ("from 20", "USD", "20 USD"),
        ("三百八", "CNY", "380 CNY"),
        ("两千五", "CNY", "2500 CNY"),
        ("380r", None, "380 CNY"),
    ],
)
def test_it_reads_a_price_field_and_of_a_range_the_lowest(field, currency, amount):
    price = parse_price(field, currency=currency)
    assert f"{price.amount:f} {price.currency}" == amount


@pytest.mark.parametrize(
    "field",
    [
        "",
        "free",
        "免费",
        "contact me",
        "0",
        "$0",
        "-5",
        "-5 USD",
        "NaN",
        "∞",
        "1e5",
        "$1,2,3",
        "1" * 40,
    ],
)
def test_it_guesses_no_price(field):
    assert parse_price(field, currency="USD") is None


def test_a_bare_number_has_no_currency_of_its_own():
    assert parse_price("380") is None


@given(texts)
def test_its_spans_lie_in_the_text_in_order(text):
    start = 0
    for price in find_money(text):
        assert start <= price.start < price.end <= len(text)
        assert price.amount >= Decimal(0)
        assert len(price.currency) == len(UNKNOWN)
        start = price.start
    parse_price(text, currency="USD")


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "1",
        "1,",
        "1,000",
        "$1",
        "+1 ",
        "¥",
        "一",
        "一 ",
        "价",
        "价 ",
        "from 1-",
        "100 000 ",
        " ",
    ],
)
def test_its_time_grows_no_faster_than_a_long_text(piece):
    text = piece * (LONG // len(piece))
    start = time.process_time()
    find_money(text)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("they charge 599 i charge 69", ["599", "69"]),
        ("Retail 170 / mine 39", ["170", "39"]),
        ("柜价2900 我260", ["2900", "260"]),
        ("柜上三万八 咱1200", ["38000", "1200"]),
        ("we pay 20 people", []),
        ("price 12 inches", []),
    ],
)
def test_it_reads_prices_that_are_set_against_each_other(text, amounts):
    assert [str(found.amount) for found in find_money(text)] == amounts
