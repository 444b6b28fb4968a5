"""Goods: from a category, a shop's path or plain words to classes of the Nice classification.

Words that may mean goods of several classes give them all; who asks must then get the same answer
for each of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from countermark import rows
from countermark.errors import UsageError
from countermark.model import PRODUCT_TYPES
from countermark.register.rights.marks import CLASSES
from countermark.rows import Row, check_dates, read_table
from countermark.text.fold import fold_text

CLASS_COLUMNS = ("class", "kind", "en", "zh", "edition", "source", "checked")
WORD_COLUMNS = ("kind", "text", "classes", "groups", "source", "checked")
KINDS = frozenset({"google", "product_type", "word"})
PATH = ">"
LONGEST = 5  # words of the longest phrase in the table


@dataclass(frozen=True, slots=True)
class Wanted:
    """The Nice classes that goods may fall into, and China's similar groups where known."""

    classes: frozenset[int]
    groups: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Goods:
    """Names of the classes, and which words and paths lead to them."""

    names: Mapping[int, tuple[str, str]]
    paths: Mapping[str, Wanted]
    words: Mapping[str, Wanted]

    def of(self, goods: int | str) -> Wanted:
        """Return the classes of a class, a category, a path or words; none where none is known."""
        if isinstance(goods, str):
            return self._by_path(goods) or self._by_words(goods)
        if goods not in self.names:
            raise UsageError(f"class {goods}: the Nice classes are 1 to 45. Write one of them.")
        return Wanted(frozenset({goods}))

    def _by_path(self, text: str) -> Wanted | None:
        """Follow a path of the Google product taxonomy to its deepest part that is known."""
        parts = [" ".join(fold_text(part).split()) for part in text.split(PATH)]
        if len(parts) > 1:  # a single word is looked up among the words first
            for depth in range(len(parts), 0, -1):
                if found := self.paths.get(PATH.join(parts[:depth])):
                    return found
            return None
        return self.words.get(parts[0]) or self.paths.get(parts[0])

    def _by_words(self, text: str) -> Wanted:
        found = list(_found(fold_text(text.replace(PATH, " ")), self.words))
        classes = frozenset().union(*(one.classes for one in found)) if found else frozenset()
        groups = frozenset().union(*(one.groups for one in found)) if found else frozenset()
        return Wanted(classes, groups if all(one.groups for one in found) else frozenset())


def _found(text: str, words: Mapping[str, Wanted]) -> Iterator[Wanted]:
    """Yield what the longest phrases of a text mean, each place counted once."""
    run = [word for word in _split(text) if word]
    at = 0
    while at < len(run):
        for length in range(min(LONGEST, len(run) - at), 0, -1):
            found = words.get(" ".join(run[at : at + length]))
            if found:
                yield found
                at += length
                break
        else:
            yield from _in_han(run[at], words)
            at += 1


def _split(text: str) -> list[str]:
    return "".join(sign if sign.isalnum() or sign in "-'" else " " for sign in text).split()


def _in_han(word: str, words: Mapping[str, Wanted]) -> Iterator[Wanted]:
    """Yield the longest known words inside a run that has no spaces."""
    if word.isascii():
        return
    at = 0
    while at < len(word):
        for length in range(min(8, len(word) - at), 0, -1):
            part = word[at : at + length]
            if not part.isascii() and part in words:
                yield words[part]
                at += length - 1
                break
        at += 1


def load_goods() -> Goods:
    """Read classes and words from the packaged tables and the user's overlay."""
    return _loaded(tuple(map(str, rows.folders())))


@cache
def _loaded(_folders: tuple[str, ...]) -> Goods:
    names = dict(read_table("nice/classes.csv", CLASS_COLUMNS, _name, key=lambda made: made[0]))
    listed = read_table("nice/words*.csv", WORD_COLUMNS, _word, key=lambda made: made[:2])
    paths = {text: wanted for kind, text, wanted in listed if kind == "google"}
    words = {text: wanted for kind, text, wanted in listed if kind != "google"}
    return Goods(names, paths, words)


def _name(row: Row) -> tuple[int, tuple[str, str]]:
    check_dates(row)
    if not row["class"].isdecimal() or int(row["class"]) not in CLASSES:
        raise row.wrong("class", "Write a Nice class from 1 to 45.")
    row.one_of("kind", {"goods", "services"})
    return int(row["class"]), (row["en"], row["zh"])


def _word(row: Row) -> tuple[str, str, Wanted]:
    check_dates(row)
    kind = row.one_of("kind", KINDS)
    if kind == "product_type":
        row.one_of("text", PRODUCT_TYPES)
    classes = row.words("classes")
    if not classes or not all(one.isdecimal() and int(one) in CLASSES for one in classes):
        raise row.wrong("classes", "Write Nice classes from 1 to 45, with spaces between.")
    parts = [" ".join(fold_text(part).split()) for part in row["text"].split(PATH)]
    return (
        kind,
        PATH.join(parts),
        Wanted(frozenset(map(int, classes)), frozenset(row.words("groups"))),
    )
