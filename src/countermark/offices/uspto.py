"""The daily and annual XML of the United States Patent and Trademark Office: `case-file` records.

Its habits: registration 0000000 means none, classes are padded with zeros, goods in square brackets
were deleted, and of several owners the latest counts.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import BinaryIO

from countermark.model import SetAside
from countermark.offices.checks import FieldError, aside, class_of, day_of, kept, status_of
from countermark.offices.xml import Element, records
from countermark.register.rights import Assignment, Filing, Mark, Moment
from countermark.register.rights.owners import JOINT

OFFICE = "US"
SOURCE = "USPTO case file"
ACTIVE = "6"  # the status of a class that is in force
OUTSIDE = frozenset({"", "000", "A", "B", "200"})  # certification and collective marks
REGISTRANT = 30  # from this party type on an owner came with the registration or after it
GOODS = "GS"

_DELETED = re.compile(r"\[[^\[\]]*\]")
_AMENDED = re.compile(r"\*|\(\(|\)\)|\]")
_SPACE = re.compile(r"\s+")

Texts = Mapping[str, str]


def read(stream: BinaryIO, name: str) -> Iterator[Filing | SetAside]:
    """Yield the marks of each case file, or why one is set aside."""
    for number, case in enumerate(records(stream, name, ("case-file",)), start=1):
        where = f"{name}: case-file {number:,}"
        try:
            serial = (case.findtext("serial-number") or "").strip()
            if not serial.isdecimal():
                raise FieldError("serial-number", serial, "Write the digits of the serial number.")
            where = f"{name}: case-file {serial}"
            filing = _filing(case, serial)
        except FieldError as wrong:
            yield aside(where, wrong)
        else:
            yield kept(filing, where)


def _filing(case: Element, serial: str) -> Filing:
    read_on = day_of("transaction-date", case.findtext("transaction-date"))
    if read_on is None:
        raise FieldError("transaction-date", None, "Write the day on which the record was written.")
    header = _texts(case.find("case-file-header"))
    sign = _SPACE.sub(" ", header.get("mark-identification", "")).strip()
    if not sign:
        return Filing(OFFICE, serial, read_on.last)
    number = (case.findtext("registration-number") or "").strip()
    registered = number.strip("0") != ""
    status, status_from = _status(header, registered=registered)
    owners = _owners(case, registered=registered)
    goods = _goods(case)
    usual = Mark(
        record=serial,
        sign=sign,
        jurisdiction=OFFICE,
        klass=1,
        owner=owners[-1] if owners else "",
        status=status,
        checked=read_on.last,
        number=number if registered else "",
        status_from=status_from,
        applied=day_of("filing-date", header.get("filing-date")),
        valid_from=day_of("registration-date", header.get("registration-date"))
        if registered
        else None,
        source=SOURCE,
    )
    marks = tuple(_rows(case, usual, goods))
    return Filing(OFFICE, serial, read_on.last, marks, _chain(owners))


def _texts(element: Element | None) -> dict[str, str]:
    if element is None:
        return {}
    return {child.tag: (child.text or "").strip() for child in element}


def _status(header: Texts, *, registered: bool) -> tuple[str, Moment | None]:
    """Return our word for the status and its day; the days say more than the hundreds of codes."""
    ended = day_of("cancellation-date", header.get("cancellation-date"))
    since = day_of("status-date", header.get("status-date"))
    status = _by_code(header.get("status-code", ""), registered=registered)
    if registered and ended:
        return (status if status == "expired" else "cancelled"), ended
    abandoned = day_of("abandonment-date", header.get("abandonment-date"))
    if not registered and abandoned:
        return "withdrawn", abandoned
    return status, since


def _by_code(code: str, *, registered: bool) -> str:
    try:
        found = status_of("status-code", code, OFFICE)
    except FieldError:  # there are hundreds; an unknown one says nothing against the days
        return "registered" if registered else "applied"
    if registered == (found in {"registered", "expired", "cancelled"}):
        return found
    return (
        "registered"
        if registered and found == "applied"
        else "applied"
        if not registered
        else found
    )


def _rows(case: Element, usual: Mark, goods: Mapping[int, str]) -> Iterator[Mark]:
    """Yield a row for each class that has goods left."""
    seen: set[int] = set()
    for part in case.iterfind("classifications/classification"):
        active = (part.findtext("status-code") or ACTIVE).strip() == ACTIVE
        for code in part.iterfind("international-code"):
            text = (code.text or "").strip()
            if text in OUTSIDE:
                continue
            klass = class_of("international-code", text)
            if klass in seen or goods.get(klass, "-") == "":
                continue
            seen.add(klass)
            yield _row(usual, klass, goods.get(klass, ""), part=None if active else part)


def _row(usual: Mark, klass: int, goods: str, *, part: Element | None) -> Mark:
    """Make the row of a class; one that is no longer active may have gone in part or whole."""
    status, since = usual.status, usual.status_from
    if part is not None and status == "registered":
        status = "invalidated_in_part"
        since = day_of("classification status-date", part.findtext("status-date"))
    return Mark(
        record=usual.record,
        sign=usual.sign,
        jurisdiction=OFFICE,
        klass=klass,
        owner=usual.owner,
        status=status,
        checked=usual.checked,
        number=usual.number,
        goods=goods,
        status_from=since,
        applied=usual.applied,
        valid_from=usual.valid_from,
        source=SOURCE,
    )


def _goods(case: Element) -> dict[int, str]:
    """Return the goods of each class; what stands in square brackets was deleted."""
    goods: dict[int, str] = {}
    for statement in case.iterfind("case-file-statements/case-file-statement"):
        code = (statement.findtext("type-code") or "").strip()
        if not code.startswith(GOODS) or not code[2:5].isdecimal():
            continue
        text = goods_left(statement.findtext("text") or "")
        klass = int(code[2:5])
        goods[klass] = "; ".join(filter(None, (goods.get(klass), text)))
    return goods


def goods_left(text: str) -> str:
    """Return goods without the deleted ones and without the marks of amendments."""
    while (shorter := _DELETED.sub(" ", text)) != text:
        text = shorter
    text = text.partition("[")[0]  # a bracket that never closes deletes the rest
    return _SPACE.sub(" ", _AMENDED.sub("", text)).strip(" ;,.")


def _owners(case: Element, *, registered: bool) -> list[str]:
    """Return the owners in order of time; joint ones of one stage stand together."""
    stages: dict[int, list[str]] = {}
    for party in case.iterfind("case-file-owners/case-file-owner"):
        name = _SPACE.sub(" ", party.findtext("party-name") or "").strip()
        kind = (party.findtext("party-type") or "").strip()
        if name:
            stages.setdefault(int(kind) if kind.isdecimal() else 0, []).append(name)
    order = sorted(stages)
    if registered and any(stage >= REGISTRANT for stage in order):
        order = [stage for stage in order if stage >= REGISTRANT]
    names = [JOINT.join(dict.fromkeys(stages[stage])) for stage in order]
    return [name for at, name in enumerate(names) if at == 0 or name != names[at - 1]]


def _chain(owners: list[str]) -> tuple[Assignment, ...]:
    """Link the owners; the file does not say on which day each followed the one before."""
    return tuple(Assignment(giver, taker, None, SOURCE) for giver, taker in pairwise(owners))
