"""What a seller claims about maker and origin, checked against what is published.

The answer is supported, contradicted or not checkable, with the source and its date. That a name is
not on a list is said as exactly that.
"""

from functools import lru_cache
from typing import Generic, TypeVar

from countermark.claim_checks.nouns import Answer, ClaimCheck, Subject
from countermark.claim_checks.origins import check_origins
from countermark.claim_checks.suppliers import check_suppliers
from countermark.reading.document import Document
from countermark.register import Register

Held = TypeVar("Held")

__all__ = ["Answer", "ClaimCheck", "Subject", "check_claims", "checked"]


def check_claims(document: Document, register: Register) -> tuple[ClaimCheck, ...]:
    """Check what an item claims about the maker and the place of manufacture, brand by brand."""
    if not document.mentions:
        return ()
    same = _Same(document), _Same(register)
    return tuple(check for subject in Subject for check in _remembered(*same, subject))


def checked(
    document: Document, register: Register, subject: Subject, answer: Answer
) -> tuple[ClaimCheck, ...]:
    """Return the checks of one subject that came to one answer.

    Where nothing is published of any brand that is named, nothing is supported or contradicted.
    """
    published = _published(_Same(register))[subject]
    if answer is not Answer.NOT_CHECKABLE and published.isdisjoint(document.by_brand()):
        return ()
    found = _remembered(_Same(document), _Same(register), subject)
    return tuple(check for check in found if check.answer is answer)


class _Same(Generic[Held]):
    """A value that equals itself alone: comparing whole documents would cost more than a check."""

    __slots__ = ("held",)

    def __init__(self, held: Held) -> None:
        self.held = held

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.held is other.held

    def __hash__(self) -> int:
        return id(self.held)


@lru_cache(maxsize=4)
def _published(register: "_Same[Register]") -> dict[Subject, frozenset[str]]:
    """Return the brands that publish something of each subject."""
    return {
        Subject.SUPPLIER: frozenset(register.held.supplier_lists),
        Subject.ORIGIN: frozenset(row.brand for row in register.held.places),
    }


CHECKS = {Subject.SUPPLIER: check_suppliers, Subject.ORIGIN: check_origins}


@lru_cache(maxsize=2)  # several signals ask for the same document, one after the other
def _remembered(
    document: "_Same[Document]", register: "_Same[Register]", subject: Subject
) -> tuple[ClaimCheck, ...]:
    return tuple(CHECKS[subject](document.held, register.held))
