"""Where the verbs find marks: the tables, and a database where there is one."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from countermark.register.rights import Marks, Several, load_marks
from countermark.register.rights.store import POSTGRES, connect

VARIABLE = "COUNTERMARK_MARKS"
DATABASE = "marks.db"


@contextmanager
def opened(place: str) -> Iterator[Marks]:
    """Open the tables and, where it exists, the database beside them."""
    if not place.startswith(POSTGRES) and not Path(place.removeprefix("sqlite:///")).is_file():
        yield load_marks()
        return
    store = connect(place)
    try:
        yield Several((load_marks(), store))
    finally:
        store.close()
