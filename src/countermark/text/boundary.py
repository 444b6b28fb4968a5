"""Where a word begins and ends in folded text: the one place that knows.

Letters and digits of alphabets make words; Han characters stand free, so both sides of 正品gucci包
are boundaries. An expression that marks word ends with a backslash and a b would see none there.
"""

from functools import cache

import numpy as np

from countermark.text.tables import load

# What a folded symbol is; the same numbers stand in tools/build_text_tables.py.
SPACE, HARD, SIGN, LETTER, DIGIT, HAN, FREE = range(7)
LONGEST_TAG = 32  # symbols between a # and the end of a name inside the tag

Array = np.ndarray


@cache
def _classes() -> Array:
    packed = load("fold")
    ends = np.append(packed["class_starts"], 0x110000)
    classes: Array = np.repeat(packed["classes"], np.diff(ends))
    return classes


def classes_of(codes: Array) -> Array:
    """Return the class of each folded symbol: space, hard mark, sign, letter, digit, Han, free."""
    classes: Array = _classes().take(codes)
    return classes


def in_word(classes: Array) -> Array:
    """Tell of each symbol whether it makes words together with its neighbours."""
    word: Array = (classes == LETTER) | (classes == DIGIT)
    return word


def inside_tag(codes: Array, starts: Array) -> Array:
    """Tell of each place whether nothing but letters and digits stands between it and a # or @."""
    reach = np.arange(1, LONGEST_TAG + 1)
    before = codes.take(starts[:, None] - reach, mode="clip")
    stops = ~in_word(classes_of(before))
    first = stops.argmax(axis=1)
    ends = before[np.arange(len(starts)), first]
    tagged: Array = stops.any(axis=1) & np.isin(ends, (ord("#"), ord("@")))
    return tagged


def find_whole(text: str, phrase: str, start: int = 0) -> int:
    """Return where a phrase stands in a text as whole words, at a place or after it; -1 if nowhere.

    Han characters stand free: "man made" is no part of "human made", but 包 is one of 包包.
    """
    place = text.find(phrase, start)
    while place >= 0 and not stands_whole(text, phrase, place):
        place = text.find(phrase, place + 1)
    return place


def stands_whole(text: str, phrase: str, place: int) -> bool:
    """Tell whether a phrase that stands at a place is no part of longer words."""
    edges = ((text[place - 1 : place], phrase[0]), (text[place + len(phrase) :][:1], phrase[-1]))
    return not any(_makes_words(beyond) and _makes_words(edge) for beyond, edge in edges)


def _makes_words(symbol: str) -> bool:
    return symbol.isalnum() and symbol < "\u2e80"
