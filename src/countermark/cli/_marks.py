"""Where the verbs find marks: the tables, and a database where there is one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from countermark.errors import UsageError
from countermark.register.rights import Marks, Several, load_marks
from countermark.register.rights.store import POSTGRES, connect

VARIABLE = "COUNTERMARK_MARKS"
DATABASE = "marks.db"


@contextmanager
def opened(place: str | None) -> Iterator[Marks]:
    """Open the tables and a database beside them: the one that was named, or marks.db if it is."""
    named = place or DATABASE
    if not named.startswith(POSTGRES) and not Path(named.removeprefix("sqlite:///")).is_file():
        if place:
            raise UsageError(f"{place}: no such file. Make it with countermark marks import.")
        yield load_marks()
        return
    store = connect(named)
    try:
        yield Several((load_marks(), store))
    finally:
        store.close()
