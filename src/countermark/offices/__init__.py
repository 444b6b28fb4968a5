"""Registers of trademark offices, read as a stream into files of marks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import BinaryIO

from countermark.errors import UsageError
from countermark.model import SetAside
from countermark.offices import uspto, wipo
from countermark.offices.listed import read_listed, read_mapping
from countermark.register.rights import Filing

FORMATS = ("uspto", "st96", "st66", "csv")

Read = Callable[[BinaryIO, str], Iterator[Filing | SetAside]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a user says of the files: their format, and what the files do not say themselves.

    `checked` is the day on which the office wrote them; USPTO says it in each record.
    """

    format: str
    checked: date
    mapping: Path | None = None
    office: str = ""


def reader(asked: Asked) -> Read:
    """Return the reader of a format."""
    if asked.format == "uspto":
        return uspto.read
    if asked.format in {"st96", "st66"}:
        return partial(wipo.read, office=asked.office, checked=asked.checked)
    if asked.mapping is None:
        raise UsageError(
            "--format csv needs --mapping FILE.toml, which says which column means what."
        )
    return partial(read_listed, mapping=read_mapping(asked.mapping), checked=asked.checked)
