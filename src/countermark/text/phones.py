"""Telephone and account numbers as sellers write them: in groups, spelled in Chinese, broken up.

All functions take text in lower case and plain characters, and give digits only; the 86 of a
Chinese mobile number is left out, so that it is the same however it was written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

HAN_DIGITS = str.maketrans(
    "零〇洞一壹幺二贰两三叁四肆五伍六陆七柒八捌九玖",
    "000" + "111" + "222" + "33" + "44" + "55" + "66" + "77" + "88" + "99",
)
HAN = "".join(map(chr, HAN_DIGITS))
ANY = rf"[0-9{HAN}]"
LOOSE = r"(?:[^\w\n$¥€£₽+#@:：/%;；。&]|_)"  # what stands between digits after a label
LONGEST = 15  # digits of a number anywhere in the world, by E.164

_MOBILE = re.compile(
    rf"[1一壹幺][ \-.·_—]{{0,2}}[3-9三-九叁伍陆柒捌玖四五六七八](?:[ \-.·_—]{{0,2}}{ANY}){{9}}"
)
_ABROAD = re.compile(r"\+\s?\d(?:[ ().\-]{0,3}\d){7,14}(?!\d)")
_LANDLINE = re.compile(r"0\d{2,3}-\d{7,8}(?!\d)|400-\d{3,4}-?\d{3,4}(?!\d)")
_WITH_LETTERS = re.compile(r"(?<![a-z0-9])1[3-9](?=\d*o)[0-9o]{9}(?![a-z0-9])")
_BROKEN = re.compile(r"1[3-9]\d{0,6}(?:[^\d\s]{1,4}\d{1,8}){1,3}(?!\d)")
_BREAKS = re.compile(r"[微徴徽薇威v]")
_DATE = re.compile(r"(?:19|20)\d\d[-./]\d\d?[-./]\d\d?(?!\d)")
_LABELLED = re.compile(rf"\d(?:{LOOSE}{{0,3}}\d)*")
_SPELLED = re.compile(rf"{ANY}(?:{LOOSE}{{0,3}}{ANY}){{6,}}")
_CHINA = re.compile(r"(?:(?:\+|00)\s?86|(?<!\d)86)[ \-)）]{0,2}$")
_COUNTED = re.compile(r"\s?(?:[元块人次年万w%％粉赞件]|粉丝)")
_SHAPES = frozenset(  # how people group the eleven digits of a mobile number
    {(11,), (3, 4, 4), (3, 8), (7, 4), (4, 3, 4), (4, 4, 3), (3, 3, 5), (5, 6), (6, 5), (1,) * 11}
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: where it stands, and its digits."""

    start: int
    end: int
    digits: str


def find_phones(low: str) -> Iterator[Number]:
    """Find numbers that are telephones by their shape alone."""
    for mobile in _MOBILE.finditer(low):
        start, end = _with_country(low, mobile.start()), mobile.end()
        if _stands_alone(low, start, end) and _groups(mobile[0]) in _SHAPES:
            yield Number(start, end, _digits(mobile[0]))
    for number in _ABROAD.finditer(low) if "+" in low else ():
        yield Number(*number.span(), _without_86(_digits(number[0])))
    for number in _LANDLINE.finditer(low) if "-" in low else ():
        if _stands_alone(low, *number.span()):
            yield Number(*number.span(), _without_86(_digits(number[0])))
    for number in _WITH_LETTERS.finditer(low) if "o" in low else ():
        yield Number(*number.span(), number[0].replace("o", "0"))
    if _BREAKS.search(low):
        yield from _broken(low)


def is_mobile(digits: str) -> bool:
    """Tell whether digits are a Chinese mobile number."""
    return bool(re.fullmatch(r"1[3-9]\d{9}", digits))


def is_date(low: str, start: int) -> bool:
    """Tell whether a date begins here."""
    return bool(_DATE.match(low, start))


def number_at(low: str, start: int, *, least: int = 5, most: int = LONGEST) -> Number | None:
    """Read the number that begins here, after a label has said what it is."""
    plain = _LABELLED.match(low, start)
    if plain and (number := _ended(low, plain, least, most)):
        return number
    spelled = _SPELLED.match(low, start)
    return _ended(low, spelled, max(least, 7), most) if spelled else None


def _ended(low: str, found: re.Match[str], least: int, most: int) -> Number | None:
    """Return the part of a row of digits that is one number, if it is long enough."""
    end = _end(found[0])
    digits = _without_86(_digits(found[0][:end]))
    if not least <= len(digits) <= most or _COUNTED.match(low, found.start() + end):
        return None
    return Number(found.start(), found.start() + end, digits)


def _end(row: str) -> int:
    """Return where the number ends in a row of digits: other numbers may follow it."""
    groups = list(re.finditer(rf"{ANY}+", row[: LONGEST * 4]))
    sizes = [len(group[0]) for group in groups]
    digits = ""
    for group in groups:
        digits += _digits(group[0])
        if re.fullmatch(r"(?:00)?(?:86)?1[3-9]\d{9}", digits):
            return group.end()
    if all(size == 1 for size in sizes):
        return groups[-1].end()
    end = groups[0].end()
    for before, group in pairwise(groups):
        if sizes[0] >= 5 and not row[before.end() : group.start()].strip(" ,，、"):
            break
        end = group.end()
    return end


def _broken(low: str) -> Iterator[Number]:
    """Find mobile numbers broken up by the very label: 138微0013信8000."""
    for broken in _BROKEN.finditer(low):
        digits = re.sub(r"\D", "", broken[0])
        if len(digits) == 11 and _BREAKS.search(broken[0]):
            yield Number(broken.start(), broken.end(), digits)


def _stands_alone(low: str, start: int, end: int) -> bool:
    before, after = low[max(0, start - 1) : start], low[end : end + 1]
    if after.isdigit() or _COUNTED.match(low, end):
        return False
    if before in {".", ",", "-", "/"}:
        return not low[max(0, start - 2) : start - 1].isalnum()
    return not ((before.isascii() and before.isalnum()) or before in set("=&?#@_"))


def _with_country(low: str, start: int) -> int:
    country = _CHINA.search(low[max(0, start - 8) : start])
    return start - len(country[0]) if country else start


def _groups(number: str) -> tuple[int, ...]:
    return tuple(len(group) for group in re.findall(rf"{ANY}+", number))


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number.translate(HAN_DIGITS))


def _without_86(digits: str) -> str:
    return re.sub(r"^(?:00)?86(?=1[3-9]\d{9}$)", "", digits)
