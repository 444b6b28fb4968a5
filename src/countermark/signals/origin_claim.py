"""The goods are said to be made where the brand makes none of that kind."""

from collections.abc import Iterator

from countermark.claim_checks import Answer, Subject, checked
from countermark.model import Signal
from countermark.reading.document import Document
from countermark.register import Register


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Take the claim checks of this subject that came to this answer."""
    for check in checked(document, register, Subject.ORIGIN, Answer.CONTRADICTED):
        yield Signal(
            "origin_claim",
            check.weight,
            check.brand,
            spans=check.spans,
            note=check.note,
            note_zh=check.note_zh,
        )
