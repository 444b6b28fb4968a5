"""Numbers as sellers write them: marks of thousands and decimals, multipliers, Chinese numerals."""

import re
from decimal import Decimal

MOST_DIGITS = 15

MULTIPLIERS = {
    "百": 100,
    **dict.fromkeys(("k", "к", "千", "тыс", "rb", "ribu"), 1_000),
    **dict.fromkeys(("w", "万", "萬", "만"), 10_000),
    **dict.fromkeys(("млн", "jt"), 1_000_000),
}
HAN_DIGITS = {"两": 2, "兩": 2} | {
    digit: value for value, digit in enumerate("零一二三四五六七八九")
}
HAN_UNITS = {"十": 10, "百": 100, "千": 1_000}
TEN_THOUSANDS = "万萬"

_BLANKS = re.compile(r"[\s'’]")


def amount_of(number: str, times: str | None) -> Decimal | None:
    """Read digits with marks of thousands and decimals, and a multiplier."""
    digits = number if number.isdigit() else _BLANKS.sub("", number)
    comma, stop = digits.rfind(","), digits.rfind(".")
    mark = digits[max(comma, stop)] if max(comma, stop) >= 0 else ""
    if mark:
        whole, _, rest = digits.rpartition(mark)
        thousands = len(rest) == 3 and len(whole) <= 3 and whole.strip("0") and not times
        if min(comma, stop) < 0 and (digits.count(mark) > 1 or thousands):
            whole, rest = digits, ""
        digits = re.sub(r"[.,]", "", whole) + ("." + rest if rest else "")
    if len(digits) > MOST_DIGITS:
        return None
    amount = Decimal(digits)
    return (amount * MULTIPLIERS[times]).normalize() + 0 if times else amount


def han_amount_of(numeral: str) -> int | None:
    """Read a Chinese numeral with at least one unit, as spoken: 一千四 is 1400, 一万二 12000."""
    total, section, digit, last = 0, 0, 0, 1
    for character in numeral:
        if character in HAN_DIGITS:
            digit = HAN_DIGITS[character]
            last = 1 if character == "零" else last
        elif character in TEN_THOUSANDS:
            total, section, digit, last = (section + digit) * 10_000, 0, 0, 10_000
        else:
            last = HAN_UNITS[character]
            section, digit = section + (digit or 1) * last, 0
    if len(numeral) > 1 and not any(unit in numeral for unit in (*HAN_UNITS, *TEN_THOUSANDS)):
        return None
    return total + section + digit * max(1, last // 10)
