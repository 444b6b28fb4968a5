"""The nouns of rights: what is asked, what a mark was on a day, and the answer."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from countermark.register import Register, load_register
from countermark.register.rights import (
    Entry,
    Goods,
    Marks,
    Owners,
    Territories,
    load_goods,
    load_marks,
    load_owners,
    load_territories,
)


class MayAct(StrEnum):
    """Whether a rights holder may act; unknown is never yes."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class State(StrEnum):
    """What a mark was on a day."""

    HELD = "held"
    PERHAPS = "perhaps"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Question:
    """Who wants to act on which sign, for which goods, where and on which day.

    Goods are a Nice class, or a category or words; without a holder the question is who may act.
    """

    holder: str | None
    sign: str
    goods: int | str
    territory: str
    on: date
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rights:
    """The tables that an answer rests on."""

    marks: Marks
    owners: Owners
    territories: Territories
    goods: Goods
    register: Register


@dataclass(frozen=True, slots=True)
class Holding:
    """A mark on a day: whether it was held, by whom (several where unclear), and why not.

    `groups` are the similar groups to which it was limited on that day; empty for the whole class.
    """

    entry: Entry
    state: State
    owners: tuple[str, ...]
    why: str = ""
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether the holder may act, the rows that decide, and every other lawful owner.

    `may` is None where no holder was named. `parts` are the answers for each country and class
    where there are several.
    """

    question: Question
    may: MayAct | None
    reason: str
    country: str = ""
    klass: int = 0
    deciding: tuple[Holding, ...] = ()
    others: tuple[Holding, ...] = ()
    parts: tuple["Answer", ...] = ()

    @property
    def as_of(self) -> date | None:
        """Return the day on which the oldest of the deciding rows was last checked."""
        return min((row.entry.mark.checked for row in self.deciding), default=None)


def load_rights(marks: Marks | None = None) -> Rights:
    """Read every table of rights; `marks` replaces the packaged ones."""
    return Rights(
        marks=load_marks() if marks is None else marks,
        owners=load_owners(),
        territories=load_territories(),
        goods=load_goods(),
        register=load_register(),
    )
