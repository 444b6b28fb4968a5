"""Rights: marks with their owners through time, territories, owners' names and classes of goods."""

from countermark.register.rights.goods import Goods, Wanted, load_goods
from countermark.register.rights.marks import (
    Assignment,
    Entry,
    Filing,
    Finding,
    Mark,
    Marks,
    Packaged,
    Several,
    pack,
)
from countermark.register.rights.moments import Moment, moment_of
from countermark.register.rights.owners import Owners, load_owners
from countermark.register.rights.tables import load_marks
from countermark.register.rights.territories import Territories, load_territories

__all__ = [
    "Assignment",
    "Entry",
    "Filing",
    "Finding",
    "Goods",
    "Mark",
    "Marks",
    "Moment",
    "Owners",
    "Packaged",
    "Several",
    "Territories",
    "Wanted",
    "load_goods",
    "load_marks",
    "load_owners",
    "load_territories",
    "moment_of",
    "pack",
]
