"""The maker offers to produce under the buyer'"s"""

from collections.abc import Iterator

from countermark.model import Signal
from countermark.reading.document import Document
from countermark.reading.observe import cues
from countermark.register import Register


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """own"""
    name,
