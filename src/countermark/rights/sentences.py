"""Answers and stops in words, English and Chinese, from one table of sentences.

None of them calls an owner of a registered mark anything but its lawful owner.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from countermark import rows
from countermark.register.rights import Finding
from countermark.rights.gate import Gate, Stop
from countermark.rights.nouns import Answer, Holding, Rights, State

LANGUAGES = ("en", "zh")
TABLE = "rights-sentences.csv"
ENDED_BACK = "invalidated"


@cache
def load_sentences() -> dict[str, dict[str, str]]:
    """Read the sentences by code and language."""

    def make(row: rows.Row) -> tuple[str, dict[str, str]]:
        return row["code"], {lang: row[lang] for lang in LANGUAGES}

    return dict(rows.read_table(TABLE, ("code", *LANGUAGES), make, key=lambda made: made[0]))


def in_words(answer: Answer, rights: Rights, lang: str = "en") -> list[str]:
    """Return an answer as sentences: the answer, the deciding rows, findings, other owners."""
    return list(_sentences(answer, rights, lang))


def _sentences(answer: Answer, rights: Rights, lang: str) -> Iterator[str]:
    yield _said(answer.reason, lang, **_fields(answer, rights, lang))
    yield from _listed(answer.deciding, rights, lang)
    decided = {id(row.entry) for row in answer.deciding}
    others = [row for row in answer.others if id(row.entry) not in decided]
    if others:
        yield _said("other", lang)
        yield from _listed(others, rights, lang)
    if answer.as_of and answer.question.on > answer.as_of:
        yield _said("as_of", lang, checked=answer.as_of)
    if any(row.entry.mark.status == ENDED_BACK for row in answer.deciding):
        yield _said("reaches_back", lang)


def _listed(listed: Sequence[Holding], rights: Rights, lang: str) -> Iterator[str]:
    for row in listed:
        yield row_in_words(row, rights, lang)
        for finding in row.entry.findings:
            yield _found(finding, lang)


def _found(finding: Finding, lang: str) -> str:
    says = finding.zh if lang == "zh" else finding.en
    return _said("finding", lang, date=finding.on, says=says, source=finding.source)


def row_in_words(row: Holding, rights: Rights, lang: str) -> str:
    """Return one row of a register as a sentence."""
    mark = row.entry.mark
    unknown = _said("unknown_day", lang)
    number = _said("number" if mark.number else "no_number", lang, number=mark.number)
    first, last = mark.valid_from or unknown, _end(row) or unknown
    return _said(
        "row",
        lang,
        number=number[:1].upper() + number[1:],
        sign=mark.sign,
        klass=mark.klass,
        territory=rights.territories.name(mark.jurisdiction, lang),
        owners=_names(row.owners, lang),
        status=_said(f"status_{mark.status}", lang),
        period=_said("period", lang, first=first, last=last),
        source=mark.source,
        checked=mark.checked,
    )


def _end(row: Holding) -> Any:
    mark = row.entry.mark
    return mark.valid_until or (mark.status_from if row.state is State.NOT else None)


def _fields(answer: Answer, rights: Rights, lang: str) -> dict[str, Any]:
    question = answer.question
    klass = answer.klass
    names = rights.goods.names.get(klass, ("", ""))
    territory = answer.country if not answer.parts else question.territory
    owners = [name for row in answer.others for name in row.owners]
    groups = sorted({group for row in answer.deciding for group in row.groups})
    return {
        "holder": question.holder or "",
        "sign": question.sign,
        "klass": klass,
        "goods": names[lang == "zh"],
        "territory": rights.territories.name(territory or question.territory, lang),
        "date": question.on,
        "owners": _names(tuple(dict.fromkeys(owners)), lang),
        "groups": ", ".join(groups),
        "wanted": question.goods,
        "classes": ", ".join(sorted({str(part.klass) for part in answer.parts}, key=int)),
    }


def _names(owners: Sequence[str], lang: str) -> str:
    unknown = _said("unknown_owner", lang)
    return _said("or", lang).join(name or unknown for name in owners)


def _said(code: str, lang: str, **fields: Any) -> str:
    """Fill a template in one pass, so that braces in a name stay what they are."""
    return load_sentences()[code][lang].format(**fields).replace("..", ".")  # after "Co., Ltd."


def stops_in_words(gate: Gate, rights: Rights, lang: str = "en") -> list[str]:
    """Return why a gate is closed, one sentence for each stop."""
    return [_stop(stop, gate, rights, lang) for stop in gate.stops]


def _stop(stop: Stop, gate: Gate, rights: Rights, lang: str) -> str:
    says = (
        _said(stop.answer.reason, lang, **_fields(stop.answer, rights, lang)) if stop.answer else ""
    )
    brand = rights.register.brands.get(gate.intent.brand)
    quotes = "、" if lang == "zh" else ", "
    return _said(
        f"stop_{stop.code}",
        lang,
        says=says,
        brand=brand.name if brand else gate.intent.brand,
        quotes=quotes.join(f"“{quote}”" for quote in stop.quotes),
    )


def record(answer: Answer, rights: Rights) -> dict[str, Any]:
    """Return an answer as a record for JSON."""
    question = answer.question
    return {
        "holder": question.holder,
        "sign": question.sign,
        "goods": question.goods,
        "territory": question.territory,
        "date": question.on.isoformat(),
        "may_act": answer.may.value if answer.may else None,
        "reason": answer.reason,
        "text": in_words(answer, rights, "en"),
        "text_zh": in_words(answer, rights, "zh"),
        "deciding": [_row(row) for row in answer.deciding],
        "others": [_row(row) for row in answer.others],
        "parts": [
            {
                "country": part.country,
                "class": part.klass,
                "may_act": part.may,
                "reason": part.reason,
            }
            for part in answer.parts
        ],
    }


def _row(row: Holding) -> dict[str, Any]:
    mark = row.entry.mark
    days = ("status_from", "applied", "valid_from", "valid_until")
    return {
        "record": mark.record,
        "number": mark.number or None,
        "sign": mark.sign,
        "jurisdiction": mark.jurisdiction,
        "class": mark.klass,
        "edition": mark.edition or None,
        "groups": list(mark.groups),
        "goods": mark.goods or None,
        "owners": list(row.owners),
        "state": row.state.value,
        "status": mark.status,
        **{day: str(getattr(mark, day)) if getattr(mark, day) else None for day in days},
        "findings": [one.id for one in row.entry.findings],
        "source": mark.source,
        "checked": mark.checked.isoformat(),
    }
