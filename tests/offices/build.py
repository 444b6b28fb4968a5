"""Registers of offices in small, all invented, under the element names that are published."""

import io
from datetime import date
from pathlib import Path

from countermark.model import SetAside
from countermark.offices import Asked, reader
from countermark.offices.load import Step, load
from countermark.register.rights import Filing
from countermark.register.rights.store import Store

CHECKED = date(2026, 11, 24)
USPTO_HEAD = "<trademark-applications-daily><application-information><file-segments><action-keys>"
USPTO_TAIL = (
    "</action-keys></file-segments></application-information></trademark-applications-daily>"
)
TMK = "http://www.wipo.int/standards/XMLSchema/ST96/Trademark"
COM = "http://www.wipo.int/standards/XMLSchema/ST96/Common"


def case(serial: str = "97000001", **more: str) -> str:
    """Write a case file; any element may be given or emptied by its name with low lines."""
    fields = {
        "registration_number": "7000001",
        "transaction_date": "20250102",
        "filing_date": "20200101",
        "registration_date": "20210202",
        "status_code": "700",
        "status_date": "20210202",
        "mark_identification": "MARLOWE",
    } | more
    classes = fields.pop("classes", "025")
    goods = fields.pop("goods", "shoes")
    owners = fields.pop("owners", "10:Marlowe Ltd")
    active = fields.pop("active", "6")
    header = "".join(
        f"<{name.replace('_', '-')}>{fields[name]}</{name.replace('_', '-')}>"
        for name in fields
        if name not in {"registration_number", "transaction_date"} and fields[name]
    )
    sorts = "".join(
        f"<classification><international-code>{code}</international-code><status-code>{active}"
        f"</status-code><status-date>20230303</status-date></classification>"
        for code in classes.split()
    )
    statements = "".join(
        f"<case-file-statement><type-code>GS{code}1</type-code><text>{goods}</text>"
        "</case-file-statement>"
        for code in classes.split()
    )
    parties = "".join(
        f"<case-file-owner><entry-number>{number}</entry-number><party-type>{party.split(':')[0]}"
        f"</party-type><party-name>{party.split(':')[1]}</party-name></case-file-owner>"
        for number, party in enumerate(filter(None, owners.split(";")), start=1)
    )
    return (
        f"<case-file><serial-number>{serial}</serial-number><registration-number>"
        f"{fields['registration_number']}</registration-number><transaction-date>"
        f"{fields['transaction_date']}</transaction-date><case-file-header>{header}"
        f"</case-file-header><case-file-statements>{statements}</case-file-statements>"
        f"<classifications>{sorts}</classifications><case-file-owners>{parties}"
        "</case-file-owners></case-file>"
    )


def uspto(*cases: str) -> str:
    return USPTO_HEAD + "".join(cases) + USPTO_TAIL


def st96(inside: str, *, attributes: str = "") -> str:
    return (
        f'<tmk:Transaction xmlns:tmk="{TMK}" xmlns:com="{COM}"><tmk:TrademarkBag>'
        f"<tmk:Trademark {attributes}>{inside}</tmk:Trademark></tmk:TrademarkBag></tmk:Transaction>"
    )


def st66(inside: str) -> str:
    return (
        '<Transaction xmlns="http://www.wipo.int/standards/XMLSchema/trademarks"><TradeMarkDetails>'
        f"<TradeMark>{inside}</TradeMark></TradeMarkDetails></Transaction>"
    )


def found(text: str | bytes, kind: str, **more) -> list[Filing | SetAside]:
    data = text.encode() if isinstance(text, str) else text
    return list(reader(Asked(kind, CHECKED, **more))(io.BytesIO(data), "feed"))


def loaded(path: Path, store: Store, kind: str = "uspto", **more) -> list[Step]:
    return list(load(path, reader(Asked(kind, CHECKED, **more)), store))
