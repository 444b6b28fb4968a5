"""A corpus of captions and a dictionary of names and phrases, made up anew from a seed.

Captions have 20 to 500 characters; 45 % are English, 35 % Chinese, 20 % mixed; a third holds a name
of the dictionary and a fifth a claim. Names are the register's own and pseudo-words; the words of
the captions are as frequent as in the lexicon's sentences, with made-up ones in the tail.
"""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from countermark.lexicon import Lexicon
from countermark.register import Register

SHORTEST, LONGEST = 20, 500
WITH_NAME, WITH_CLAIM = 0.33, 0.22
EMOJI = "🔥😍✨💕👜👟😂🙏💯🎉"
ONSETS = "b br c ch d dr f fl g gr h j k l m n p pr qu r s sh st t tr v w z".split()
VOWELS = "a e i o u ai ea io ou".split()
CODAS = ["", "", "n", "r", "l", "s", "x", "t", "nd", "ck"]
ENGLISH_WORDS = 12_000
SAMPLES = ("玛洛薇尔", "marlowe", "tindrel", "大玛牌", "汀德尔")  # the brands of the sentences
MARKED = 0.1  # of the words, by a mark after them
TAIL = 0.2  # how often a made-up word stands, where a real one stands once
# The share up to which a kind goes, and its middle length: Chinese says as much in half the space.
KINDS = ((0.45, "english", 90), (0.80, "han", 42), (1.0, "mixed", 75))

Counted = dict[str, float]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Protected spellings and phrases; the distinctive ones are also looked for with a slip."""

    spellings: tuple[str, ...]
    phrases: tuple[str, ...]
    common: frozenset[str]


def _pseudo_word(rng: random.Random, syllables: int) -> str:
    return "".join(
        rng.choice(ONSETS) + rng.choice(VOWELS) + rng.choice(CODAS) for _ in range(syllables)
    )


def _made_up_name(rng: random.Random, english: Sequence[str], han: Sequence[str]) -> str:
    kind = rng.random()
    if kind < 0.55:
        return _pseudo_word(rng, rng.choice((2, 2, 3)))
    if kind < 0.72:
        return f"{_pseudo_word(rng, 2)} {_pseudo_word(rng, 2)}"
    if kind < 0.80:
        return f"{_pseudo_word(rng, 2)} {rng.choice(english)}"
    if kind < 0.83:
        return rng.choice(english)
    return "".join(rng.choice(han)[0] for _ in range(rng.choice((2, 3, 3, 4))))


def dictionary(
    register: Register, lexicon: Lexicon, spellings: int, phrases: int, own: int
) -> Dictionary:
    """Return a dictionary of some size, `own` of it from the register; the same for each size."""
    rng = random.Random(f"dictionary {spellings}")  # noqa: S311
    english, han = map(list, words(lexicon))
    everyday = frozenset(han)
    real = sorted({one.text for one in register.spellings if one.klass == "distinctive"})
    names = dict.fromkeys(random.Random(1).sample(real, min(own, len(real))))  # noqa: S311
    while len(names) < spellings:
        name = _made_up_name(rng, english, han)
        if name not in everyday:
            names.setdefault(name)
    claims = dict.fromkeys(claim.phrase for claim in lexicon.claims)
    while len(claims) < phrases:
        claims.setdefault(
            f"{rng.choice(english)} {rng.choice(english)} {rng.choice(english)}"
            if rng.random() < 0.6
            else "".join(rng.choice(han) for _ in range(3))
        )
    kept = tuple(names)[:spellings]
    return Dictionary(kept, tuple(claims)[:phrases], frozenset(english) & frozenset(kept))


def words(lexicon: Lexicon) -> tuple[Counted, Counted]:
    """Return English and Chinese words with how often they stand in the lexicon's sentences.

    The lexicon's own phrases are left out, and rare made-up words fill the tail.
    """
    rng = random.Random("words")  # noqa: S311
    rows = (*lexicon.claims, *lexicon.cues)
    sentences = " ".join(text for row in rows for text in (row.hit, row.miss)).casefold()
    sentences = re.sub("|".join(SAMPLES), " ", sentences)
    english = Counter(re.findall("[a-z]{1,14}", sentences))
    runs = re.findall("[一-鿿]+", sentences)
    han = Counter(run[at : at + 2] for run in runs for at in range(0, len(run) - 1, 2))
    while len(english) < ENGLISH_WORDS:
        english.setdefault(_pseudo_word(rng, rng.choice((1, 2, 2, 3))), TAIL)
    for row in rows:
        english.pop(row.phrase.casefold(), None)
        han.pop(row.phrase, None)
    return dict(english), dict(han)


def captions(count: int, made: Dictionary, lexicon: Lexicon) -> Iterator[str]:
    """Yield captions."""
    rng = random.Random("captions")  # noqa: S311
    vocabulary = [(list(one), list(accumulate(one.values()))) for one in words(lexicon)]
    for _ in range(count):
        drawn = rng.random()
        kind, middle = next((name, size) for share, name, size in KINDS if drawn < share)
        size = min(LONGEST, max(SHORTEST, int(middle * rng.lognormvariate(0, 0.65))))
        picked = [
            rng.choices(one, cum_weights=weight, k=size // 3 + 1) for one, weight in vocabulary
        ]
        yield _caption(rng, picked, kind, size, _inserted(rng, made))


def _inserted(rng: random.Random, made: Dictionary) -> list[str]:
    found = []
    if rng.random() < WITH_NAME:
        name = rng.choice(made.spellings)
        found.append(rng.choice((name, name, name.title(), name.upper())))
    if rng.random() < WITH_CLAIM:
        found.append(rng.choice(made.phrases))
    return found


def _caption(
    rng: random.Random, picked: list[list[str]], kind: str, size: int, inserted: list[str]
) -> str:
    english, han = picked
    if kind == "english":
        parts = [word + _mark(rng) for word in _cut(english, size, 1)]
    elif kind == "han":
        parts = ["".join(part) for part in _grouped(_cut(han, size, 0), rng)]
    else:
        half = size // 2
        parts = [*_cut(english, half, 1), "".join(_cut(han, half, 0))]
    for one in inserted:
        parts.insert(rng.randrange(len(parts) + 1), one)
    parts += _trimmings(rng, english)
    return ("，" if kind == "han" else " ").join(parts)[:LONGEST]


def _mark(rng: random.Random) -> str:
    return rng.choice(",.!?…") if rng.random() < MARKED else ""


def _trimmings(rng: random.Random, english: Sequence[str]) -> Iterator[str]:
    """Yield what posts have besides their sentences: tags, handles, prices, emoji."""
    if rng.random() < 0.5:
        for _ in range(rng.randint(1, 4)):
            yield "#" + "".join(rng.choices(english, k=rng.choice((1, 2, 2))))
    if rng.random() < 0.2:
        yield f"@{rng.choice(english)}{rng.choice('._')}{rng.randint(1, 9999)}"
    if rng.random() < 0.2:
        yield rng.choice(("${}", "{}元", "¥{}", "{}%")).format(rng.randint(5, 900))
    if rng.random() < 0.4:
        yield rng.choice(EMOJI) * rng.randint(1, 3)


def _cut(words: Sequence[str], size: int, gap: int) -> list[str]:
    lengths = accumulate(len(word) + gap for word in words)
    return [word for word, length in zip(words, lengths, strict=True) if length <= size]


def _grouped(words: Sequence[str], rng: random.Random) -> Iterator[Sequence[str]]:
    at = 0
    while at < len(words):
        step = rng.randint(2, 7)
        yield words[at : at + step]
        at += step
