"""Rows of delimited text, read so that one broken row costs no other.

A quote that is never closed would swallow all that follows. So a row may hold only so much; where
it holds more, its first line is set aside and reading goes on with the next line.
"""

import csv
import io
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from charset_normalizer import from_bytes

from countermark.model import SetAside
from countermark.sources.streams import HEAD, Peekable

LONGEST_LINE = 16 * 1024**2  # characters
LONGEST_ROW = 4 * 1024**2  # characters of a row that goes over several lines
MOST_FAILURES = 200  # in one file: beyond them it is no table
REPLACED, MOST_REPLACED = "\ufffd", 8  # in one row: more is no slip but another encoding
SIGNS = ",;\t|"
ENCODINGS = ["gb18030", "big5", "shift_jis", "euc_kr", "cp1251", "cp1252"]
HAN = (0x4E00, 0x9FFF)

csv.field_size_limit(2 * LONGEST_LINE)


class _OpenError(Exception):
    """The row under way cannot be one; never leaves this module."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a delimited text is written."""

    encoding: str
    sign: str
    skipped: int = 0  # lines before the header


def dialect_of(head: bytes) -> Dialect:
    """Return how a text is written, by its beginning."""
    encoding = _encoding(head)
    lines = head.decode(encoding, "replace").removeprefix("\ufeff").splitlines() or [""]
    if lines[0].lower().startswith("sep=") and len(lines[0]) == len("sep=,"):
        return Dialect(encoding, lines[0][-1], skipped=1)
    return Dialect(encoding, max(SIGNS, key=lambda sign: _cells(lines[0], sign)))


def _cells(line: str, sign: str) -> int:
    try:
        return len(next(csv.reader([line], delimiter=sign), []))
    except csv.Error:
        return 0


def _encoding(head: bytes) -> str:
    try:
        head[: head.rfind(b"\n") + 1 or None].decode("utf-8")
    except UnicodeDecodeError as error:
        if len(head) - error.start < 4 and b"\n" not in head:  # only cut off at the end
            return "utf-8-sig"
        best = from_bytes(head, cp_isolation=ENCODINGS).best()
        return best.encoding if best else _plausible(head)
    return "utf-8-sig"


def _plausible(head: bytes) -> str:
    """Return the likelier of the two encodings by which exports differ most."""
    text = head.decode("gb18030", "replace")
    good = sum(HAN[0] <= ord(sign) <= HAN[1] for sign in text)
    return "gb18030" if good > 4 * text.count("\ufffd") else "cp1252"


def rows(
    stream: Peekable, where: str, dialect: Dialect
) -> Iterator[tuple[int, list[str] | SetAside]]:
    """Yield each row with the number of its first line."""
    text = io.TextIOWrapper(stream, encoding=dialect.encoding, errors="replace", newline="")
    try:
        yield from _Rows(text, where, dialect)
    finally:
        text.detach()  # whoever opened the stream closes it


class _Rows:
    """Rows over lines that can be taken back."""

    def __init__(self, text: io.TextIOWrapper, where: str, dialect: Dialect) -> None:
        self._text, self._where, self._sign = text, where, dialect.sign
        self._encoding = dialect.encoding.removesuffix("-sig")
        self._failures = 0
        self._again: deque[str] = deque()  # lines that were taken back
        self._held: list[str] = []  # lines of the row under way
        self._size = 0
        self._number = 0  # lines before the row under way
        for _ in range(dialect.skipped):
            self._text.readline()
            self._number += 1

    def __iter__(self) -> Iterator[tuple[int, list[str] | SetAside]]:
        reader = self._reader()
        while True:
            try:
                cells = next(reader)
            except StopIteration:
                return
            except (_OpenError, csv.Error) as error:
                self._failures += 1
                yield self._taken_back(str(error))
                if self._failures > MOST_FAILURES:
                    return
                reader = self._reader()
                continue
            first = self._number + 1
            self._settle(len(self._held))
            if sum(cell.count(REPLACED) for cell in cells) >= MOST_REPLACED:
                yield first, self._garbled(first, cells)
            else:
                yield first, cells

    def _reader(self) -> Any:
        return csv.reader(self._lines(), delimiter=self._sign)

    def _lines(self) -> Iterator[str]:
        while line := self._next():
            self._held.append(line)
            self._size += len(line)
            if len(line) > LONGEST_LINE:
                raise _OpenError("the line is longer than 16 million characters")
            if self._size > LONGEST_ROW and len(self._held) > 1:
                raise _OpenError("a quote is not closed")
            yield line
        if self._held:
            raise _OpenError("the file ends within quotes")

    def _next(self) -> str:
        if self._again:
            return self._again.popleft()
        line = self._text.readline(LONGEST_LINE + 1)
        if len(line) > LONGEST_LINE:
            while (more := self._text.readline(LONGEST_LINE)) and not more.endswith("\n"):
                pass
        return line

    def _settle(self, count: int) -> None:
        self._number += count
        self._held, self._size = [], 0

    def _taken_back(self, reason: str) -> tuple[int, SetAside]:
        """Set the first line of the row under way aside, and read the others again."""
        first, *others = self._held or [""]
        self._again.extendleft(reversed(others))
        self._settle(1)
        place = f"{self._where}:{self._number}"
        cure = "Close the quote, or double each quote within a cell."
        if self._failures > MOST_FAILURES:
            reason = f"over {MOST_FAILURES} rows are broken, and the rest of the file is left out"
            cure = "Export the table again."
        return self._number, SetAside(place, f"broken CSV: {reason}", cure, first[:80])

    def _garbled(self, number: int, cells: list[str]) -> SetAside:
        reason = (
            f"wrong encoding: the file began as {self._encoding}, this row is written otherwise"
        )
        cure = "Write the whole file in UTF-8."
        return SetAside(f"{self._where}:{number}", reason, cure, " ".join(cells)[:80])


def sniffed(head: bytes) -> tuple[list[str], Any] | None:
    """Return the header and a row of what looks like a delimited text, else None."""
    dialect = dialect_of(head[:HEAD])
    text = head[:HEAD].decode(dialect.encoding, "replace").removeprefix("\ufeff")
    lines = text.splitlines()[dialect.skipped :]
    if not lines or "\x00" in lines[0]:
        return None
    try:
        found = list(csv.reader(lines[:2], delimiter=dialect.sign))
    except csv.Error:
        return None
    return (found[0], found[1] if len(found) > 1 else None) if found else None
