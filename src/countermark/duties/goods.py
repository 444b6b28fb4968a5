"""From what the goods are called, or their HTS code, to the tariff lines that fit."""

import difflib
import re
from dataclasses import dataclass, replace

from countermark.duties.cells import ALWAYS, ANY
from countermark.duties.entries import Line
from countermark.duties.formula import UNKNOWN, parse
from countermark.duties.nouns import Parcel, Proof
from countermark.duties.tariff import Tariff
from countermark.errors import UsageError

LENGTHS = (4, 6, 8, 10)
HTS8 = 8
LISTS = ("1", "2", "3", "4A", "4B")
_CODE = re.compile(r"[\d.\s]+")


@dataclass(frozen=True, slots=True)
class Found:
    """The lines that fit, and what has to be said about them."""

    lines: tuple[Line, ...]
    remarks: tuple[str, ...] = ()


def find(parcel: Parcel, tariff: Tariff) -> Found:
    """Return the tariff lines under which a parcel's goods may fall."""
    found = _coded(parcel, tariff) if _CODE.fullmatch(parcel.goods) else _named(parcel, tariff)
    if parcel.mfn is None and parcel.china_list is None:
        return found
    return Found(tuple(_given(line, parcel) for line in found.lines), ("Rates given by hand.",))


def _given(line: Line, parcel: Parcel) -> Line:
    proof = Proof("given by hand", "given by hand", "low")
    lists = line.lists if parcel.china_list is None else (parcel.china_list,)
    if parcel.china_list not in (None, *LISTS):
        raise UsageError(f"{parcel.china_list} is no China list. Write one of {', '.join(LISTS)}.")
    if parcel.mfn is None:
        return replace(line, lists=lists)
    try:
        return replace(line, rate=parse(parcel.mfn), lists=lists, proof=proof)
    except ValueError:
        raise UsageError(f"{parcel.mfn!r} is no rate. Write it as 16.5% or $0.40 + 8.5%.") from None


def _coded(parcel: Parcel, tariff: Tariff) -> Found:
    code = re.sub(r"\D", "", parcel.goods)
    if len(code) not in LENGTHS:
        raise UsageError(
            f"{parcel.goods} has {len(code)} digits. An HTS code has 4, 6, 8 or 10, as 6109.10.00."
        )
    rows = tariff.lines.get(code[:HTS8], ()) if len(code) >= HTS8 else ()
    exact = tuple(line for line in rows if line.period.holds(parcel.entered))
    if exact:
        return Found(exact, _misvalued(exact[0], parcel))
    above = next((code[:size] for size in (6, 4, 2) if code[:size] in tariff.headings), None)
    if above is None:
        return Found((_unknown(code),))
    line = replace(tariff.headings[above], hts=code[:HTS8])
    said = f"{dotted(code)} is not in our tables; its rates are the range of {dotted(above)}."
    return Found((line,), (said,))


def _misvalued(line: Line, parcel: Parcel) -> tuple[str, ...]:
    if line.value.holds(parcel.price.amount / parcel.quantity):
        return ()
    return (f"{dotted(line.hts)} is for goods of another value.",)


def _unknown(code: str) -> Line:
    proof = Proof("HTS column 1", "not found", "low", f"{dotted(code)} is not in our tables")
    return Line(code[:HTS8], ALWAYS, "", parse(UNKNOWN), ANY, LISTS, proof)


def _named(parcel: Parcel, tariff: Tariff) -> Found:
    wanted = parcel.goods.strip().casefold()
    if wanted not in tariff.named:
        raise UsageError(f"{parcel.goods!r} is no category we know. {_hint(wanted, tariff)}")
    rows = [row for code in tariff.named[wanted].lines for row in tariff.lines[code]]
    lines = tuple(row for row in rows if row.period.holds(parcel.entered))
    unit = parcel.price.amount / parcel.quantity
    fitting = tuple(line for line in lines if line.value.holds(unit))
    if fitting:
        return Found(fitting)
    return Found(lines, ("No line of this category is for goods of this value; all are shown.",))


def _hint(wanted: str, tariff: Tariff) -> str:
    words = difflib.get_close_matches(wanted, tariff.named, n=3)
    close = dict.fromkeys(tariff.named[word].id for word in words)
    if close:
        return f"Did you mean {', '.join(close)}? Or give the HTS code."
    return f"Give the HTS code, or one of: {', '.join(one.id for one in tariff.categories)}."


def dotted(code: str) -> str:
    """Return a code as people write it: 6109.10.00."""
    return ".".join(part for part in (code[:4], code[4:6], code[6:8], code[8:]) if part)
