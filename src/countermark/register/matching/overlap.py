"""What two sets share, for many pairs at once."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from countermark.register.matching.letters import Whole
from countermark.register.matching.words import Bags

Array = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Side:
    """The members of one side of all pairs: the pair, the member, and whether the other has it."""

    pair: Whole
    ids: Whole
    shared: Flags
    pairs: int

    def total(self, weights: Array | Flags) -> Array:
        """Return the sum of weights of each pair."""
        totals: Array = np.bincount(self.pair, weights=weights, minlength=self.pairs).astype(float)
        return totals

    def most(self, weights: Array) -> Array:
        """Return the highest weight of each pair, 0 where there is none."""
        highest = np.zeros(self.pairs)
        if len(self.pair):
            starts = np.flatnonzero(np.diff(self.pair, prepend=-1))
            highest[self.pair[starts]] = np.maximum.reduceat(weights, starts)
        return highest


def expand(bags: Bags, rows: Whole) -> tuple[Whole, Whole]:
    """Return the members of the sets of some rows, and the place of each one's row."""
    starts = bags.starts[rows]
    size = bags.starts[rows + 1] - starts
    pair = np.repeat(np.arange(len(rows)), size)
    within = np.arange(len(pair)) - np.repeat(np.cumsum(size) - size, size)
    return pair, bags.ids[starts[pair] + within]


def meet(one: Bags, left: Whole, two: Bags, right: Whole) -> tuple[Side, Side]:
    """Compare sets pair by pair: of `one` at the left rows and of `two` at the right rows."""
    pair, ids = expand(one, left)
    other, others = expand(two, right)
    width = max(ids.max(initial=0), others.max(initial=0)) + 1
    mine, theirs = pair * width + ids, other * width + others
    shared, held = _common(mine, theirs)
    return Side(pair, ids, shared, len(left)), Side(other, others, held, len(left))


def ratio(part: Array, whole: Array) -> Array:
    """Return a share that is 0 where there is nothing to share."""
    shares: Array = part / np.maximum(whole, LEAST)
    return shares


def _common(mine: Whole, theirs: Whole) -> tuple[Flags, Flags]:
    """Mark what stands in both of two sorted arrays."""
    held = np.zeros(len(theirs), bool)
    if not len(theirs):
        return np.zeros(len(mine), bool), held
    place = np.minimum(np.searchsorted(theirs, mine), len(theirs) - 1)
    shared: Flags = theirs[place] == mine
    held[place[shared]] = True
    return shared, held
