"""Records of WIPO Standards ST.96 and ST.66, as EUIPO, TMview, USPTO, CIPO and others write them.

Names are read whatever their namespace. Both standards say the same things under names that differ
a little, so one reader knows both.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain
from typing import BinaryIO

from countermark.model import SetAside
from countermark.offices.checks import FieldError, aside, class_of, day_of, kept, status_of
from countermark.offices.xml import Element, local, records
from countermark.register.rights import Assignment, Filing, Mark, Moment
from countermark.register.rights.owners import JOINT

TAGS = ("Trademark", "TradeMark")
SIGNS = ("MarkVerbalElementText", "MarkSignificantVerbalElementText")
NUMBERS = ("ApplicationNumberText", "ST13ApplicationNumber")
HOLDERS = ("HolderBag", "HolderDetails", "ApplicantBag", "ApplicantDetails")
NAMES = (
    "OrganizationStandardName",
    "OrganizationName",
    "EntityName",
    "LegalEntityName",
    "PersonFullName",
    "FreeFormatNameLine",
    "LastName",
)
PARTIES = ("Holder", "Applicant")
CLASSES = ("ClassDescription", "GoodsServicesClassification")
GOODS = ("GoodsServicesDescriptionText", "GoodsServicesDescription")
GIVERS = ("AssignorBag", "AssignorDetails", "Assignor")
TAKERS = ("AssigneeBag", "AssigneeDetails", "Assignee")
DESIGNATED = ("DesignatedCountryCode", "DesignatedStateCode")
NICE = ("", "Nice")

Core = Mapping[str, Element]


def read(stream: BinaryIO, name: str, *, office: str, checked: date) -> Iterator[Filing | SetAside]:
    """Yield the marks of each record, or why one is set aside."""
    each = partial(_filing, office=office, checked=checked)
    for number, mark in enumerate(records(stream, name, TAGS), start=1):
        where = f"{name}: record {number:,}"
        try:
            filing = each(mark)
        except FieldError as wrong:
            yield aside(f"{where} {_number(_core(mark))}".rstrip(), wrong)
        else:
            yield kept(filing, f"{where} {filing.record}")


def _filing(mark: Element, *, office: str, checked: date) -> Filing:
    core = _core(mark)
    record, place = _number(core), _office(core) or office
    if not record:
        raise FieldError("ApplicationNumber", "", "Every record needs its application number.")
    if not place:
        raise FieldError("RegistrationOfficeCode", "", "Say --office CODE; the file does not.")
    operation = "".join(value for key, value in mark.attrib.items() if "peration" in key)
    sign = " ".join(_first(mark, SIGNS).split())
    if operation == "Delete" or not sign:
        return Filing(place, record, checked)
    registered = day_of("RegistrationDate", _said(core, "RegistrationDate"))
    links = tuple(_assignments(mark))
    usual = Mark(
        record=record,
        sign=sign,
        jurisdiction=place,
        klass=1,
        owner=_owner(mark) or (links[-1].to_owner if links else ""),
        status=_status(core, place, registered),
        checked=checked,
        number=_said(core, "RegistrationNumber"),
        designated=frozenset(_each(mark, DESIGNATED)) if place == "WO" else frozenset(),
        status_from=day_of("MarkCurrentStatusDate", _said(core, "MarkCurrentStatusDate")),
        applied=day_of("ApplicationDate", _said(core, "ApplicationDate")),
        valid_from=registered,
        valid_until=day_of("ExpiryDate", _said(core, "ExpiryDate")),
        source=f"{place} register, WIPO XML",
    )
    return Filing(place, record, checked, tuple(_rows(mark, usual)), links)


def _core(mark: Element) -> dict[str, Element]:
    """Return the record's own fields; those of marks that it only refers to stand deeper."""
    return {local(child): child for child in mark}


def _said(core: Core, name: str) -> str:
    element = core.get(name)
    return "".join(element.itertext()).strip() if element is not None else ""


