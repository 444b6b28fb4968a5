"""A company name in its parts: what is left of it without place, trade and kind of company."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from countermark.text.companies.sounds import Sounds, sounds_of_han, sounds_of_words
from countermark.text.companies.words import (
    PLACE,
    TRADE,
    Word,
    chinese_words,
    latin_words,
    split,
)
from countermark.text.fold import fold
from countermark.text.han import HAN_CHARACTER
from countermark.text.locations import Location, by_chinese, locations

REMEMBERED = 1 << 14
SHORTEST_CORE = 2  # characters that must stay of a Chinese name
SHORTEST_MISSPELT = 7  # letters of a city that may lack one
LONGEST_PHRASE = 6
LONGEST_NAME = 200  # characters
WRITTEN = re.compile(f"{HAN_CHARACTER}+|[^\\W_{HAN_CHARACTER[1:-1]}]+(?:['’][a-z]+)?").findall
SUFFIX = re.compile("街道|[省市区县镇乡村]")
REST = f"(?={HAN_CHARACTER}{{2}})"
CITY = re.compile(f"(?P<name>{HAN_CHARACTER}{{2,3}}?)市{REST}")
SMALLER = re.compile(f"(?P<name>{HAN_CHARACTER}{{1,3}}?)(?:街道|工业区|[区县镇乡村]){REST}")


@dataclass(frozen=True, slots=True)
class Company:
    """A name taken apart; `han` and `words` are its core in either script.

    A name that is all place and trade has no core, and is like no other. `places` are ids of
    places, `trades` what the company makes or deals in, and `lead` is a place that is in no table.
    """

    name: str
    han: str
    words: tuple[str, ...]
    places: frozenset[str]
    trades: frozenset[str]
    sounds: Sounds
    lead: str = ""


@lru_cache(maxsize=REMEMBERED)
def parse(name: str) -> Company:
    """Take a company name apart."""
    return parse_folded(name, fold([name[:LONGEST_NAME].replace("\n", " ")]).text().strip("\n"))


def parse_folded(name: str, folded: str) -> Company:
    """Take a company name apart whose text is folded already."""
    han, lead, places, trades = "", "", set[str](), set[str]()
    latin: list[str] = []
    for piece in WRITTEN(folded):
        if re.match(HAN_CHARACTER, piece):
            small, core = _chinese(piece, places, trades)
            han, lead = han + core, lead or small
        else:
            latin += split(piece)
    words = tuple(_latin(latin, places, trades))
    sounds = sounds_of_han(han, lead) | sounds_of_words(words)
    return Company(
        name,
        han,
        words,
        places=frozenset(places),
        trades=frozenset(trades),
        sounds=sounds,
        lead=lead,
    )


def _chinese(run: str, places: set[str], trades: set[str]) -> tuple[str, str]:
    """Return the small place that leads a name, and its core."""
    lead, rest = _without_places(run, places)
    while rest:
        word = _ending(rest)
        if not word or (len(rest) > len(word) and len(rest) - len(word) < SHORTEST_CORE):
            break
        trades.update(each.means for each in chinese_words()[word] if each.kind == TRADE)
        rest = rest[: -len(word)]
    return lead, rest


def _without_places(run: str, places: set[str]) -> tuple[str, str]:
    start, lead, first = 0, "", len(places)
    while found := _place_at(run, start):
        place, start = found
        places.add(place.id)
    known = len(places) > first
    if city := CITY.match(run, start):  # one that is in no table
        lead, start, known = city["name"], city.end(), True
    while known and (small := SMALLER.match(run, start)):
        lead, start = lead or small["name"], small.end()
    return lead, run[start:]


def _place_at(run: str, start: int) -> tuple[Location, int] | None:
    for size in range(min(6, len(run) - start), 1, -1):
        place = by_chinese().get(run[start : start + size])
        if place is not None:
            end = start + size
            suffix = SUFFIX.match(run, end)
            if suffix and len(run) - suffix.end() != 1:
                end = suffix.end()
            left = len(run) - end
            return (place, end) if left != 1 else None
    return None


def _ending(text: str) -> str:
    for size in range(min(_longest_chinese(), len(text)), 0, -1):
        if text[-size:] in chinese_words():
            return text[-size:]
    return ""


@cache
def _longest_chinese() -> int:
    return max(map(len, chinese_words()), default=0)


def _latin(words: Sequence[str], places: set[str], trades: set[str]) -> list[str]:
    """Return the words of the core, and add what the others say."""
    core: list[str] = []
    for phrase, means in _phrases(words):
        places.update(each.means for each in means if each.kind == PLACE)
        trades.update(each.means for each in means if each.kind == TRADE)
        if not means:
            core += phrase
    if len(core) > 1:
        core = [word for word in core if not _misspelt(word, places)]
    return core


def _phrases(words: Sequence[str]) -> Iterator[tuple[tuple[str, ...], tuple[Word, ...]]]:
    known, start = latin_words(), 0
    while start < len(words):
        for size in range(min(LONGEST_PHRASE, len(words) - start), 0, -1):
            phrase = tuple(words[start : start + size])
            if phrase in known or size == 1:
                yield phrase, known.get(phrase, ())
                start += size
                break


def _misspelt(word: str, places: set[str]) -> bool:
    """Tell whether a word is a city that lacks a letter, as Shenzen."""
    if city := _cities_with_a_letter_less().get(word):
        places.add(city)
    return bool(city)


@cache
def _cities_with_a_letter_less() -> dict[str, str]:
    names = {
        name.casefold(): place.id
        for place in locations().values()
        if place.kind == "city"
        for name in place.en
    }
    long = {name: place for name, place in names.items() if len(name) >= SHORTEST_MISSPELT}
    return {
        name[:place] + name[place + 1 :]: city
        for name, city in long.items()
        for place in range(1, len(name))
        if name[:place] + name[place + 1 :] not in names
    }
