"""What is known of each Chinese character: its sounds, its components, how seldom it stands.

The tables hold one place for each character of the range, and an empty one at either end for every
symbol that is none.
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice, product

import numpy as np

from countermark.text.tables import load

FIRST_HAN, END_HAN = 0x3400, 0xA000  # the same range stands in tools/han_tables.py
HAN_CHARACTER = f"[{chr(FIRST_HAN)}-{chr(END_HAN - 1)}]"
MOST_READINGS = 8  # of a whole name
REMEMBERED = 1 << 15  # characters that are taken apart
MOST_DEPTH = 6  # of components in components

Array = np.ndarray


def of_han(table: Array, codes: Array) -> Array:
    """Look up each symbol in a table of characters."""
    places = codes.astype(np.int64) - (FIRST_HAN - 1)
    found: Array = table.take(places, mode="clip")
    return found


def is_han(text: str) -> bool:
    """Tell whether a folded text is Chinese characters and nothing else."""
    return all(FIRST_HAN <= ord(each) < END_HAN for each in text)


def is_han_name(text: str) -> bool:
    """Tell whether a folded text is two or more Chinese characters and nothing else."""
    return len(text) > 1 and is_han(text)


@cache
def rarity() -> Array:
    """Return how seldom each character stands, in tenths of the decimal logarithm."""
    padded: Array = np.pad(load("words")["rarity"], 1)
    return padded


@cache
def readings() -> Array:
    """Return the numbers of each character's syllables, the usual one first, 0 for none."""
    padded: Array = np.pad(load("sounds")["readings"], ((0, 0), (1, 1)))
    return padded


@cache
def syllables() -> Sequence[str]:
    """Return the syllables; the first, number 0, is none."""
    return ("", *str(load("sounds")["syllables"]).split(" "))


def sounds_of(name: str) -> Iterator[tuple[int, ...]]:
    """Yield the ways in which a name is read, as numbers of syllables; none if it can't be."""
    places = [ord(each) - FIRST_HAN for each in name]
    used = load("sounds")["used"]
    each = [readings()[: used[place], place + 1].tolist() for place in places]
    yield from islice(product(*each), MOST_READINGS)


@cache
def _radicals() -> dict[int, int]:
    """Return the radical for which each other form of it stands."""
    forms, radical = load("components")["radicals"].tolist()
    return dict(zip(forms, radical, strict=True))


@cache
def _radical_groups() -> dict[int, tuple[int, ...]]:
    """Return all forms of each radical, by each of its forms."""
    groups: dict[int, list[int]] = {}
    for form, radical in _radicals().items():
        groups.setdefault(radical, [radical]).append(form)
    return {form: tuple(group) for group in groups.values() for form in group}


def radical_forms(code: int) -> tuple[int, ...]:
    """Return a component, or every form of the radical that it is."""
    return _radical_groups().get(code, (code,))


@lru_cache(maxsize=REMEMBERED)
def parts_of(code: int) -> tuple[tuple[int, ...], ...]:
    """Return the ways to take a character apart, each as its parts in order."""
    owners, sizes, ends, parts = _components()
    first, last = np.searchsorted(owners, [code, code + 1]).tolist()
    return tuple(
        tuple(parts[ends[row] - sizes[row] : ends[row]].tolist()) for row in range(first, last)
    )


@cache
def _components() -> tuple[Array, Array, Array, Array]:
    packed = load("components")
    sizes = packed["sizes"].astype(np.int64)
    return packed["owners"], sizes, np.cumsum(sizes), packed["parts"]


@lru_cache(maxsize=REMEMBERED)
def leaves_of(code: int, depth: int = 0) -> tuple[int, ...]:
    """Return a character taken apart as far as it goes, with one form for each radical."""
    plain = _radicals().get(code, code)
    for way in parts_of(plain) if depth < MOST_DEPTH else ():
        parts = [_radicals().get(part, part) for part in way]
        if plain not in parts:  # 草 has its own radical form for a part
            return tuple(leaf for part in parts for leaf in leaves_of(part, depth + 1))
    return (plain,)


@cache
def part_columns() -> Array:
    """Return the parts of each character as four columns, of every way, 0 where there are fewer."""
    owners, sizes, _, parts = _components()
    pairs = np.unique((np.repeat(owners, sizes).astype(np.int64) << 32) | parts)
    owner, part = pairs >> 32, pairs & 0xFFFFFFFF
    first = np.searchsorted(owner, owner)
    column = np.arange(len(owner)) - first
    table = np.zeros((4, END_HAN - FIRST_HAN + 2), dtype=np.uint32)
    kept = column < len(table)
    table[column[kept], owner[kept] - FIRST_HAN + 1] = part[kept]
    return table


@cache
def common_parts(most: int) -> frozenset[int]:
    """Return the components that stand in more than so many characters."""
    part, times = np.unique(part_columns(), return_counts=True)
    return frozenset(part[times > most].tolist())
