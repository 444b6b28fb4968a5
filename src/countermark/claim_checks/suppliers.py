"""Is who claims to make a brand's goods on the supplier list that the brand published?"""

from collections.abc import Iterator, Sequence

from countermark.claim_checks.makers import Maker, makers_in
from countermark.claim_checks.nouns import Answer, ClaimCheck, Subject
from countermark.claim_checks.roles import claimed_brands
from countermark.reading.document import Document
from countermark.register import Register
from countermark.register.suppliers import ListedSupplier, SupplierList, find
from countermark.text.companies import Hit, parse
from countermark.text.locations import apart, locations

UNSURE = frozenset({"initials"})
SHOWN = 3  # names that may be meant
CLASSES = ("oem", "same_factory", "direct_sale", "leftover_stock", "semi_finished")


def check_suppliers(document: Document, register: Register) -> Iterator[ClaimCheck]:
    """Check the makers that an item names against the lists of each brand that it offers."""
    if not any(document.claims_of(klass) for klass in CLASSES):
        return
    makers = makers_in(document)
    for brand in claimed_brands(document):
        lists = register.supplier_lists.get(brand, ())
        if lists and makers:
            yield _looked_up(brand, makers, lists, document=document, register=register)
        else:
            yield _not_checkable(brand, makers, document=document, register=register)


def _looked_up(
    brand: str,
    makers: Sequence[Maker],
    lists: Sequence[SupplierList],
    *,
    document: Document,
    register: Register,
) -> ClaimCheck:
    name, latest = register.brands[brand].name, lists[0]
    found = [
        (maker, listing, listed)
        for listing in lists
        for maker in makers
        if (listed := _listed(listing, maker))
    ]
    for maker, listing, listed in found:
        if _sure(listed):
            return _supported(name, maker, (listing, listed[0][0]), document)
    if found:
        maker, listing, listed = found[0]
        return _unsure(name, maker, (listing, listed), document)
    formal = [maker for maker in makers if maker.formal]
    answer = Answer.CONTRADICTED if formal and latest.complete else Answer.NOT_CHECKABLE
    return _not_listed(name, formal or makers, latest, document=document, answer=answer)


def _listed(listing: SupplierList, maker: Maker) -> list[tuple[ListedSupplier, Hit]]:
    """Return the suppliers that a maker may be; none in another country."""
    named = {locations()[place].country for place in parse(maker.name).places}
    return [
        (supplier, hit)
        for supplier, hit in find(listing, maker.name)
        if not named or len(supplier.country) != 2 or supplier.country in named
    ]


def _sure(listed: Sequence[tuple[ListedSupplier, Hit]]) -> bool:
    """Tell whether the likest supplier is the only company that can be meant.

    Initials are anybody's, and a name without its city may be that of several companies.
    """
    (first, hit), *others = listed
    places = parse(first.name).places
    return hit.how not in UNSURE and not any(
        other.score == hit.score and apart(places, parse(supplier.name).places)
        for supplier, other in others
    )


def _supported(
    name: str, maker: Maker, listed: tuple[SupplierList, ListedSupplier], document: Document
) -> ClaimCheck:
    listing, supplier = listed
    day = listing.published.isoformat()
    return ClaimCheck(
        Subject.SUPPLIER,
        listing.brand,
        Answer.SUPPORTED,
        claimed=(maker.name,),
        note=f"{maker.name} appears to be “{supplier.name}” on the list that {name} published "
        f"on {day} ({listing.source}); that the name is used rightly was not checked",
        note_zh=f"{maker.name}看来是{name}于{day}公布的名单上的“{supplier.name}”（{listing.source}）；"
        "是否有权使用该名称未经核实",
        source=listing.source,
        dated=listing.published,
        spans=document.spans([maker.place]),
    )


def _unsure(
    name: str,
    maker: Maker,
    found: tuple[SupplierList, Sequence[tuple[ListedSupplier, Hit]]],
    document: Document,
) -> ClaimCheck:
    listing, listed = found
    day, names = listing.published.isoformat(), [supplier.name for supplier, _ in listed[:SHOWN]]
    return ClaimCheck(
        Subject.SUPPLIER,
        listing.brand,
        Answer.NOT_CHECKABLE,
        claimed=(maker.name,),
        note=f"{maker.name} may be {' or '.join(f'“{each}”' for each in names)} on the list that "
        f"{name} published on {day} ({listing.source}); the name does not tell",
        note_zh=f"{maker.name}可能是{name}于{day}公布的名单上的"
        f"{'或'.join(f'“{each}”' for each in names)}（{listing.source}），仅凭名称无法确定",
        source=listing.source,
        dated=listing.published,
        spans=document.spans([maker.place]),
    )


def _not_listed(
    name: str,
    makers: Sequence[Maker],
    listing: SupplierList,
    *,
    document: Document,
    answer: Answer,
) -> ClaimCheck:
    day, names = listing.published.isoformat(), [maker.name for maker in makers]
    extent = ", which is said to name every supplier" if listing.complete else ""
    extent_zh = "，该名单据称列出全部供应商" if listing.complete else ""
    verb = "is" if len(names) == 1 else "are"
    return ClaimCheck(
        Subject.SUPPLIER,
        listing.brand,
        answer,
        claimed=tuple(names),
        note=f"{', '.join(names)} {verb} not on the list that {name} published on {day}{extent} "
        f"({listing.source})",
        note_zh=f"{'、'.join(names)}不在{name}于{day}公布的名单上{extent_zh}（{listing.source}）",
        source=listing.source,
        dated=listing.published,
        spans=document.spans(maker.place for maker in makers),
    )


def _not_checkable(
    brand: str, makers: Sequence[Maker], *, document: Document, register: Register
) -> ClaimCheck:
    name = register.brands[brand].name
    known = next((row for row in register.suppliers if row.brand == brand), None)
    if brand in register.supplier_lists:
        note, note_zh = "the item names no company", "该内容没有写出公司名称"
    elif known is not None:
        note = f"the list that {name} publishes at {known.address} has not been imported"
        note_zh = f"{name}在{known.address}公布的名单尚未导入"
    else:
        note = f"we know of no supplier list that {name} publishes"
        note_zh = f"我们不知道{name}公布过供应商名单"
    return ClaimCheck(
        Subject.SUPPLIER,
        brand,
        Answer.NOT_CHECKABLE,
        claimed=tuple(maker.name for maker in makers),
        note=note,
        note_zh=note_zh,
        source=known.source if known else "",
        dated=known.checked if known else None,
        spans=document.spans(maker.place for maker in makers),
    )
