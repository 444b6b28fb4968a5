"""A chunk of an offer's text, taken apart: its words, model codes, number and unit."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from countermark.rows import Row, check_dates, read_table

COLUMNS = ("word", "kind", "stands_for", "source", "checked")
KINDS = ("", "colour", "wearer", "edition", "goods", "number", "unit")
CODE_LENGTH, LONG_NUMBER = 4, 5  # from which a mixed word, and a number alone, is a code
LONGEST = 32  # letters of a word that are looked at
REMEMBERED = 1 << 18

CHUNK = re.compile(r"\n|[a-z0-9]+(?:[-./,][a-z0-9]+)*[\"']?|[^\W_a-z0-9]+")  # or the end of a text
_MIXED = re.compile(r"[a-z0-9]+(?:[.,]\d+)?")
_MEASURE = re.compile(r"(\d+(?:[.,]\d+)?)-?([a-z]{1,9}|[\"'])$")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?$")


@dataclass(frozen=True, slots=True)
class Chunk:
    """What a run of text holds; a number may carry its unit, a word alone may be one."""

    words: tuple[str, ...]
    codes: tuple[str, ...] = ()
    joined: str = ""
    number: str = ""
    unit: str = ""


@lru_cache(maxsize=REMEMBERED)
def chunk_of(text: str) -> Chunk:
    """Take a chunk apart."""
    measure = _MEASURE.match(text)
    unit = _units().get(measure[2]) if measure else None
    if measure and unit:
        number = _plain_number(measure[1])
        return Chunk((number,), number=number, unit=unit)
    bare = text.rstrip("\"'")
    if _NUMBER.match(bare):
        number = _plain_number(bare)
        return Chunk((number,), (number,) if len(number) >= LONG_NUMBER else (), number=number)
    if not bare[:1].isalnum():
        return Chunk(())
    words = tuple(map(meaning, _words_of(bare)))
    joined = "".join(filter(str.isalnum, bare)) if len(words) > 1 else ""
    return Chunk(words, tuple(_codes(bare)), joined[:LONGEST], unit=_units().get(bare, ""))


def meaning(word: str) -> str:
    """Return the word that a word stands for: schwarz and 黑色 are black."""
    known = _words().get(word)
    return known[1] if known else word


def kind_of(word: str) -> int:
    """Return the number of the kind of a word, 0 for an ordinary one."""
    return _meanings().get(word, 0)


def digits_of(word: str) -> int:
    """Return 0 for a word without digits, 1 for one with some, 2 for a number."""
    digits = sum(map(str.isdigit, word))
    return 0 if not digits else 2 if digits >= len(word.replace(".", "")) else 1


def _words_of(text: str) -> list[str]:
    """Return the words of a chunk: mixed ones whole, runs of other scripts in pairs."""
    if not text.isascii():
        return [text[at : at + 2] for at in range(max(1, len(text) - 1))][:LONGEST]
    words = (word[:LONGEST] for word in _MIXED.findall(text))
    return [_plain_number(word) if _NUMBER.match(word) else word for word in words]


def _codes(text: str) -> list[str]:
    """Return the model codes of a chunk: as a whole, and each word that is one."""
    if not text.isascii():
        return []
    words = [word for word in re.findall(r"[a-z0-9]+", text) if _is_code(word)]
    whole = "".join(filter(str.isalnum, text))
    return [whole, *(word for word in words if word != whole)] if _is_code(whole) else words


def _is_code(word: str) -> bool:
    digits = sum(map(str.isdigit, word))
    if digits == len(word):
        return digits >= LONG_NUMBER
    return digits > 0 and len(word) >= CODE_LENGTH


def _plain_number(text: str) -> str:
    """Write a number in one way: 7,30 and 7.3 are the same, and 1,200 is 1200."""
    whole, _, rest = text.replace(",", ".").partition(".")
    if len(rest) == len("000") and len(whole) <= len("000") and whole != "0":
        return whole + rest
    rest = rest.rstrip("0")
    return f"{whole}.{rest}"[:LONGEST] if rest else whole[:LONGEST]


@cache
def _table() -> list[tuple[str, str, str]]:
    def make(row: Row) -> tuple[str, str, str]:
        check_dates(row)
        return row["word"], row.one_of("kind", KINDS[1:]), row["stands_for"]

    return read_table("matching/words.csv", COLUMNS, make, key=lambda made: made[:2])


@cache
def _words() -> dict[str, tuple[str, str]]:
    return {word: (kind, meant) for word, kind, meant in _table() if kind != "unit"}


@cache
def _meanings() -> dict[str, int]:
    return {meant: KINDS.index(kind) for kind, meant in _words().values()}


@cache
def _units() -> dict[str, str]:
    return {word: meant for word, kind, meant in _table() if kind == "unit"}
