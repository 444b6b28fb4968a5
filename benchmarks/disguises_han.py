"""How sellers write a Chinese name so that a plain search misses it, each way as one function.

Every function takes a name and a source of chance and returns the written form, or None where the
name has no place for that disguise. The characters come from our own tables.
"""

import random
from collections import defaultdict
from collections.abc import Callable
from functools import cache

import numpy as np

from countermark.text.han import (
    END_HAN,
    FIRST_HAN,
    common_parts,
    of_han,
    part_columns,
    parts_of,
    rarity,
    readings,
    sounds_of,
    syllables,
)

USUAL = 45  # tenths of a logarithm: sellers write characters that people can read
KNOWN = 58  # look-alikes are rarer
TELLING = 300  # characters that share a component which tells them apart

Disguise = Callable[[str, random.Random], str | None]


@cache
def _by_sound() -> dict[int, list[str]]:
    codes = np.arange(FIRST_HAN, END_HAN)
    usual = codes[of_han(rarity(), codes) <= USUAL]
    found: dict[int, list[str]] = defaultdict(list)
    for code, sound in zip(usual.tolist(), of_han(readings()[0], usual).tolist(), strict=True):
        found[sound].append(chr(code))
    return found


@cache
def _by_part() -> dict[int, list[str]]:
    codes = np.arange(FIRST_HAN, END_HAN)
    known = codes[of_han(rarity(), codes) <= KNOWN]
    found: dict[int, list[str]] = defaultdict(list)
    for column in part_columns():
        for code, part in zip(known.tolist(), of_han(column, known).tolist(), strict=True):
            if part and part not in common_parts(TELLING):
                found[part].append(chr(code))
    return found


def _same_sound(character: str, rng: random.Random) -> str:
    sound = int(of_han(readings()[0], np.array([ord(character)]))[0])
    others = [each for each in _by_sound().get(sound, []) if each != character]
    return rng.choice(others) if others else character


def _same_look(character: str, rng: random.Random) -> str:
    parts = [int(of_han(column, np.array([ord(character)]))[0]) for column in part_columns()]
    shared = [each for part in [*parts, ord(character)] for each in _by_part().get(part, [])]
    others = [each for each in shared if each != character]
    return rng.choice(others) if others else character


def _apart(character: str, rng: random.Random) -> str:
    ways = parts_of(ord(character))
    return "".join(map(chr, rng.choice(ways))) if ways else character


def _one(name: str, way: Callable[[str, random.Random], str], rng: random.Random) -> str | None:
    for place in rng.sample(range(len(name)), len(name)):
        written = way(name[place], rng)
        if written != name[place]:
            return name[:place] + written + name[place + 1 :]
    return None


def _all(name: str, way: Callable[[str, random.Random], str], rng: random.Random) -> str | None:
    written = "".join(way(each, rng) for each in name)
    return written if written != name else None


def one_homophone(name: str, rng: random.Random) -> str | None:
    return _one(name, _same_sound, rng)


def homophones(name: str, rng: random.Random) -> str | None:
    return _all(name, _same_sound, rng)


def one_look_alike(name: str, rng: random.Random) -> str | None:
    return _one(name, _same_look, rng)


def look_alikes(name: str, rng: random.Random) -> str | None:
    return _all(name, _same_look, rng)


def one_split(name: str, rng: random.Random) -> str | None:
    return _one(name, _apart, rng)


def splits(name: str, rng: random.Random) -> str | None:
    return _all(name, _apart, rng)


def _spelt(name: str) -> list[str]:
    return [syllables()[number] for number in next(sounds_of(name), ())]


def pinyin_spaced(name: str, rng: random.Random) -> str | None:
    return " ".join(_spelt(name)) or None


def pinyin_joined(name: str, rng: random.Random) -> str | None:
    return "".join(_spelt(name)) or None


def pinyin_one(name: str, rng: random.Random) -> str | None:
    spelt, place = _spelt(name), rng.randrange(len(name))
    return name[:place] + spelt[place] + name[place + 1 :] if spelt else None


HAN_WAYS: tuple[Disguise, ...] = (
    one_homophone,
    homophones,
    pinyin_spaced,
    pinyin_joined,
    pinyin_one,
    one_look_alike,
    look_alikes,
    one_split,
    splits,
)
