"""How like two company names are, from 0 to 1, and in what: characters, sound, meaning, initials.

The core decides; another place or another trade speaks against it, for sister companies and
namesakes differ in nothing else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from countermark.text.companies.parts import Company
from countermark.text.companies.slips import is_slip
from countermark.text.companies.sounds import (
    ALIAS,
    CANTONESE,
    MEANING,
    PINYIN,
    WADE_GILES,
    stands_for,
)
from countermark.text.companies.syllables import is_spelt, pinyin, splits, written_u
from countermark.text.companies.words import cantonese_initials, related
from countermark.text.han import sounds_of, syllables
from countermark.text.locations import apart, shared

SAME = 0.8
ANOTHER_PLACE, ANOTHER_TRADE = 0.5, 0.6
BARE = 0.75  # a short core with neither place nor trade in common
SHORT_WORD, SHORT_HAN = 4, 1
BY_SOUND = {ALIAS: 0.97, PINYIN: 0.95, CANTONESE: 0.9, WADE_GILES: 0.86, MEANING: 0.85}
INITIALS, SLIP, LEFT_OUT = 0.7, 0.84, 0.82
SUPPORT = 0.1  # what a place or a trade in common adds to initials
LONGEST_INITIALS, SHORTEST_INITIALS = 5, 3
LONGEST_MEANT = 12  # characters; no name is longer, and a hostile one would cost much
SHORTEST_KEPT = 5  # letters of what stays where a word is left out


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two names are, and how that was seen."""

    score: float
    how: str

    @property
    def same(self) -> bool:
        """Tell whether the names are taken for one company's."""
        return self.score >= SAME


NONE = Likeness(0.0, "")


def likeness(one: Company, other: Company) -> Likeness:
    """Return how like two company names are."""
    core = max(_cores(one, other), key=lambda each: each.score, default=NONE)
    score = core.score
    if score and core.how == "initials":
        score += SUPPORT * (_same_trade(one, other) + shared(one.places, other.places))
    elif score and _short(one, other):
        score *= 1 if _same_trade(one, other) or shared(one.places, other.places) else BARE
    if apart(one.places, other.places):
        score *= ANOTHER_PLACE
    if _other_trade(one, other):
        score *= ANOTHER_TRADE
    return Likeness(min(round(score, 3), 1.0), core.how)


def _cores(one: Company, other: Company) -> Iterator[Likeness]:
    if one.han and other.han:
        if one.han == other.han:
            yield Likeness(1.0, "characters")
        return
    if one.words and other.words:
        yield from _words(one.words, other.words)
    yield from _sounds(one, other)
    if _abbreviates(one, other) or _abbreviates(other, one):
        yield Likeness(INITIALS, "initials")
    if _slips(one, other):
        yield Likeness(SLIP, "slip")


def _words(one: Sequence[str], other: Sequence[str]) -> Iterator[Likeness]:
    if letters(one) == letters(other):
        yield Likeness(1.0, "letters")
    elif sorted(one) == sorted(other):
        yield Likeness(0.97, "letters")
    elif _left_out(one, other) or _left_out(other, one):
        yield Likeness(LEFT_OUT, "part")


def _left_out(short: Sequence[str], long: Sequence[str]) -> bool:
    """Tell whether a name lacks only the last word of the other.

    What is left must be long, and no word of pinyin: 鸿盛 is another company than 鸿盛达.
    """
    if len(long) != len(short) + 1 or len(letters(short)) < SHORTEST_KEPT:
        return False
    spelt = all(is_spelt(word, pinyin()) for word in short)
    return tuple(long[:-1]) == tuple(short) and not spelt


def _sounds(one: Company, other: Company) -> Iterator[Likeness]:
    for reading in one.sounds.keys() & other.sounds.keys():
        ways = (one.sounds[reading], other.sounds[reading])
        how = ALIAS if ALIAS in ways else min(ways, key=lambda way: BY_SOUND[way])
        if how != MEANING or _means(one, other):
            yield Likeness(BY_SOUND[how], how)


def _means(one: Company, other: Company) -> bool:
    """Tell whether a meaning is that of the very characters, where there are any.

    Bright is 明, and only sounds like 鸣.
    """
    han, words = (one.han or other.han), (other.words if one.han else one.words)
    if not han:
        return True
    names = (han, (one.lead or other.lead) + han)
    return any(len(name) <= LONGEST_MEANT and stands_for(words, name) for name in names)


def _abbreviates(short: Company, long: Company) -> bool:
    """Tell whether one name is the initials of the other."""
    if not is_initials(short.words):
        return False
    wanted = short.words[0]
    if long.han:
        return len(long.han) == len(wanted) and all(
            letter in initials_of(character)
            for letter, character in zip(wanted, long.han, strict=True)
        )
    return wanted in initials(long.words)


def is_initials(words: Sequence[str]) -> bool:
    """Tell whether a core is a few letters that can only be initials."""
    return (
        len(words) == 1
        and SHORTEST_INITIALS <= len(words[0]) <= LONGEST_INITIALS
        and words[0].isalpha()
        and not is_spelt(words[0], pinyin())
        and not set(words[0]) & set("aeiou")
    )


def initials(words: Sequence[str]) -> set[str]:
    """Return the initials of a core in Latin letters, word by word or syllable by syllable."""
    found = {"".join(word[0] for word in words)}
    for split in splits("".join(words), pinyin()):
        found.add("".join(syllable[0] for syllable in split))
    return found


def initials_of(character: str) -> frozenset[str]:
    """Return the letters by which a character is abbreviated."""
    read = frozenset(syllables()[sound[0]][0] for sound in sounds_of(character))
    return read | cantonese_initials().get(character, frozenset())


def _slips(one: Company, other: Company) -> bool:
    if one.words and other.words:
        if len(one.words) == len(other.words):
            pairs = [
                pair for pair in zip(one.words, other.words, strict=True) if pair[0] != pair[1]
            ]
            return len(pairs) == 1 and is_slip(*pairs[0])
        return is_slip(letters(one.words), letters(other.words))
    words, company = (one.words, other) if one.words else (other.words, one)
    return any(is_slip(letters(words), sound) for sound in company.sounds)


def letters(words: Sequence[str]) -> str:
    """Return the letters of a core, with ü as u."""
    return written_u("".join(words))


def _short(one: Company, other: Company) -> bool:
    return any(
        len(each.han) <= SHORT_HAN and len(letters(each.words)) <= SHORT_WORD
        for each in (one, other)
    )


def _same_trade(one: Company, other: Company) -> bool:
    return any(related()[trade] & other.trades for trade in one.trades)


def _other_trade(one: Company, other: Company) -> bool:
    return bool(one.trades and other.trades) and not _same_trade(one, other)
