"""The words of company names: what kind of company, what trade, and how names are romanised."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from countermark.rows import Row, check_dates, read_table
from countermark.text.companies.syllables import pinyin, splits
from countermark.text.han import is_han
from countermark.text.locations import by_english

LEGAL, TRADE, GENERAL, PLACE = "legal", "trade", "general", "place"
KINDS = frozenset({LEGAL, TRADE, GENERAL})
SYSTEMS = frozenset({"cantonese", "wade-giles"})

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """What a word of a company name is: its kind, and its trade or the id of its place."""

    kind: str
    means: str = ""


@dataclass(frozen=True, slots=True)
class _Group:
    id: str
    kind: str
    near: tuple[str, ...]
    words: tuple[str, ...]


def _group(row: Row) -> _Group:
    check_dates(row)
    return _Group(row["id"], row.one_of("kind", KINDS), row.words("near"), row.parts("words"))


@cache
def _groups() -> list[_Group]:
    columns = ("id", "kind", "near", "words", "source", "checked")
    return read_table("companies/words*.csv", columns, _group, key=lambda made: made.id)


@cache
def chinese_words() -> Mapping[str, tuple[Word, ...]]:
    """Return the Chinese words of company names; one word may belong to several trades."""
    return _by_word(han=True)


@cache
def latin_words() -> Mapping[Words, tuple[Word, ...]]:
    """Return the words in Latin letters, and the names of places, as tuples of words."""
    found = {tuple(split(word)): means for word, means in _by_word(han=False).items()}
    for name, place in by_english().items():
        means = (Word(PLACE, place.id),)
        found[tuple(split(name))] = means
        if place.country == "CN":  # Dong Guan
            found |= {way: means for way in splits(name, pinyin()) if len(way) > 1}
    return found


def split(text: str) -> list[str]:
    """Return the words of a folded text in Latin letters; an apostrophe parts none."""
    plain = text.replace("'", "").replace("’", "")
    return "".join(each if each.isalnum() else " " for each in plain).split()


def _by_word(*, han: bool) -> dict[str, tuple[Word, ...]]:
    found: dict[str, tuple[Word, ...]] = {}
    for group in _groups():
        means = Word(group.kind, group.id if group.kind == TRADE else "")
        for word in group.words:
            if is_han(word) is han:
                found[word] = (*found.get(word, ()), means)
    return found


@cache
def related() -> Mapping[str, frozenset[str]]:
    """Return the trades that one maker may name in place of another, each with itself."""
    near: dict[str, set[str]] = {}
    for group in _groups():
        near.setdefault(group.id, set()).add(group.id)
        for other in group.near:
            near[group.id].add(other)
            near.setdefault(other, set()).add(group.id)
    return {trade: frozenset(others) for trade, others in near.items()}


@cache
def spellings(system: str) -> Mapping[str, tuple[str, ...]]:
    """Return what each syllable of a romanisation stands for: characters, or pinyin syllables."""
    return {
        spelling: stands for (spelling, used), stands in _all_spellings().items() if used == system
    }


@cache
def _all_spellings() -> dict[tuple[str, str], tuple[str, ...]]:
    def make(row: Row) -> tuple[tuple[str, str], tuple[str, ...]]:
        check_dates(row)
        return (row["spelling"], row.one_of("system", SYSTEMS)), row.words("stands_for")

    columns = ("spelling", "system", "stands_for", "source", "checked")
    return dict(read_table("companies/spellings*.csv", columns, make, key=lambda made: made[0]))


@cache
def cantonese_initials() -> Mapping[str, frozenset[str]]:
    """Return the first letters of each character's Cantonese spellings."""
    letters: dict[str, set[str]] = {}
    for spelling, characters in spellings("cantonese").items():
        for character in "".join(characters):
            letters.setdefault(character, set()).add(spelling[0])
    return {character: frozenset(found) for character, found in letters.items()}


@cache
def meanings() -> Mapping[str, tuple[str, ...]]:
    """Return the Chinese characters for which an English word of a company name stands."""

    def make(row: Row) -> tuple[str, tuple[str, ...]]:
        check_dates(row)
        return row["word"], row.parts("characters")

    columns = ("word", "characters", "source", "checked")
    return dict(read_table("companies/meanings*.csv", columns, make, key=lambda made: made[0]))


@cache
def aliases() -> Mapping[str, tuple[str, ...]]:
    """Return the English names, in letters, that a company bears beside its Chinese core."""

    def make(row: Row) -> tuple[str, str]:
        check_dates(row)
        return row["chinese"], "".join(split(row["english"].casefold()))

    columns = ("chinese", "english", "source", "checked")
    found: dict[str, tuple[str, ...]] = {}
    for chinese, english in read_table(
        "companies/aliases*.csv", columns, make, key=lambda made: made
    ):
        found[chinese] = (*found.get(chinese, ()), english)
    return found
