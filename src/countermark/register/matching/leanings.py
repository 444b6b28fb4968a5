"""How each word leans: whether pairs that share it, or of which one lacks it, are mostly alike.

A ridge-regularised logistic regression over the words of titles; its sum is one more feature.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from countermark.register.matching.letters import Whole
from countermark.register.matching.overlap import Array, Side

ROUNDS = 120
STEP = 0.08
RIDGE = 1.5
SLOW, STEADY = 0.9, 0.99  # how long the step remembers the last slopes, and their size


@dataclass(frozen=True, slots=True)
class Seen:
    """The words of pairs: the pair, and the word; those of one side only stand after `words`."""

    pair: Whole
    ids: Whole
    pairs: int

    def kept(self, rows: npt.NDArray[np.bool_]) -> "Seen":
        """Return the words of some of the pairs."""
        mine = rows[self.pair]
        place = np.cumsum(rows) - 1
        return Seen(place[self.pair[mine]], self.ids[mine], int(rows.sum()))

    def leaning(self, weights: Array) -> Array:
        """Return what the words of each pair add up to."""
        total = np.bincount(self.pair, weights=weights[self.ids], minlength=self.pairs)
        return total.astype(float)


def seen(sides: tuple[Side, Side], known: Whole, words: int) -> Seen:
    """Return the words of pairs; `known` is a word's place among all that have a weight, or -1."""
    one, two = sides
    pair = np.concatenate([one.pair, two.pair[~two.shared]])
    place = np.concatenate([known[one.ids], known[two.ids[~two.shared]]])
    alone = np.concatenate([~one.shared, np.ones((~two.shared).sum(), bool)])
    found = place >= 0
    return Seen(pair[found], place[found] + words * alone[found], one.pairs)


def lean(words: Seen, labels: Array, size: int) -> Array:
    """Return the weight of each word."""
    weights, slope, spread = np.zeros(size), np.zeros(size), np.zeros(size)
    share = float(np.clip(labels.mean(), 1e-3, 1 - 1e-3))
    start = np.log(share / (1 - share))
    for turn in range(1, ROUNDS + 1):
        surely = 1 / (1 + np.exp(-(start + words.leaning(weights))))
        pulled = np.bincount(words.ids, weights=(labels - surely)[words.pair], minlength=size)
        pull = pulled - RIDGE * weights
        slope = SLOW * slope + (1 - SLOW) * pull
        spread = STEADY * spread + (1 - STEADY) * pull**2
        size_now = np.sqrt(spread / (1 - STEADY**turn)) + 1e-8
        weights = weights + STEP * (slope / (1 - SLOW**turn)) / size_now / np.sqrt(turn / 10 + 1)
    return weights


def out_of_fold(words: Seen, labels: Array, size: int, folds: Whole) -> Array:
    """Return for each pair the leaning by weights that were learnt without its fold."""
    found = np.zeros(words.pairs)
    for fold in np.unique(folds):
        mine = folds == fold
        weights = lean(words.kept(~mine), labels[~mine], size)
        found[mine] = words.kept(mine).leaning(weights)
    return found
