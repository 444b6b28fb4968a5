"""A register with published facts about the invented brands."""

from dataclasses import replace
from datetime import date
from typing import Any

from countermark.claim_checks import ClaimCheck, check_claims
from countermark.register.suppliers import ListedSupplier, SupplierList
from countermark.register.tables import Place, Supplier
from tests.build import REGISTER, document

CHECKED = date(2026, 11, 24)
PUBLISHED = date(2025, 6, 1)


def place(brand: str, goods: str, share: str, *codes: str) -> Place:
    return Place(brand, goods, share, codes, source="https://invented.example", checked=CHECKED)


def listing(brand: str, *names: str, complete: bool = False, year: int = 2025) -> SupplierList:
    suppliers = tuple(ListedSupplier(name, "", "CN") for name in names)
    day = PUBLISHED.replace(year=year)
    return SupplierList(brand, day, "https://list.example", complete, suppliers=suppliers)


PLACES = (
    place("marlowe", "leather goods", "all", "FR"),
    place("marlowe", "watches", "all", "CH"),
    place("tindrel", "shoes", "some", "IT", "PT"),
)
PUBLISHED_AT = Supplier("marlowe", "https://marlowe.example", "", "invented", checked=CHECKED)
FACTS = replace(REGISTER, places=PLACES)


def with_lists(*lists: SupplierList) -> Any:
    by_brand: dict[str, tuple[SupplierList, ...]] = {}
    for one in lists:
        by_brand[one.brand] = (*by_brand.get(one.brand, ()), one)
    return replace(FACTS, supplier_lists=by_brand)


def checks(register: Any = FACTS, **fields: Any) -> list[ClaimCheck]:
    made = document("listing", **fields)
    assert made is not None
    return list(check_claims(made, register))


def signalled(detect: Any, register: Any = FACTS, **fields: Any) -> list[Any]:
    made = document("listing", **fields)
    assert made is not None
    return list(detect(made, register))
