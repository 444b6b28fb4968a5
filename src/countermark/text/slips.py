"""One slip between a written word and a word of a name, and whether the name can be meant."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from countermark.text.spellings import Pattern
from countermark.text.words import is_english

FEWEST, LONGEST = 4, 18  # letters of a word that is looked at
SHORT_NAME = 4  # letters of a name so short that few slips leave it known
SHORTEST_JOINED = 6  # letters of a name of several words that is also written as one
WIDEST = 3  # symbols between two words of a name

DOUBLED, MASKED, SWAPPED, OMITTED, ADDED, CHANGED = range(6)  # the surest first

_WORD = re.compile("[a-z0-9]+")
_GAP = re.compile(r"[ \-'’.&/·+]{1,3}")


@dataclass(frozen=True, slots=True)
class Part:
    """A word of a name: the pattern, and the words of the name before and after it."""

    pattern: int
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A word as it stands in a text, and the place in it of a sign for a letter (None: none).

    A full stop after a word is a weak mask: mostly it ends a sentence.
    """

    text: str
    start: int
    mask: int | None

    @property
    def letters(self) -> str:
        """Return the word without the sign."""
        if self.mask is None:
            return self.text
        return self.text[: self.mask] + self.text[self.mask + 1 :]

    @property
    def plain(self) -> bool:
        """Tell whether nothing marks the word as one that hides something."""
        return self.mask is None or self.text.endswith(".")


def parts_of(patterns: Sequence[Pattern], texts: Sequence[str]) -> dict[str, list[Part]]:
    """Return the words of all fuzzy names, each with the names that it is a part of."""
    parts: dict[str, list[Part]] = {}
    for number, (pattern, text) in enumerate(zip(patterns, texts, strict=True)):
        if pattern.fuzzy and text.isascii():
            for words in _wordings(text):
                for place, word in enumerate(words):
                    if FEWEST <= len(word) <= LONGEST and word.isalpha():
                        part = Part(number, words[:place], words[place + 1 :])
                        parts.setdefault(word, []).append(part)
    return parts


def _wordings(text: str) -> Iterator[tuple[str, ...]]:
    """Yield the words of a name, also with its parts at an apostrophe, or all of it, as one."""
    words = tuple(_WORD.findall(text))
    joined = "".join(words)
    forms = [words, tuple(_WORD.findall(text.replace("'", "")))]
    if len(joined) >= SHORTEST_JOINED:
        forms.append((joined,))
    yield from dict.fromkeys(forms)


def meant(
    written: Written, parts: Mapping[str, Sequence[Part]], words: Sequence[str], text: str
) -> Iterator[tuple[int, int, int]]:
    """Yield start, end and pattern of each name that a written word stands for, one slip away."""
    slips = {word: slip for word in words if (slip := slip_of(written, word)) is not None}
    surest = min(slips.values(), default=None)
    alone = [
        word for word in slips if slips[word] == surest and _is_likely(written, word, slips[word])
    ]
    ordinary = written.plain and is_english(written.letters)
    end = written.start + len(written.text)
    for word in slips:
        for part in parts[word]:
            if not (part.before or part.after):
                if alone == [word] and not ordinary:
                    yield written.start, end, part.pattern
            elif not ordinary or _has_name(part, parts):
                place = _around(part, text, written.start, end)
                if place:
                    yield *place, part.pattern


def slip_of(written: Written, word: str) -> int | None:
    """Return the one slip by which a word became what is written; None if it is none or more."""
    letters = written.letters
    if written.mask is not None:
        hidden = word[: written.mask] + word[written.mask + 1 :]
        if hidden != letters or len(word) == len(letters):
            return None
        return OMITTED if written.plain else MASKED
    same = _common(letters, word)
    rest, due = letters[same:], word[same:]
    tail = _common(rest[::-1], due[::-1])
    rest, due = rest[: len(rest) - tail], due[: len(due) - tail]
    if len(rest) + len(due) == 1:
        if due:
            return OMITTED
        return DOUBLED if rest in letters[same - 1 : same] + letters[same + 1 : same + 2] else ADDED
    if len(rest) == len(due) == 1:
        return CHANGED
    return SWAPPED if len(rest) == 2 and rest == due[::-1] else None


def _common(one: str, other: str) -> int:
    for place, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return place
    return min(len(one), len(other))


def _is_likely(written: Written, word: str, slip: int) -> bool:
    """Tell whether a slip is one that a name by itself is known by."""
    if slip == ADDED and written.text[:-1] == word:
        return False  # a plural, or another word's ending
    if len(word) == SHORT_NAME:
        return slip in (DOUBLED, MASKED, SWAPPED)
    return True


def _has_name(part: Part, parts: Mapping[str, Sequence[Part]]) -> bool:
    """Tell whether one of the other words of a name is a name by itself."""
    return any(
        word.isalpha() and (not is_english(word) or _is_name(parts.get(word, ())))
        for word in (*part.before, *part.after)
    )


def _is_name(parts: Sequence[Part]) -> bool:
    return any(not (part.before or part.after) for part in parts)


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
