"""Prices as sellers write them: in running text, and in a price field.

A number is a price when a currency stands beside it, or a word of price before it. Without either
there is no value: sizes, years, ratios and counts are numbers too.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice

from countermark.model import Money
from countermark.text.amounts import amount_of, han_amount_of
from countermark.text.currencies import BARE, METRES, currency_words
from countermark.text.plain import plain

UNKNOWN = "XXX"  # ISO 4217 for "no currency": a price was named, its currency was not
REACH = 18  # characters before a number in which its currency or its word of price ends
MOST_PRICES = 500  # in one text: more are made to keep us busy

NO_UNIT = {  # what follows where the unit begins another word: 三块布, 3刀片, 10元素
    "块": "布肉板糖表头砖面屏电木石皮料地",
    "塊": "布肉板糖錶頭磚面電木石皮料地",
    "刀": "片具架刃叉法口",
    "元": "素旦气件器老月组",
    "圆": "形领头点",
    "欧": "美洲式码版货",
    "一个": "月小人多半世星礼钟系",
    "一個": "月小人多半世星禮鐘系",
    "一条": "街路龙河船新",
    "一套": "房题",
    "一件": "事",
    "一对": "一夫情",
}

SPACE = r"[ \u00a0\u202f\u2009]"
_GROUPED = r"\d{1,3}(?:[,.'’]\d{3})+(?![\d'’])(?:[.,]\d{1,2}(?!\d))?"
_NUMBER = re.compile(  # begins with one class, which lets the search skip quickly to a digit
    r"\d(?:\d{0,2}(?:[,.'’]\d{3})+(?![\d'’])(?:[.,]\d{1,2}(?!\d))?"
    r"|\d?(?:,\d\d)+,\d{3}(?!\d)(?:\.\d{1,2}(?!\d))?|\d*(?:[.,]\d+)?)"
)
_SPACED = re.compile(rf"\d{{1,3}}(?:{SPACE}\d{{3}}){{1,4}}(?!\d)(?:[.,]\d{{1,2}}(?!\d))?")
_GROUPS_BEFORE = re.compile(rf"(?<![\d.,])\d{{1,3}}(?:{SPACE}\d{{3}}){{0,3}}{SPACE}$")
_ONE_BY_ONE = re.compile(r"\d(?: \d){1,6}(?![\d.,]| ?\d)")
_TIMES = re.compile(r"\s?(?:[万萬千百만](?!分)|(?:[wkк]|тыс|млн|rb|ribu|jt)(?![a-zà-žа-я])\.?)")
_IN_NUMBERS = re.compile(r"[\d一二三四五六七八九两兩零十百千万萬]")
_HAN_NUMBER = re.compile(r"[一二三四五六七八九两兩零十百千万萬]{1,12}")
_PRICE_WORD = re.compile(
    r"(?:价|價|售|卖|賣|只要|仅需|批发|拿货|到手|专柜|專櫃|官网|官網|专卖店|專賣店|柜上|柜里|柜台"
    r"|商场|門市|门市|我们|我們|我家|咱|咱家|我这|这里|这边|這邊|今天|现在|我(?=\d)|现(?=\d)"
    r"|柜(?=\d)|收(?=\d)|给到姐妹们?"
    r"|price|retail|msrp|rrp|our|charge|pay|paid|sell for|sells for|goes for|mine|asking|just"
    r"|цена|цены|precio|antes|ahora|hoy|tienda|💰|💵|💴|p(?=[:：])(?<![a-z]p))"
    r"(?:[ds]|ing)?(?: (?:is|are|at|for|only|just|price))*"
    r"[格钱為为是要约約只才也就卖賣=:：\s]{0,4}"
)
_NO_PRICE = re.compile(  # after a number that only a word of price makes a price
    r"\s?(?:[%％年月日号號款码碼个個件只双雙级級折版倍天小分秒平厘克斤人家層层期代岁歲種种样次:：x×*-])"
    r"|/(?!\s)|[a-z]"
    r"|\s(?!(?:i|u|we|you|for|and|but|or|a|each|here|now|instead|in|at|to|on)(?![a-z]))[a-z]"
)
_RMB = re.compile("r(?![a-z0-9])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_TO = r"\s?[-–—~至]\s?"
_FIELD = rf"{_SPACED.pattern}|{_GROUPED}|\d+(?:[.,]\d+)?"
_BARE_FIELD = re.compile(
    rf"(?:(?:from|от|ab|desde|dès)\s)?(?P<low>{_FIELD})(?P<low_times>[万萬wk])?"
    rf"(?:{_TO}(?P<high>{_FIELD})(?P<high_times>[万萬wk])?)?\s?起?"
)
_RANGE_START = re.compile(rf"(?<![\d.,])(?P<number>{_FIELD})(?P<times>[万萬wk])?{_TO}$")


@dataclass(frozen=True, slots=True)
class Price:
    """An amount in running text, with its ISO 4217 currency and where it stands."""

    start: int
    end: int
    amount: Decimal
    currency: str


def find_money(text: str, *, home: str | None = None) -> list[Price]:
    """Find the prices in a text; `home` settles a bare $ or ¥, which are USD and CNY without it."""
    shown = plain(text)
    low = shown.text.lower()
    if not _IN_NUMBERS.search(low):
        return []
    worded = frozenset(word.end() for word in _PRICE_WORD.finditer(low))
    found = list(islice(_in_digits(low, worded, home), MOST_PRICES))
    if _HAN.search(low):
        found += islice(_in_han(low, worded), MOST_PRICES)
        found.sort(key=lambda price: price.start)
    if shown.places is None:
        return found
    return [
        Price(*shown.span(price.start, price.end), price.amount, price.currency) for price in found
    ]


def parse_price(text: str, *, currency: str | None = None) -> Money | None:
    """Read a price field, of a range the lowest; a field without a currency takes the given one."""
    low = plain(text).text.lower().strip()
    if low.startswith(("-", "−")):
        return None
    found = [price for price in find_money(low, home=currency) if price.currency != UNKNOWN]
    if found:
        cheapest = min(found, key=lambda price: price.amount)
        amounts = [cheapest.amount, *_lower_end(low, cheapest)]
        return _money(amounts, cheapest.currency)
    bare = _BARE_FIELD.fullmatch(low)
    if not bare or not currency:
        spoken = han_amount_of(low) if currency and _HAN_NUMBER.fullmatch(low) else None
        return _money([Decimal(spoken)], currency) if currency and spoken else None
    ends = [amount_of(bare[end], bare[f"{end}_times"]) for end in ("low", "high") if bare[end]]
    return _money([amount for amount in ends if amount is not None], currency)


def _money(amounts: list[Decimal], currency: str) -> Money | None:
    lowest = min(amounts, default=Decimal(0))
    return Money(lowest, currency) if lowest > 0 else None


def _lower_end(low: str, price: Price) -> Iterator[Decimal]:
    """Yield the lower end of a range that has its currency at the upper end only."""
    start = _RANGE_START.search(low[max(0, price.start - REACH) : price.start])
    amount = amount_of(start["number"], start["times"]) if start else None
    if amount is not None:
        yield amount


def _in_digits(low: str, worded: frozenset[int], home: str | None) -> Iterator[Price]:
    words, reached = currency_words(), 0
    for number in _NUMBER.finditer(low):
        start, end = number.span()
        if start < reached or _continues(low, start, end):
            continue
        near = low[start - 1 : start].strip() or low[max(0, start - 3) : start].rstrip()[-1:]
        far = low[end : end + 1].strip() or low[end + 1 : end + 2]
        if start in worded or near in words.by_last or near in "::" or far in words.first:
            price = _price_at(low, number, worded=start in worded, home=home)
            if price:
                reached = price.end
                yield price


def _continues(low: str, start: int, end: int) -> bool:
    """Tell whether digits go on beyond a mark that cannot be read: the 1 and 3 of 1.2.3."""
    before = start > 1 and low[start - 1] in ".," and low[start - 2].isdigit()
    return before or (low[end : end + 1] in {".", ","} and low[end + 1 : end + 2].isdigit())


def _price_at(low: str, number: re.Match[str], *, worded: bool, home: str | None) -> Price | None:
    """Return the price that a number is, if a currency or a word of price says so."""
    start, end = number.span()
    before = low[max(0, start - REACH) : start]
    sign = _sign(before)
    if sign or worded:
        end = _end_of_spaced(low, start, end, currency=currency_words().before.get(sign))
    times = _TIMES.match(low, end)
    last = times.end() if times else end
    unit, unit_end = _unit(low, last, worded=worded)
    currency = _currency(sign, unit, home)
    if currency is None and not (worded and _bare_price(low, start, last)):
        return None
    if _is_code(low[start - 1 : start], low[last : last + 1], sign=sign, unit=unit):
        return None
    if not sign and currency in currency_words().spaced and end - start == 3:
        groups = _GROUPS_BEFORE.search(before)
        start -= len(groups[0]) if groups else 0
    amount = amount_of(low[start:end], times[0].strip(" .\u00a0\u202f") if times else None)
    if amount is None:
        return None
    default = "CNY" if _HAN.search(low, start - len(before), unit_end + REACH) else home or UNKNOWN
    written = len(before) - before.rfind(sign) if sign else 0
    return Price(start - written, unit_end, amount, currency or default)


def _is_code(before: str, after: str, *, sign: str, unit: str) -> bool:
    """Tell whether a number is part of a code: ￥8abc￥, a8usd."""
    glued = before if not sign else "" if unit else after
    return glued.isascii() and glued.isalpha()


def _bare_price(low: str, start: int, end: int) -> bool:
    """Tell whether a number after a word of price is one: no year, count, size or percentage."""
    number = low[start:end]
    year = len(number) == 4 and number[:2] == "20" and number[2] in "123"
    return len(number) > 1 and not year and not _NO_PRICE.match(low, end)


def _sign(before: str) -> str:
    """Return the currency word that ends just before a number, or nothing."""
    tail = before.rstrip()
    if len(before) - len(tail) > 2:
        return ""
    tail = tail.rstrip(":：")
    for word in currency_words().by_last.get(tail[-1:], ()):
        if tail.endswith(word) and _begins(word, tail[: -len(word)]):
            return word
    return ""


def _begins(word: str, before: str) -> bool:
    """Tell whether a currency word is no end of another word or of a code."""
    letters = word[0].isascii() and word[0].isalpha()
    return not (letters and before[-1:].isascii() and before[-1:].isalnum())


def _end_of_spaced(low: str, start: int, end: int, *, currency: str | None) -> int:
    """Return where a number ends: after groups set off by spaces, unless something is counted."""
    if one_by_one := _ONE_BY_ONE.match(low, start):
        return one_by_one.end()
    spaced = _SPACED.match(low, start)
    if not spaced or spaced.end() < end:
        return end
    unit, _ = _unit(low, spaced.end(), worded=False)
    if spaced[0].endswith("000"):
        return spaced.end()
    counts = low[spaced.end() : spaced.end() + 2].strip()[:1].isalnum() and not unit
    return end if counts and currency not in currency_words().spaced else spaced.end()


def _unit(low: str, end: int, *, worded: bool) -> tuple[str, int]:
    """Return the currency word that stands just after a number, and where it ends."""
    found = currency_words().after_number.match(low, end)
    if not found:
        slang = (worded and low[end : end + 1] == METRES) or _is_rmb(low, end)
        return ("元", end + 1) if slang else ("", end)
    unit = found["word"]
    following = low[found.end() : found.end() + 1]
    if unit[-1].isalpha() and unit[-1] < "\u2e80" and following.isalnum() and following < "\u2e80":
        return "", end
    if following and following in NO_UNIT.get(unit, ""):
        return "", end
    if following.isdigit() and not unit[-1].isalpha():
        return "", end  # 500 NT$1,200: the sign of the next price
    return unit, found.end()


def _is_rmb(low: str, end: int) -> bool:
    """Tell whether an r after a number is short for RMB: among Han characters, or in a field."""
    short = len(low) <= end + 2
    return bool(_RMB.match(low, end)) and (
        short or bool(_HAN.search(low, max(0, end - REACH), end + REACH))
    )


def _currency(sign: str, unit: str, home: str | None) -> str | None:
    """Return the currency that the words beside a number name; a full name beats a shared sign."""
    words = currency_words()
    for word, named in ((sign, words.before), (unit, words.after)):
        if word and word not in BARE:
            return named[word]
    shared = sign or unit
    if not shared:
        return None
    return home if home and words.shares.get(home) == shared else BARE[shared]


def _in_han(low: str, worded: frozenset[int]) -> Iterator[Price]:
    """Find prices in Chinese numerals, by a unit after or a word of price before them."""
    first = currency_words().first
    for number in _HAN_NUMBER.finditer(low):
        start, end = number.span()
        if not (start in worded or low[end : end + 1] in first):
            continue
        unit, unit_end = _unit(low, end, worded=start in worded)
        amount = han_amount_of(number[0])
        one = end - start == 1 and not (unit and start in worded) and unit not in {"块钱", "塊錢"}
        if amount is None or one or not (unit or not _NO_PRICE.match(low, end)):
            continue
        if unit or start in worded:
            yield Price(start, unit_end, Decimal(amount), _currency("", unit, None) or "CNY")
