"""Marks: a sign, a territory, a class and an owner through time, with what courts found of it.

One file of an office (`record`) has a row for each class; its chain of owners stands beside it.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from countermark.register.rights.moments import Moment
from countermark.text.fold import fold_text

STATUSES = frozenset(
    "applied registered assigned expired cancelled invalidated invalidated_in_part refused "
    "withdrawn".split()
)
FINDINGS = frozenset({"holds", "none_before", "unclear"})
CLASSES = range(1, 46)


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign in one class of one register; an empty day is a day that nobody published.

    `owner` is the latest one; several joint owners stand with a bar between them. `designated` are
    the countries of an international registration; `groups` are China's similar groups, empty
    where the whole class or unknown.
    """

    record: str
    sign: str
    jurisdiction: str
    klass: int
    owner: str
    status: str
    checked: date
    script: str = ""
    number: str = ""
    edition: str = ""
    groups: tuple[str, ...] = ()
    goods: str = ""
    designated: frozenset[str] = frozenset()
    status_from: Moment | None = None
    applied: Moment | None = None
    valid_from: Moment | None = None
    valid_until: Moment | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A mark that passed from one owner to another; the day is None where nobody published it."""

    from_owner: str
    to_owner: str
    on: Moment | None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found: somebody holds a mark, had none before a day, or it stood in doubt then."""

    id: str
    owner: str
    kind: str
    on: Moment
    en: str
    zh: str
    source: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A mark with its chain of owners and what was found of it."""

    mark: Mark
    assignments: tuple[Assignment, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Filing:
    """One file of an office as it was read on a day: a row for each class, and its chain.

    A file without rows (a device without words, a deleted file) takes the older rows away.
    """

    jurisdiction: str
    record: str
    checked: date
    marks: tuple[Mark, ...] = ()
    assignments: tuple[Assignment, ...] = ()


class Marks(Protocol):
    """Wherever marks are kept: the tables, or a database."""

    def find(self, sign: str) -> Sequence[Entry]:
        """Return every entry of the same sign in the same script."""


@dataclass(frozen=True, slots=True)
class Packaged:
    """Marks in memory, by folded sign and script."""

    entries: Mapping[tuple[str, str], tuple[Entry, ...]]

    def find(self, sign: str) -> Sequence[Entry]:
        """Return every entry of the same sign in the same script."""
        return self.entries.get(key_of(sign), ())


def key_of(sign: str) -> tuple[str, str]:
    """Return what two signs must share to be the same: their folded text and their script."""
    return " ".join(fold_text(sign).split()), script_of(sign)


def script_of(sign: str) -> str:
    """Return the script of a sign: latin, han, kana, … , or mixed."""
    if sign.isascii():
        return "latin"
    scripts = {found for character in sign if (found := _script(character))}
    return scripts.pop() if len(scripts) == 1 else "mixed" if scripts else "latin"


def _script(character: str) -> str:
    if not character.isalpha():
        return ""
    name = unicodedata.name(character, "").removeprefix("FULLWIDTH ")
    word = name.partition(" ")[0].lower()
    return {"cjk": "han", "hiragana": "kana", "katakana": "kana"}.get(word, word)


@dataclass(frozen=True, slots=True)
class Several:
    """Marks that are kept in several places."""

    places: tuple[Marks, ...]

    def find(self, sign: str) -> Sequence[Entry]:
        """Return every entry of the same sign in the same script, from every place."""
        return [entry for place in self.places for entry in place.find(sign)]


def pack(entries: Iterable[Entry]) -> Packaged:
    """Put entries in order by sign."""
    grouped: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        grouped.setdefault(key_of(entry.mark.sign), []).append(entry)
    return Packaged({key: tuple(group) for key, group in grouped.items()})


def wrong_range(mark: Mark) -> str | None:
    """Return the name of the field whose day comes before the mark can have begun."""
    begins = mark.valid_from or mark.applied
    if mark.valid_until and begins and mark.valid_until.last < begins.first:
        return "valid_until"
    if mark.valid_from and mark.applied and mark.valid_from.last < mark.applied.first:
        return "valid_from"
    return None
