"""Boosted oblivious trees in NumPy: every level of a tree asks one question of all its leaves.

Such trees are small, hard to overfit, and scored by a few comparisons a tree for a whole batch.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Limits = npt.NDArray[np.float32]
Small = npt.NDArray[np.uint8]

MOST_BINS = 64
FEW = 128  # rows up to which all trees are asked at once


@dataclass(frozen=True, slots=True)
class Settings:
    """How the trees are grown."""

    trees: int = 400
    depth: int = 5
    rate: float = 0.06
    ridge: float = 3.0  # pulls the values of leaves with few pairs to zero
    columns: float = 0.3  # share of the features that a tree may ask about
    rows: float = 0.8


@dataclass(frozen=True, slots=True)
class Forest:
    """The trees: for each level the feature and the limit, for each leaf its value."""

    start: float
    features: npt.NDArray[np.int16]
    limits: npt.NDArray[np.float32]
    values: npt.NDArray[np.float32]

    def score(self, table: Array) -> Array:
        """Return for each row the log-odds that the trees add up to."""
        if len(table) < FEW:
            return self._score_few(table)
        columns = np.ascontiguousarray(table.T, dtype=np.float32)
        total = np.full(len(table), self.start)
        for features, limits, values in zip(self.features, self.limits, self.values, strict=True):
            leaf = np.zeros(len(table), np.uint8)
            for feature, limit in zip(features, limits, strict=True):
                leaf <<= 1
                leaf |= columns[feature] > limit
            total += values[leaf]
        return total

    def _score_few(self, table: Array) -> Array:
        """Score by all trees at once, where a turn for each tree would cost more than its work."""
        answers = table.astype(np.float32)[:, self.features] > self.limits
        leaf = answers @ (1 << np.arange(self.features.shape[1])[::-1])
        found = self.values[np.arange(len(self.values)), leaf]
        total: Array = self.start + found.sum(axis=1, dtype=float)
        return total


def grow(table: Array, labels: Array, settings: Settings, *, seed: int = 0) -> Forest:
    """Grow trees that tell the rows labelled 1 from those labelled 0."""
    chance = np.random.default_rng(seed)
    table = table.astype(np.float32)
    edges = [_edges(column) for column in table.T]
    bins = np.stack(
        [np.searchsorted(e, c, side="left") for e, c in zip(edges, table.T, strict=True)]
    )
    bins = bins.astype(np.uint8)
    share = np.clip(labels.mean(), 1e-3, 1 - 1e-3)
    start = float(np.log(share / (1 - share)))
    odds = np.full(len(labels), start)
    grown = []
    for _ in range(settings.trees):
        chosen = np.sort(chance.permutation(len(bins))[: max(1, int(settings.columns * len(bins)))])
        kept = chance.random(len(labels)) < settings.rows
        surely = 1 / (1 + np.exp(-odds))
        slopes, bends = labels - surely, surely * (1 - surely)
        features, cuts = _ask(bins, chosen, (slopes * kept, bends * kept), settings)
        leaf = _leaf(bins, features, cuts)
        size = 1 << settings.depth
        up = np.bincount(leaf, weights=slopes * kept, minlength=size)
        down = np.bincount(leaf, weights=bends * kept, minlength=size)
        values = settings.rate * up / (down + settings.ridge)
        odds += values[leaf]
        limits = [_limit(edges[feature], cut) for feature, cut in zip(features, cuts, strict=True)]
        grown.append((features, limits, values))
    return Forest(
        start,
        np.array([each[0] for each in grown], np.int16),
        np.array([each[1] for each in grown], np.float32),
        np.array([each[2] for each in grown], np.float32),
    )


def _edges(column: Limits) -> Limits:
    """Return limits between which about as many rows lie."""
    distinct = np.unique(column)
    middles: Limits = ((distinct[:-1] + distinct[1:]) / 2).astype(np.float32)
    if len(middles) < MOST_BINS:
        return middles
    shares = np.linspace(0, 1, MOST_BINS + 1)[1:-1]
    limits: Limits = np.unique(np.quantile(column, shares).astype(np.float32))
    return limits


def _leaf(bins: Small, features: list[int], cuts: list[int]) -> Whole:
    leaf = np.zeros(bins.shape[1], np.int64)
    for feature, cut in zip(features, cuts, strict=True):
        leaf = leaf * 2 + (bins[feature] > cut)
    return leaf


def _ask(
    bins: Small, chosen: Whole, pull: tuple[Array, Array], settings: Settings
) -> tuple[list[int], list[int]]:
    """Choose level by level the question that helps all leaves together most."""
    leaf = np.zeros(bins.shape[1], np.int64)
    features: list[int] = []
    cuts: list[int] = []
    width = MOST_BINS + 1
    offsets = bins[chosen].astype(np.int64) + (np.arange(len(chosen)) * width)[:, None]
    for level in range(settings.depth):
        cells = (leaf * (len(chosen) * width))[None, :] + offsets
        shape = (1 << level, len(chosen), width)
        gain = _gain(_sums(cells, pull[0], shape), _sums(cells, pull[1], shape), settings.ridge)
        best = int(np.argmax(gain))
        feature, cut = int(chosen[best // (width - 1)]), best % (width - 1)
        features.append(feature)
        cuts.append(cut)
        leaf = leaf * 2 + (bins[feature] > cut)
    return features, cuts


def _sums(cells: Whole, weights: Array, shape: tuple[int, int, int]) -> Array:
    """Return the sum of weights in each cell of leaf, feature and bin."""
    spread = np.tile(weights, shape[1])
    sums = np.bincount(cells.ravel(), weights=spread, minlength=int(np.prod(shape)))
    return sums.astype(float).reshape(shape)


def _gain(up: Array, down: Array, ridge: float) -> Array:
    """Return for each feature and cut how much better two leaves are than one."""
    low_up, low_down = np.cumsum(up, 2)[..., :-1], np.cumsum(down, 2)[..., :-1]
    all_up, all_down = up.sum(2, keepdims=True), down.sum(2, keepdims=True)
    split = low_up**2 / (low_down + ridge) + (all_up - low_up) ** 2 / (all_down - low_down + ridge)
    gain: Array = split.sum(0)
    return gain


def _limit(edges: Limits, cut: int) -> float:
    """Return the limit of a cut; beyond the last one stands nothing."""
    return float(edges[cut]) if cut < len(edges) else np.inf
