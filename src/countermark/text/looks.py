"""By what two Chinese characters look alike: each other, and their telling components.

A trace is the code point of a character or a component; a sign packs a character's traces into the
bits of one number, so that most pairs that are not alike are told apart at once.
"""

from functools import cache

import numpy as np

from countermark.text.han import FIRST_HAN, common_parts, of_han, part_columns, rarity

RARE = 43  # tenths of a logarithm: about one character in thirty of ordinary posts is so rare
TELLING = 250  # characters that share a component which tells them apart; measured
NOTHING, NOBODY = 0, 1  # stand for no component, of a text's character and of a name's
BITS = 63
OUTSIDE = np.uint64(1) << np.uint64(63)  # the sign of what is not Chinese

Array = np.ndarray


def rare_characters(codes: Array) -> Array:
    """Tell of each character whether it is rare, and no bare component."""
    return of_han(_is_rare(), codes)


@cache
def _is_rare() -> Array:
    rare: Array = (rarity() >= RARE) & (part_columns()[0] != NOTHING)
    return rare


def text_traces(codes: Array) -> Array:
    """Return what a character of a text may be known by: itself and all its components."""
    parts = [of_han(column, codes) for column in part_columns()]
    traces: Array = np.vstack([codes[None, :], *parts])
    return traces


def name_traces(codes: Array) -> Array:
    """Return what a name's character is known by: itself and its telling components."""
    traces = text_traces(codes)
    common = np.array([NOTHING, *common_parts(TELLING)], dtype=np.uint32)
    traces[1:][np.isin(traces[1:], common)] = NOBODY
    traces[0][traces[0] == NOTHING] = NOBODY
    return traces


def text_signs(codes: Array) -> Array:
    """Return the sign of each character of a text; what is not Chinese has its own."""
    return of_han(_text_signs(), codes)


@cache
def _text_signs() -> Array:
    own = np.arange(part_columns().shape[1], dtype=np.uint32) + (FIRST_HAN - 1)
    own[[0, -1]] = NOTHING
    signs: Array = name_signs(np.vstack([own, part_columns()]))
    signs[[0, -1]] = OUTSIDE
    return signs


def name_signs(traces: Array) -> Array:
    """Return the signs of characters by their traces."""
    bits = np.uint64(1) << (traces.astype(np.uint64) * np.uint64(2654435761) >> np.uint64(7)) % BITS
    bits[traces <= NOBODY] = 0
    signs: Array = np.bitwise_or.reduce(bits, axis=0)
    return signs
