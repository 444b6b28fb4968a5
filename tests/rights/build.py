"""Builders for marks: a test mentions only what matters to it. Signs and owners are invented."""

from datetime import date
from functools import cache
from typing import Any

from countermark.register.rights import Assignment, Entry, Finding, Mark, moment_of, pack
from countermark.rights import Answer, Question, Rights, load_rights, may_act
from tests.build import REGISTER

CHECKED = date(2026, 11, 24)
DAYS = ("status_from", "applied", "valid_from", "valid_until")


@cache
def packaged() -> Rights:
    return load_rights()


def mark(owner: str = "Marlowe Ltd", klass: int = 25, **more: Any) -> Mark:
    given = {key: moment_of(value) if key in DAYS else value for key, value in more.items()}
    usual = {
        "record": f"{owner}-{klass}",
        "sign": "Marlowe",
        "jurisdiction": "US",
        "status": "registered",
        "checked": CHECKED,
        "source": "invented",
    }
    return Mark(owner=owner, klass=klass, **usual | given)


def entry(owner: str = "Marlowe Ltd", klass: int = 25, **more: Any) -> Entry:
    """Build a mark with its chain (`chain=[(from, to, day)]`) and findings `(kind, day)`."""
    chain = more.pop("chain", ())
    findings = more.pop("findings", ())
    return Entry(
        mark(owner, klass, **more),
        tuple(Assignment(giver, taker, moment_of(day), "invented") for giver, taker, day in chain),
        tuple(
            Finding(f"{kind}-{day}", owner, kind, moment_of(day), "It was found.", "已认定。", "x")
            for kind, day in findings
        ),
    )


def rights(*entries: Entry) -> Rights:
    known = packaged()
    return Rights(pack(entries), known.owners, known.territories, known.goods, REGISTER)


def ask(
    *entries: Entry, on: str, holder: str | None = "Marlowe Ltd", goods: Any = 25, **more: Any
) -> Answer:
    usual = {"sign": "Marlowe", "territory": "US"} | more
    return may_act(
        Question(holder, goods=goods, on=date.fromisoformat(on), **usual), rights(*entries)
    )


def said(*entries: Entry, **more: Any) -> str:
    """Return the answer as `may:reason`."""
    answer = ask(*entries, **more)
    return f"{answer.may}:{answer.reason}"
