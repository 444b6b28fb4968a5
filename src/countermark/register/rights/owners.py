"""Owners: whether two written names are the same owner.

Companies of one group are different owners: only a name in another language that the table lists,
or a legal form that one of the two leaves out, is the same.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from countermark import rows
from countermark.rows import Row, check_dates, read_table
from countermark.text.fold import fold_text

COLUMNS = ("name", "also", "source", "checked")
JOINT = "|"  # stands between the names of joint owners

_LATIN_FORM = re.compile(
    r"(?: (?:co|company|corp|corporation|inc|incorporated|ltd|limited|llc|llp|lp|plc|gmbh|ag|sa|"
    r"sas|sarl|srl|spa|bv|nv|kk|ab|oy|as|kg|pty|pte))+$"
)
_HAN_FORM = re.compile("(?:股份有限公司|有限责任公司|有限公司|株式会社)$|^株式会社")
_POINTS = re.compile(r"(?<=\w)[.'’](?=\w|\s|$)|^[.'’]")
_MARKS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Owners:
    """The other names under which an owner is known, folded."""

    names: Mapping[str, str]

    def same(self, one: str, other: str) -> bool:
        """Tell whether two names are surely one owner."""
        (core, form), (core_other, form_other) = self._parts(one), self._parts(other)
        return (
            bool(core) and core == core_other and (not form or not form_other or form == form_other)
        )

    def _parts(self, name: str) -> tuple[str, str]:
        core, form = parts_of(name)
        listed = self.names.get(f"{core} {form}".strip())
        return parts_of(listed) if listed else (core, form)


@lru_cache(maxsize=4096)
def parts_of(name: str) -> tuple[str, str]:
    """Return the folded core of an owner's name, and its legal form."""
    folded = _MARKS.sub(" ", _POINTS.sub("", fold_text(name))).strip()
    found = _LATIN_FORM.search(folded) or _HAN_FORM.search(folded)
    if found is None or found.end() - found.start() == len(folded):
        return folded, ""
    core = (folded[: found.start()] + folded[found.end() :]).strip()
    return core, found[0].strip()


def load_owners() -> Owners:
    """Read the names of owners from the packaged table and the user's overlay."""
    return _loaded(tuple(map(str, rows.folders())))


@cache
def _loaded(_folders: tuple[str, ...]) -> Owners:
    def make(row: Row) -> tuple[str, tuple[str, ...]]:
        check_dates(row)
        return row["name"], row.parts("also")

    listed = read_table("marks/owners.csv", COLUMNS, make, key=lambda made: made[0])
    return Owners(
        {" ".join(parts_of(also)).strip(): name for name, more in listed for also in more}
    )
