"""Repeats left out: a text that says one thing a thousand times is read as if it said it often.

Without this, an item made of nothing but names would keep the program busy for hours.
"""

import numpy as np

MANY = 400  # hits of one item; ordinary ones have a few dozen
OFTEN = 12  # times that each pattern is kept in an item with more
MOST = 1_500  # hits of one item

Array = np.ndarray


def without_repeats(items: Array, patterns: Array) -> Array:
    """Return the places of the hits that are kept; both arrays stand in the order of items."""
    counts = np.bincount(items) if len(items) else np.zeros(1, dtype=np.int64)
    many = counts[items] > MANY
    if not many.any():
        return np.arange(len(items))
    often = _rank(items * (int(patterns.max()) + 1) + patterns) < OFTEN
    kept = np.flatnonzero(~many | often)
    return kept[_rank(items[kept]) < MOST]


def _rank(keys: Array) -> Array:
    """Return of each element how many equal ones stand before it."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    first = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    sizes = np.diff(np.append(first, len(keys)))
    rank = np.empty(len(keys), dtype=np.int64)
    rank[order] = np.arange(len(keys)) - np.repeat(first, sizes)
    return rank
