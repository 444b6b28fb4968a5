"""How sellers write a Latin name so that a plain search misses it, each way as one function.

Every function takes a name and a source of chance and returns the written form, or None where the
name has no place for that disguise.
"""

import random
import string
from collections.abc import Callable

LOOK_ALIKE = dict(zip("aceopxyiszkmtbh", "асеорхуіѕzкмтвн", strict=True)) | {"v": "ν", "n": "ո"}
LEET = dict(zip("oieastbg", "01345789", strict=True)) | {"a": "@", "s": "$", "o": "0", "i": "1"}
SEPARATORS = ".-_*·/|~"
MARKS = "\u0301\u0308\u0323\u0336"
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
MASKS = "*_.#?•"
TAILS = ("bag", "dupe", "shoes", "factory", "style")
SHORTEST_WORD = 4  # letters; shorter words have no slip that leaves them known
LATIN = set(string.ascii_lowercase)

Disguise = Callable[[str, random.Random], str | None]


def _letters(name: str) -> list[int]:
    return [place for place, symbol in enumerate(name) if symbol.lower() in LATIN]


def _replaced(name: str, table: dict[str, str], rng: random.Random, most: int) -> str | None:
    places = [place for place, symbol in enumerate(name) if symbol.lower() in table]
    chosen = rng.sample(places, min(len(places), rng.randint(1, most)))
    if not chosen:
        return None
    return "".join(
        table[symbol.lower()] if place in chosen else symbol for place, symbol in enumerate(name)
    )


def look_alike(name: str, rng: random.Random) -> str | None:
    table = {key: sign for key, sign in LOOK_ALIKE.items() if key != sign}
    return _replaced(name, table, rng, 3)


def _shifted(name: str, upper: int, lower: int, digit: int) -> str:
    def shift(symbol: str) -> str:
        for first, target in (("A", upper), ("a", lower), ("0", digit)):
            last = "9" if first == "0" else chr(ord(first) + 25)
            if first <= symbol <= last:
                return chr(ord(symbol) - ord(first) + target)
        return symbol

    return "".join(map(shift, name))


def full_width(name: str, rng: random.Random) -> str:
    return _shifted(name, 0xFF21, 0xFF41, 0xFF10)


def mathematical(name: str, rng: random.Random) -> str:
    start = rng.choice((0x1D400, 0x1D468, 0x1D5D4, 0x1D670))
    return _shifted(name, start, start + 26, ord("0"))


def circled(name: str, rng: random.Random) -> str:
    return _shifted(name, 0x24B6, 0x24D0, ord("0"))


def zero_width(name: str, rng: random.Random) -> str:
    places = rng.sample(range(1, len(name)), min(len(name) - 1, rng.randint(1, 3)))
    return "".join(
        (rng.choice(INVISIBLE) if place in places else "") + symbol
        for place, symbol in enumerate(name)
    )


def marks(name: str, rng: random.Random) -> str | None:
    places = _letters(name) and rng.sample(_letters(name), 1)
    if not places:
        return None
    return "".join(
        symbol + (rng.choice(MARKS) if place in places else "") for place, symbol in enumerate(name)
    )


def leet(name: str, rng: random.Random) -> str | None:
    return _replaced(name, LEET, rng, 2) if len(_letters(name)) >= SHORTEST_WORD else None


def spaced(name: str, rng: random.Random) -> str | None:
    if len(_letters(name)) < SHORTEST_WORD:
        return None
    return "  ".join(" ".join(word) for word in name.split())


def split_once(name: str, rng: random.Random) -> str | None:
    """Cut one letter off by a space, at either end of a word: G ucci."""
    word = max(name.split(), key=len)
    if len(word) < SHORTEST_WORD + 1 or not word.isalpha():
        return None
    cut = rng.choice((1, len(word) - 1))
    return name.replace(word, f"{word[:cut]} {word[cut:]}", 1)


def separated(name: str, rng: random.Random) -> str | None:
    if len(_letters(name)) < SHORTEST_WORD:
        return None
    sign = rng.choice(SEPARATORS)
    return " ".join(sign.join(word) for word in name.split())


def separated_once(name: str, rng: random.Random) -> str | None:
    word = max(name.split(), key=len)
    if len(word) < SHORTEST_WORD + 1 or not word.isalpha():
        return None
    cut = rng.randint(1, len(word) - 1)
    return name.replace(word, f"{word[:cut]}{rng.choice('.*_~|·')}{word[cut:]}", 1)


def flag_letters(name: str, rng: random.Random) -> str | None:
    if any(0 < len(word) < 3 for word in name.split()) or not name.replace(" ", "").isalpha():
        return None
    return _shifted(name, 0x1F1E6, 0x1F1E6, ord("0"))


def glued_to_han(name: str, rng: random.Random) -> str:
    return f"正品{name}包"


def glued_to_letters(name: str, rng: random.Random) -> str | None:
    if len(_letters(name)) < 5 or not name[-1].isalpha():
        return None
    return name + rng.choice(TAILS)


def in_hashtag(name: str, rng: random.Random) -> str | None:
    joined = "".join(filter(str.isalnum, name))
    if len(joined) < 5 or not joined[-1].isalpha():
        return None
    return f"#{joined.lower()}{rng.choice(TAILS)}"


def _slipped(name: str, change: Callable[[str, int], str], rng: random.Random) -> str | None:
    """Change one word of a name at one place; the word has four letters or more."""
    words = name.split()
    long = [place for place, word in enumerate(words) if _may_slip(word)]
    if not long:
        return None
    chosen = rng.choice(long)
    word = words[chosen]
    words[chosen] = change(word, rng.randrange(len(word)))
    return None if words[chosen].lower() == word.lower() else " ".join(words)


def _may_slip(word: str) -> bool:
    return len(word) >= SHORTEST_WORD and word.isascii() and word.isalpha()


def changed(name: str, rng: random.Random) -> str | None:
    letter = rng.choice(string.ascii_lowercase)
    return _slipped(name, lambda word, at: word[:at] + letter + word[at + 1 :], rng)


def omitted(name: str, rng: random.Random) -> str | None:
    return _slipped(name, lambda word, at: word[:at] + word[at + 1 :], rng)


def added(name: str, rng: random.Random) -> str | None:
    letter = rng.choice(string.ascii_lowercase)
    return _slipped(name, lambda word, at: word[:at] + letter + word[at:], rng)


def swapped(name: str, rng: random.Random) -> str | None:
    def change(word: str, at: int) -> str:
        at = min(at, len(word) - 2)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]

    return _slipped(name, change, rng)


def masked(name: str, rng: random.Random) -> str | None:
    sign = rng.choice(MASKS)
    return _slipped(name, lambda word, at: word[: max(at, 1)] + sign + word[max(at, 1) + 1 :], rng)


def doubled(name: str, rng: random.Random) -> str | None:
    return _slipped(name, lambda word, at: word[: at + 1] + word[at] + word[at + 1 :], rng)


SURE: tuple[Disguise, ...] = (
    look_alike,
    full_width,
    mathematical,
    circled,
    zero_width,
    marks,
    leet,
    spaced,
    split_once,
    separated,
    separated_once,
    flag_letters,
    glued_to_han,
    glued_to_letters,
    in_hashtag,
)
SLIPS: tuple[Disguise, ...] = (changed, omitted, added, swapped, masked, doubled)
