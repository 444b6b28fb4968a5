"""A published supplier list as rows; a broken one is named by row and field, the rest is kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from countermark.errors import ItemError
from countermark.model import SetAside
from countermark.register.suppliers import ListedSupplier
from countermark.sources.delimited import dialect_of, rows
from countermark.sources.streams import HEAD, opened
from countermark.supplier_lists.layouts import MOST_BEFORE, Layout, layout_of
from countermark.text.locations import by_chinese, by_english

LONGEST_NAME = 300  # characters; more is a cell that swallowed others
YES = frozenset({"true", "yes", "1", "closed", "y"})


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that could not be taken, or not wholly: where, which field, why, and the cure."""

    where: str
    field: str
    reason: str
    cure: str

    def __str__(self) -> str:
        field = f" {self.field}:" if self.field else ""
        return f"{self.where}:{field} {self.reason}. {self.cure}"


Supplied = ListedSupplier | Fault


def read_list(path: str) -> Iterator[Supplied]:
    """Yield each supplier of a list, and each fault of a row, in order; the same one only once."""
    with opened(path) as stream:
        dialect = dialect_of(stream.peek(HEAD)[:HEAD])
        numbered = rows(stream, path, dialect)
        layout, width = _header(numbered, path)
        seen: set[ListedSupplier] = set()
        for number, cells in numbered:
            for made in _read(cells, layout, width, where=f"{path}:{number}"):
                if isinstance(made, Fault) or made not in seen:
                    yield made
                if isinstance(made, ListedSupplier):
                    seen.add(made)


def _header(numbered: Iterator[tuple[int, list[str] | SetAside]], path: str) -> tuple[Layout, int]:
    first: list[str] = []
    for _, (_, cells) in zip(range(MOST_BEFORE), numbered, strict=False):
        if isinstance(cells, list):
            first = first or cells
            if layout := layout_of(cells):
                return layout, len(cells)
    shown = ", ".join(repr(cell[:40]) for cell in first[:8]) or "nothing"
    raise ItemError(
        f"{path}: no header of a supplier list; it begins with {shown}. "
        "Name a column Factory Name and one Address or Country."
    )


def _read(
    cells: list[str] | SetAside, layout: Layout, width: int, *, where: str
) -> Iterator[Supplied]:
    if isinstance(cells, SetAside):
        yield Fault(where, "", cells.reason, cells.cure)
        return
    if not any(cell.strip() for cell in cells):
        return
    if len(cells) != width and any(cell.strip() for cell in cells[width:]):
        cure = "Quote the cells with commas."
        yield Fault(where, "", f"the row has {len(cells)} cells, the header {width}", cure)
        return
    yield from _suppliers([*cells, *[""] * (width - len(cells))], layout, where)


def _suppliers(cells: Sequence[str], layout: Layout, where: str) -> Iterator[Supplied]:
    name = layout.cell(cells, "name")
    if not name or len(name) > LONGEST_NAME:
        reason = "the name is missing" if not name else f"the name has {len(name)} characters"
        yield Fault(where, "name", reason, "Write the factory's name.")
        return
    if layout.cell(cells, "closed").casefold() in YES:
        yield Fault(where, "is_closed", f"{name!r} is closed and was left out", "Nothing to do.")
        return
    country, fault = _country(cells, layout)
    if fault:
        yield Fault(where, "country_code", f"{fault!r} is no country code", "Write it as CN.")
    address = _address(cells, layout)
    yield ListedSupplier(name, address, country)
    group = layout.cell(cells, "group")
    if group and group.casefold() != name.casefold():
        yield ListedSupplier(group, address, country)


def _address(cells: Sequence[str], layout: Layout) -> str:
    """Join what stands apart, leaving out what the address says already."""
    address = ""
    for name in ("address", "address 2", "city", "region", "postcode"):
        part = layout.cell(cells, name).strip(" ,")
        if part and part.casefold() not in address.casefold():
            address = f"{address}, {part}" if address else part
    return address


def _country(cells: Sequence[str], layout: Layout) -> tuple[str, str]:
    """Return the country's code, else its name as written, and a code that is none."""
    code, name = (layout.cell(cells, column) for column in ("country code", "country"))
    wrong = code if code and not (len(code) == 2 and code.isascii() and code.isalpha()) else ""
    if code and not wrong:
        return code.upper(), ""
    return _codes().get(name.casefold(), name), wrong


@cache
def _codes() -> dict[str, str]:
    return {
        name.casefold(): place.country
        for table in (by_english(), by_chinese())
        for name, place in table.items()
        if place.kind == "country"
    }
