"""The goods are graded in the words of the replica trade."""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import claims
from countermark.register import Register

LOOKS_FOR = frozenset({"replica_grade"})


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Find grades such as mirror quality, 1:1 or named batches."""
    yield from claims(document, "replica_grade", "replica_grade")
