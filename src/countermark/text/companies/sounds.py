"""How the core of a company name is read: its Mandarin in letters, by whichever way it is spelt.

泰森, Taisen and Tai Sen read the same; so do 永丰, Yongfeng and Wing Fung, and 金凤, Jinfeng and
Golden Phoenix. How a reading was found is kept: some are surer than others.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice, product

from countermark.text.companies.syllables import is_spelt, pinyin, splits, written_u
from countermark.text.companies.words import aliases, meanings, spellings
from countermark.text.han import sounds_of, syllables

PINYIN, CANTONESE, WADE_GILES, MEANING = "pinyin", "cantonese", "wade-giles", "meaning"
ALIAS = "alias"
MOST = 32  # readings of one name
REMEMBERED = 1 << 12  # words
OPTIONAL = "之"  # 东方之星 is Oriental Star

Sounds = dict[str, str]  # from a reading to how it was found
Splits = list[tuple[str, ...]]


def sounds_of_han(core: str, lead: str) -> Sounds:
    """Return how a name in Chinese characters is read, also with the small place that leads it."""
    names = {core, core.replace(OPTIONAL, ""), lead and lead + core} - {""}
    found = {_joined(sound): PINYIN for name in sorted(names) for sound in sounds_of(name)}
    return dict.fromkeys(aliases().get(core, ()), ALIAS) | found


def _joined(sound: Sequence[int]) -> str:
    return written_u("".join(syllables()[each] for each in sound))


def sounds_of_words(words: Sequence[str]) -> dict[str, str]:
    """Return how a name in Latin letters may be read, the surest way for each reading."""
    found: dict[str, str] = {}
    if words:
        for how, reading in islice(_readings(words), MOST):
            found.setdefault(written_u(reading), how)
    return found


def _readings(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield PINYIN, "".join(words)
    spelt = [_splits(word, CANTONESE) for word in words]
    if all(spelt) and (_foreign(spelt) or _single(words, spelt)):
        for reading in _product([_of_splits(each, _mandarin()) for each in spelt]):
            yield CANTONESE, reading
    spelt = [_splits(word, WADE_GILES) for word in words]
    if all(spelt) and _foreign(spelt):
        for reading in _product([_of_splits(each, spellings(WADE_GILES)) for each in spelt]):
            yield WADE_GILES, reading
    yield from _mixed(words)
    meant = [_meant(word) for word in words]
    if any(meant):
        each = [one or [word] for one, word in zip(meant, words, strict=True)]
        for reading in _product(each):
            yield MEANING, reading


def _mixed(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield the readings of words of which some are pinyin and some Cantonese: Gaobu Yue Yuen."""
    known = [is_spelt(word, pinyin()) for word in words]
    spelt = [
        [] if plain else _splits(word, CANTONESE) for word, plain in zip(words, known, strict=True)
    ]
    if any(known) and all(plain or ways for plain, ways in zip(known, spelt, strict=True)):
        each = [
            [word, *_of_splits(_splits(word, CANTONESE), _mandarin())]
            if plain
            else _of_splits(ways, _mandarin())
            for word, plain, ways in zip(words, known, spelt, strict=True)
        ]
        if not all(known):
            for reading in _product(each):
                yield CANTONESE, reading


def _product(options: Sequence[Sequence[str]]) -> Iterator[str]:
    yield from map("".join, islice(product(*options), MOST))


def _foreign(spelt: Sequence[Splits]) -> bool:
    """Tell whether some syllable is none in pinyin, so that another system must be meant."""
    known = pinyin()
    return any(syllable not in known for ways in spelt for syllable in ways[0])


def _single(words: Sequence[str], spelt: Sequence[Splits]) -> bool:
    return len(words) > 1 and all(len(ways[0]) == 1 for ways in spelt)


def _of_splits(ways: Splits, read: Mapping[str, tuple[str, ...]]) -> list[str]:
    found = (
        "".join(reading)
        for split in ways
        for reading in product(*(read[syllable] for syllable in split))
    )
    return list(islice(found, MOST))


@cache
def _vocabulary(system: str) -> frozenset[str]:
    return pinyin() if system == PINYIN else frozenset(spellings(system))


def _splits(word: str, system: str) -> Splits:
    return list(splits(word, _vocabulary(system)))


@cache
def _mandarin() -> dict[str, tuple[str, ...]]:
    """Return the Mandarin readings for which each Cantonese spelling stands."""
    return {
        spelling: tuple(_read_alone("".join(characters)))
        for spelling, characters in spellings(CANTONESE).items()
    }


def _read_alone(characters: str) -> list[str]:
    """Return the readings of some characters, each the usual one only."""
    usual = (next(sounds_of(character), None) for character in characters)
    return sorted({_joined(sound) for sound in usual if sound})


def stands_for(words: Sequence[str], characters: str) -> bool:
    """Tell whether words, each by its meaning or in pinyin, are these very characters in order."""
    if not words or not characters:
        return not words and not characters
    rest = words[1:]
    sizes = {len(each) for each in _glosses(words[0]) if characters.startswith(each)}
    sizes |= {len(way) for way in splits(words[0], pinyin()) if _is_read(way, characters)}
    if characters[0] == OPTIONAL and stands_for(words, characters[1:]):
        return True
    return any(stands_for(rest, characters[size:]) for size in sizes)


def _is_read(way: Sequence[str], characters: str) -> bool:
    return len(way) <= len(characters) and all(
        any(_joined(sound) == written_u(syllable) for sound in sounds_of(character))
        for syllable, character in zip(way, characters, strict=False)
    )


@lru_cache(maxsize=REMEMBERED)
def _meant(word: str) -> list[str]:
    """Return how the Chinese words are read for which an English word stands."""
    usual = (next(sounds_of(each), None) for each in _glosses(word))
    return list(dict.fromkeys(_joined(sound) for sound in usual if sound))


@lru_cache(maxsize=REMEMBERED)
def _glosses(word: str) -> list[str]:
    """Return the Chinese words for which an English word stands, or two that are written in one."""
    table = meanings()
    found = list(table.get(word, ()))
    for cut in range(3, len(word) - 2):
        for first, second in product(table.get(word[:cut], ()), table.get(word[cut:], ())):
            found.append(first + second)
    return found
