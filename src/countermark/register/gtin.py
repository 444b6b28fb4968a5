"""Trade item numbers: GTIN-8, -12 (UPC), -13 (EAN) and -14, with their check digit."""

import re

LENGTHS = (8, 12, 13, 14)
FULL = 14
_RUN = re.compile(r"(?<!\d)\d{12,14}(?!\d)")
_MARKS = re.compile(r"[\s-]")


def is_gtin(digits: str) -> bool:
    """Tell whether digits have the length and the check digit of a trade item number."""
    if len(digits) not in LENGTHS or not (digits.isascii() and digits.isdigit()):
        return False
    weighed = (int(digit) * (3, 1)[place % 2] for place, digit in enumerate(digits[-2::-1]))
    return (sum(weighed) + int(digits[-1])) % 10 == 0 and int(digits) > 0


def gtin_of(text: str) -> str:
    """Return a number as its 14 digits, in which all lengths can be compared; else nothing."""
    digits = _MARKS.sub("", text)
    return digits.zfill(FULL) if is_gtin(digits) else ""


def find_gtins(text: str) -> frozenset[str]:
    """Return the trade item numbers in a text, as 14 digits; eight digits alone may be a date."""
    return frozenset(filter(None, map(gtin_of, _RUN.findall(text))))
