"""Dates as exports write them, in one form; a date that could mean two days is none."""

import re
from datetime import UTC, datetime

EARLIEST, LATEST = 631152000, 4102444800  # 1990 and 2100, in seconds
THOUSAND = 1000
FINEST = 3  # times that a thousand goes into nanoseconds
EPOCH = re.compile(r"\d{10}(?:\d{3}){0,3}")
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
ISO_START = re.compile(r"\d{4}-\d\d-\d\d")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
CHINESE = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})[日号]")
CLOCK = r"(?:[ T,]+\d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?)?$"
YEAR_FIRST = re.compile(rf"(\d{{4}})[-./](\d{{1,2}})[-./](\d{{1,2}}){CLOCK}", re.IGNORECASE)
SLASHED = re.compile(rf"(\d{{1,2}})[./-](\d{{1,2}})[./-](\d{{4}}){CLOCK}", re.IGNORECASE)
ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)(?![a-z])")
NAMED = ("%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%b %d %Y", "%B %d %Y", "%d-%b-%Y")
MAILED = ("%a, %d %b %Y %H:%M:%S %z", "%a, %d %b %Y %H:%M:%S GMT", "%a %b %d %H:%M:%S %z %Y")
MONTHS = 12


def iso(value: object) -> str | None:
    """Return a date or a time in ISO 8601, None where it cannot be told for sure."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return _epoch(float(value))
    text = str(value).strip()[:64]
    if INSTANT.fullmatch(text):
        return _instant(text)
    if EPOCH.fullmatch(text):
        return _epoch(float(text))
    return _parsed(text) or _numbered(text) or _named(text)


def _instant(text: str) -> str | None:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return None
    return text


def _epoch(seconds: float) -> str | None:
    for _ in range(FINEST):
        if seconds > LATEST:
            seconds /= THOUSAND
    if not EARLIEST <= seconds <= LATEST:
        return None
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _parsed(text: str) -> str | None:
    if not ISO_START.match(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if len(text) == len("2025-04-01"):
        return text
    written = moment.isoformat()
    return written.removesuffix("+00:00") + "Z" if written.endswith("+00:00") else written


def _numbered(text: str) -> str | None:
    for pattern in (COMPACT, CHINESE, YEAR_FIRST):
        if found := pattern.match(text):
            year, month, day = map(int, found.groups())
            return _day(year, month, day)
    if found := SLASHED.match(text):
        one, two, year = map(int, found.groups())
        if one > MONTHS or two > MONTHS or one == two:
            return _day(year, *((two, one) if one > MONTHS else (one, two)))
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime(year, month, day, tzinfo=UTC).strftime("%Y-%m-%d")
    except ValueError:
        return None


def _named(text: str) -> str | None:
    plain = ORDINAL.sub("", text)
    for form in (*NAMED, *MAILED):
        try:
            moment = datetime.strptime(plain, form)  # noqa: DTZ007 - most forms hold no zone
        except ValueError:
            continue
        if form in NAMED:
            return moment.strftime("%Y-%m-%d")
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).isoformat()
    return None