def _number(core: Core) -> str:
    element = core.get("ApplicationNumber")
    if element is not None and len(element):
        return _first(element, NUMBERS)
    return _said(core, "ApplicationNumber") or _said(core, "ST13ApplicationNumber")


def _office(core: Core) -> str:
    number = core.get("ApplicationNumber")
    inside = _first(number, ("IPOfficeCode",)) if number is not None else ""
    return _said(core, "RegistrationOfficeCode") or _said(core, "IPOfficeCode") or inside


def _status(core: Core, place: str, registered: Moment | None) -> str:
    code = _said(core, "MarkCurrentStatusCode")
    if not code:
        return "registered" if registered or _said(core, "RegistrationNumber") else "applied"
    return status_of("MarkCurrentStatusCode", code, place)


def _each(element: Element, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the texts of every element of one of some names; a blank one is left out."""
    for found in element.iter(*(f"{{*}}{name}" for name in names)):
        if text := (found.text or "").strip():
            yield text


def _first(element: Element, names: tuple[str, ...]) -> str:
    for name in names:
        if text := next(_each(element, (name,)), ""):
            return text
    return ""


def _owner(mark: Element) -> str:
    """Return the holders, or else the applicants; several own together."""
    for bag in HOLDERS:
        names = [
            name
            for element in mark.iterchildren(f"{{*}}{bag}")
            for party in element.iter(*(f"{{*}}{one}" for one in PARTIES))
            if (name := _first(party, NAMES))
        ]
        if names:
            return JOINT.join(dict.fromkeys(names))
    return ""


def _rows(mark: Element, usual: Mark) -> Iterator[Mark]:
    goods: dict[int, list[str]] = {}
    editions: dict[int, str] = {}
    for part in mark.iter(*(f"{{*}}{name}" for name in CLASSES)):
        number = _first(part, ("ClassNumber",))
        if not number or _first(part, ("ClassificationKindCode",)) not in NICE:
            continue
        klass = class_of("ClassNumber", number)
        goods.setdefault(klass, []).extend(_each(part, GOODS))
        edition = _first(part, ("ClassificationVersion",)) or _edition(part)
        editions[klass] = editions.get(klass) or edition
    for klass, texts in sorted(goods.items()):
        yield _row(usual, klass, goods="; ".join(dict.fromkeys(texts)), edition=editions[klass])


def _edition(part: Element) -> str:
    """Return the edition that stands beside all classes of a record."""
    above = chain.from_iterable(
        one.iterchildren("{*}ClassificationVersion") for one in part.iterancestors()
    )
    return next(((one.text or "").strip() for one in above), "")


def _row(usual: Mark, klass: int, *, goods: str, edition: str) -> Mark:
    return Mark(
        record=usual.record,
        sign=usual.sign,
        jurisdiction=usual.jurisdiction,
        klass=klass,
        owner=usual.owner,
        status=usual.status,
        checked=usual.checked,
        number=usual.number,
        edition=edition,
        goods=goods,
        designated=usual.designated,
        status_from=usual.status_from,
        applied=usual.applied,
        valid_from=usual.valid_from,
        valid_until=usual.valid_until,
        source=usual.source,
    )


def _assignments(mark: Element) -> Iterator[Assignment]:
    """Yield who passed the mark to whom; the recorded day counts before the executed one."""
    for part in mark.iter("{*}Assignment"):
        giver, taker = (_party(part, names) for names in (GIVERS, TAKERS))
        if not giver or not taker:
            continue
        text = _first(part, ("AssignmentRecordedDate", "RecordedDate", "ExecutionDate"))
        yield Assignment(giver, taker, day_of("Assignment", text), "recorded assignment")


def _party(part: Element, names: tuple[str, ...]) -> str:
    for name in names:
        found = next(part.iter(f"{{*}}{name}"), None)
        if found is not None:
            return _first(found, NAMES) or (found.text or "").strip()
    return ""
