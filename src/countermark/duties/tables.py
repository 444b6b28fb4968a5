"""Reading the tables of duties: `data/duties/*.csv` become one tariff."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import TypeVar

from countermark import rows
from countermark.duties import cells
from countermark.duties.entries import (
    Category,
    Evidence,
    Exempt,
    FeeRow,
    Grace,
    Line,
    Measure,
    Relief,
    Remark,
)
from countermark.duties.tariff import Tariff
from countermark.rows import Row, check_dates

FOLDER = "duties"
Made = TypeVar("Made")
APPLIES = frozenset({"entry", "dutiable", "possible", "carrier"})
BASES = frozenset({"value", "total", "parcel", "metal"})
KINDS = frozenset({"exempt", "per_subheading"})
DERIVED = "=ieepa"

MEASURE = tuple(
    "id from until measure origins ships_from when channels rate basis authority source confidence "
    "note checked".split()
)
LINE = tuple("hts from until goods duty value lists source confidence note checked".split())
HEADING = tuple("prefix goods duty lists source confidence note checked".split())
CATEGORY = tuple("category words lines source checked".split())
FEE = tuple(
    "id from until fee channels rate minimum maximum applies authority source confidence note "
    "checked".split()
)
EXEMPT = tuple("id measure codes certain authority source confidence checked".split())
GRACE = tuple(
    "id measure origins loaded_before entered_before authority source confidence checked".split()
)
REMARK = tuple("id from until measure text source checked".split())
RELIEF = tuple(
    "id from until limit currency kind amount authority source confidence note checked".split()
)
TERRITORY = tuple("group members source checked".split())
EVIDENCE = tuple("territory first last source checked".split())


def load_tariff() -> Tariff:
    """Read every table of duties from the packaged data and the user's overlay."""
    return _loaded(tuple(map(str, rows.folders())))


@cache
def _loaded(_folders: tuple[str, ...]) -> Tariff:
    categories = _read("us-categories", CATEGORY, _category, key=_id)
    return Tariff(
        measures=_by_kind(_read("us", MEASURE, _measure, key=_id)),
        lines=_by_code(_read("us-lines", LINE, _line, key=lambda one: (one.hts, one.period.first))),
        headings={one.hts: one for one in _read("us-headings", HEADING, _heading, key=_code)},
        categories=categories,
        named={word: one for one in categories for word in (*one.words, one.id)},
        fees=_read("us-fees", FEE, _fee, key=_id),
        exempt=_read("us-exempt", EXEMPT, _exempt, key=_id),
        graces=_read("us-grace", GRACE, _grace, key=_id),
        remarks=_read("us-remarks", REMARK, _remark, key=_id),
        relief={
            "EU": _read("eu", RELIEF, _relief, key=_id),
            "GB": _read("uk", RELIEF, _relief, key=_id),
        },
        groups=dict(_read("territories", TERRITORY, _group, key=lambda one: one[0])),
        evidence=dict(_read("evidence", EVIDENCE, _evidence, key=lambda one: one[0])),
    )


def _read(
    name: str,
    columns: tuple[str, ...],
    make: Callable[[Row], Made],
    *,
    key: Callable[[Made], object],
) -> tuple[Made, ...]:
    return tuple(rows.read_table(f"{FOLDER}/{name}.csv", columns, make, key=key))


def _id(made: Measure | Category | FeeRow | Exempt | Grace | Remark | Relief) -> str:
    return made.id


def _code(made: Line) -> str:
    return made.hts


def _by_kind(measures: tuple[Measure, ...]) -> dict[str, tuple[Measure, ...]]:
    kinds: dict[str, tuple[Measure, ...]] = {}
    for one in measures:
        kinds[one.kind] = (*kinds.get(one.kind, ()), one)
    return kinds


def _by_code(lines: tuple[Line, ...]) -> dict[str, tuple[Line, ...]]:
    codes: dict[str, tuple[Line, ...]] = {}
    for one in lines:
        codes[one.hts] = (*codes.get(one.hts, ()), one)
    return codes


def _measure(row: Row) -> Measure:
    check_dates(row)
    row.one_of("basis", BASES)
    derived = row["rate"] == DERIVED
    return Measure(
        id=row["id"],
        period=cells.period_of(row),
        kind=row["measure"],
        origins=row.words("origins"),
        ships_from=frozenset(row.words("ships_from")),
        when=row["when"],
        channels=cells.channels_of(row),
        rate=cells.rate_of(row, "rate") if row["rate"] and not derived else None,
        derived=derived,
        basis=row["basis"],
        proof=cells.proof_of(row),
    )


def _line(row: Row) -> Line:
    check_dates(row)
    return Line(
        hts=cells.hts_of(row, "hts", (8,)),
        period=cells.period_of(row),
        goods=row["goods"],
        rate=cells.rate_of(row, "duty"),
        value=cells.bracket_of(row, "value"),
        lists=row.parts("lists"),
        proof=cells.proof_of(row),
    )


def _heading(row: Row) -> Line:
    check_dates(row)
    code = cells.hts_of(row, "prefix", (2, 4, 6))
    return Line(
        hts=code,
        period=cells.ALWAYS,
        goods=row["goods"],
        rate=cells.rate_of(row, "duty"),
        value=cells.ANY,
        lists=row.parts("lists"),
        proof=cells.proof_of(row),
    )


def _category(row: Row) -> Category:
    check_dates(row)
    return Category(row["category"], row.parts("words"), row.words("lines"), row["source"])


def _fee(row: Row) -> FeeRow:
    check_dates(row)
    return FeeRow(
        id=row["id"],
        period=cells.period_of(row),
        name=row["fee"],
        channels=cells.channels_of(row),
        rate=cells.rate_of(row, "rate"),
        least=cells.amount_of(row, "minimum"),
        most=cells.amount_of(row, "maximum"),
        applies=row.one_of("applies", APPLIES),
        proof=cells.proof_of(row),
    )


def _exempt(row: Row) -> Exempt:
    check_dates(row)
    certain = row.one_of("certain", ("yes", "maybe")) == "yes"
    return Exempt(row["id"], row["measure"], row.words("codes"), certain, row["source"])


def _grace(row: Row) -> Grace:
    check_dates(row)
    return Grace(
        id=row["id"],
        measure=row["measure"],
        origins=row.words("origins"),
        loaded_before=check_dates(row, "loaded_before"),
        entered_before=check_dates(row, "entered_before"),
        source=row["source"],
    )


def _remark(row: Row) -> Remark:
    check_dates(row)
    period, measures = cells.period_of(row), frozenset(row.words("measure"))
    return Remark(row["id"], period, measures, row["text"], row["source"])


def _relief(row: Row) -> Relief:
    check_dates(row)
    exempt = row.one_of("kind", KINDS) == "exempt"
    return Relief(
        id=row["id"],
        period=cells.period_of(row),
        limit=cells.amount_of(row, "limit") or Decimal(0),
        currency=row["currency"],
        flat=None if exempt else cells.amount_of(row, "amount"),
        proof=cells.proof_of(row),
    )


def _group(row: Row) -> tuple[str, frozenset[str]]:
    check_dates(row)
    return row["group"], frozenset(row.words("members"))


def _evidence(row: Row) -> tuple[str, Evidence]:
    check_dates(row)
    first, last = check_dates(row, "first"), check_dates(row, "last")
    return row["territory"], Evidence(row["territory"], first, last, row["source"])
