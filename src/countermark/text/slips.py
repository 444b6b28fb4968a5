"""One slip between a written word and a word of a name, and whether the name can be meant."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from countermark.text.spellings import Pattern
from countermark.text.words import is_english
from countermark.text.written import FEWEST, LONGEST

SHORT = 5  # letters of a name that few slips leave known
LONG = 8  # letters of a name that hardly any other name comes near
SHORTEST_JOINED = 6  # letters of a name of several words that is also written as one
WIDEST = 3  # symbols between two words of a name

DOUBLED, MASKED, SWAPPED, OMITTED, ADDED, CHANGED = range(6)  # the surest first
SURE = (DOUBLED, MASKED, SWAPPED)

_WORD = re.compile("[a-z0-9]+")
_MASK = re.compile("[^a-z]")
_GAP = re.compile(r"[ \-'’.&/·+]{1,3}")


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a name: the pattern, and the words of the name before and after it."""

    pattern: int
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Tell whether the word is the whole name."""
        return not (self.before or self.after)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a written word may mean: these names alone, and these parts where their names are.

    `sure`: the slip is one that seldom makes one name of another.
    """

    names: tuple[int, ...] = ()
    parts: tuple[Part, ...] = ()
    sure: bool = False

    def places(
        self, text: str, start: int, end: int, *, sure: bool
    ) -> Iterator[tuple[int, int, int]]:
        """Yield start, end and pattern of the names that stand where the word does."""
        if self.sure or not sure:
            yield from ((start, end, pattern) for pattern in self.names)
        for part in self.parts:
            place = _around(part, text, start, end)
            if place:
                yield *place, part.pattern


NOTHING = Meant()


class Parts:
    """The words of all fuzzy names, each with the names that it is a part of."""

    def __init__(self, patterns: Sequence[Pattern], texts: Sequence[str]) -> None:
        self._texts = texts
        self._names: dict[str, list[int]] = {}
        for number, (pattern, text) in enumerate(zip(patterns, texts, strict=True)):
            if pattern.fuzzy and text.isascii():
                for word in {word for words in _wordings(text) for word in words}:
                    if FEWEST <= len(word) <= LONGEST and word.isalpha():
                        self._names.setdefault(word, []).append(number)

    def words(self) -> list[str]:
        """Return all words."""
        return list(self._names)

    def of(self, word: str) -> Iterator[Part]:
        """Yield the parts that a word is."""
        for number in self._names.get(word, ()):
            for words in _wordings(self._texts[number]):
                for place, each in enumerate(words):
                    if each == word:
                        yield Part(number, words[:place], words[place + 1 :])


def _wordings(text: str) -> list[tuple[str, ...]]:
    """Return the words of a name, also with its parts at an apostrophe, or all of it, as one."""
    words = tuple(_WORD.findall(text))
    if len(words) == 1:
        return [words]
    joined = "".join(words)
    forms = [words, tuple(_WORD.findall(text.replace("'", "")))]
    if len(joined) >= SHORTEST_JOINED:
        forms.append((joined,))
    return list(dict.fromkeys(forms))


def meant_by(written: str, words: Sequence[str], parts: Parts) -> Meant:
    """Return what a written word means, given words of names that may be one slip away."""
    slips = {word: slip for word in words if (slip := slip_of(written, word)) is not None}
    if not slips:
        return NOTHING
    surest = min(slips.values())
    likely = [word for word in slips if slips[word] == surest]
    ordinary = _is_ordinary(written)
    names: list[int] = []
    if len(likely) == 1 and not ordinary and _is_likely(written, likely[0], surest):
        names = [part.pattern for part in parts.of(likely[0]) if part.whole]
    others = [
        part
        for word in slips
        for part in parts.of(word)
        if not part.whole and not (ordinary and not _has_name(part, parts))
    ]
    if not (names or others):
        return NOTHING
    return Meant(tuple(names), tuple(others), sure=_is_sure(written, likely[0], surest))


def _is_ordinary(written: str) -> bool:
    """Tell whether a word is an ordinary one, perhaps at the end of a sentence."""
    return is_english(written.removesuffix("."))


def slip_of(written: str, word: str) -> int | None:
    """Return the one slip by which a word became what is written; None if it is none or more."""
    mask = _MASK.search(written)
    if mask:
        hidden = written[: mask.start()] + written[mask.end() :]
        if len(written) != len(word) or word[: mask.start()] + word[mask.end() :] != hidden:
            return None
        return OMITTED if written.endswith(".") else MASKED
    same = _common(written, word)
    rest, due = written[same:], word[same:]
    tail = _common(rest[::-1], due[::-1])
    rest, due = rest[: len(rest) - tail], due[: len(due) - tail]
    if len(rest) + len(due) == 1:
        return OMITTED if due else _added(written, same)
    if len(rest) == len(due) == 1:
        return CHANGED
    return SWAPPED if len(rest) == 2 and rest == due[::-1] else None


def _added(written: str, place: int) -> int:
    beside = written[max(place - 1, 0) : place] + written[place + 1 : place + 2]
    return DOUBLED if written[place] in beside else ADDED


def _common(one: str, other: str) -> int:
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))


def _is_likely(written: str, word: str, slip: int) -> bool:
    """Tell whether a slip is one that a name by itself is known by, beside a claim."""
    if slip in SURE:
        return True
    if slip == ADDED and written[:-1] == word:
        return False  # a plural, or another word's ending
    return len(word) > SHORT or (len(word) == SHORT and written[0] == word[0])


def _is_sure(written: str, word: str, slip: int) -> bool:
    """Tell whether no other name is likely to differ from a name by this slip."""
    if slip in (DOUBLED, MASKED):
        return True
    if slip == SWAPPED:
        return len(word) > SHORT
    return len(word) >= LONG and written[0] == word[0] and written[-1] == word[-1]


def _has_name(part: Part, parts: Parts) -> bool:
    """Tell whether one of the other words of a name is a name by itself."""
    return any(
        word.isalpha() and (not is_english(word) or any(own.whole for own in parts.of(word)))
        for word in (*part.before, *part.after)
    )


def _around(part: Part, text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where a name begins and ends whose other words stand around one of its words."""
    for word in reversed(part.before):
        gap = _GAP.match(text[start - 1 : max(start - 1 - WIDEST, 0) : -1])
        first = start - gap.end() - len(word) if gap else -1
        if first < 1 or not text.startswith(word, first) or _WORD.match(text, first - 1):
            return None
        start = first
    for word in part.after:
        gap = _GAP.match(text, end)
        if not gap or not text.startswith(word, gap.end()):
            return None
        end = gap.end() + len(word)
        if _WORD.match(text, end):
            return None
    return start, end
