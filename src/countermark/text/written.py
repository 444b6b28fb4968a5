"""The words of a text that may be names with one slip, also those with a sign for one letter.

Only words that are written in plain Latin letters: in other letters stand words of other languages.
"""

import numpy as np

from countermark.text.boundary import SIGN, classes_of, in_word
from countermark.text.found import Chunk

NO_MASK = 255  # more letters than any word has before its mask
NOT_MASKS = "'&+/@:%$="  # they join words, or are letters in leet
HARD_MASKS = "?!"
EDGE_MASKS = "*_●○■□✱"  # others at the edge of a word are punctuation
EMOJI = (range(0x2190, 0x2E80), range(0x1F000, 0x20000))  # folding may make one a character
FEWEST, LONGEST = 4, 18  # letters of a name's word
ASCII = 0x80

Array = np.ndarray


def written_words(chunk: Chunk) -> tuple[Array, Array, Array]:
    """Return start and letters of each word worth a look-up, and the letters before its mask."""
    start, end = _latin_words(chunk)
    size = end - start
    beside = np.flatnonzero(start[1:] - end[:-1] == 1)
    split = beside[_may_mask(chunk, end[beside])]
    led, trailed = _masked_at_edges(chunk, start, end)
    made = np.concatenate(
        (
            np.stack((start, size, np.full(len(size), NO_MASK)))[:, size >= FEWEST],
            np.stack((start[split], size[split] + size[split + 1], size[split])),
            np.stack((start[led] - 1, size[led], np.zeros(len(led), dtype=np.int64))),
            np.stack((start[trailed], size[trailed], size[trailed])),
        ),
        axis=1,
    )
    start, size, mask = made[:, (made[1] >= FEWEST - 1) & (made[1] < LONGEST)]
    return start, size, mask


def _latin_words(chunk: Chunk) -> tuple[Array, Array]:
    """Return start and end of the words of plain Latin letters, and nothing else between them."""
    folded = chunk.folded
    turns = np.flatnonzero(np.diff(in_word(chunk.classes), prepend=False))
    if not len(turns):
        return turns, turns
    letter = (folded.codes >= ord("a")) & (folded.codes <= ord("z"))
    letter &= folded.raw[folded.origin] < ASCII
    pure = np.logical_and.reduceat(letter, turns)[::2]
    return turns[::2][pure], turns[1::2][pure]


def _may_mask(chunk: Chunk, places: Array) -> Array:
    """Tell which symbols may stand for a letter inside a word."""
    codes, raw = chunk.folded.codes[places], chunk.folded.raw[chunk.folded.origin[places]]
    emoji = np.zeros(len(places), dtype=bool)
    for block in EMOJI:
        emoji |= (raw >= block.start) & (raw < block.stop)
    sign = (classes_of(codes) == SIGN) & (raw != ord("-")) & ~np.isin(codes, _codes(NOT_MASKS))
    masks: Array = sign | emoji | np.isin(codes, _codes(HARD_MASKS))
    return masks


def _masked_at_edges(chunk: Chunk, start: Array, end: Array) -> tuple[Array, Array]:
    """Return the words before which, and those after which a sign stands for a letter.

    What stands on the other side of the sign is no word. A full stop may be such a sign, too.
    """
    codes, raw, origin = chunk.folded.codes, chunk.folded.raw, chunk.folded.origin
    masks = np.append(_codes(EDGE_MASKS), ord("."))
    before, after = raw[origin[start - 1]], raw[origin[end]]
    led = np.flatnonzero(np.isin(before, masks[:-1]))
    trailed = np.flatnonzero(np.isin(after, masks))
    led = led[~in_word(classes_of(codes[start[led] - 2]))]
    return led, trailed[~in_word(classes_of(codes.take(end[trailed] + 1, mode="clip")))]


def _codes(signs: str) -> Array:
    return np.array([ord(sign) for sign in signs])
