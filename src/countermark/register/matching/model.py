"""Whether two offers are of one product: learnt from labelled pairs, scored in batches."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from countermark.errors import DataError
from countermark.register.matching.boosting import Forest, Settings, grow
from countermark.register.matching.features import Pairs, features_of
from countermark.register.matching.leanings import Seen, lean, out_of_fold, seen
from countermark.register.matching.letters import Hashes, Whole
from countermark.register.matching.offers import Offer
from countermark.register.matching.overlap import Array
from countermark.register.matching.words import texts_of

BATCH = 4096  # pairs that are read at once
FOLDS = 4
LEANING = "leaning"
UNPRICED = -1.0
Pair = tuple[Offer, Offer]


@dataclass(frozen=True, slots=True)
class Known:
    """The words of the offers learnt from: sorted hashes, how rare each is, and how it leans.

    `unseen` is how rare a word is that none of them had.
    """

    hashes: Hashes
    rarity: npt.NDArray[np.float32]
    leanings: npt.NDArray[np.float32]
    unseen: float

    def place(self, hashes: Hashes) -> Whole:
        """Return the place of each word, -1 for one that was never seen."""
        if not len(self.hashes):
            return np.full(len(hashes), -1)
        place = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
        return np.where(self.hashes[place] == hashes, place, -1)


@dataclass(frozen=True, slots=True)
class Model:
    """What was learnt; from `threshold` on, two offers are taken to be of one product."""

    known: Known
    names: tuple[str, ...]
    forest: Forest
    threshold: float

    def score(self, pairs: Sequence[Pair]) -> Array:
        """Return for each pair how likely both offers are of one product."""
        if not len(pairs):
            return np.zeros(0)
        starts = range(0, len(pairs), BATCH)
        return np.concatenate([self._scored(pairs[at : at + BATCH]) for at in starts])

    def match(self, pairs: Sequence[Pair]) -> npt.NDArray[np.bool_]:
        """Tell for each pair whether both offers are taken to be of one product."""
        matched: npt.NDArray[np.bool_] = self.score(pairs) >= self.threshold
        return matched

    def _scored(self, pairs: Sequence[Pair]) -> Array:
        table, words = _table(pairs, self.known)
        leaning = words.leaning(self.known.leanings.astype(float))
        return _likely(self.forest.score(_with_leaning(table, leaning)))


def fit(
    pairs: Sequence[Pair], labels: Sequence[int], settings: Settings | None = None, *, seed: int = 0
) -> Model:
    """Learn from pairs of offers that are labelled 1 where both are of one product, else 0."""
    settings = settings or Settings()
    truth = np.asarray(labels, float)
    if len(truth) != len(pairs) or set(np.unique(truth)) != {0.0, 1.0}:
        raise DataError("The pairs need one label each, 1 or 0, and both must occur.")
    known = _known(pairs)
    table, words = _table(pairs, known)
    size = 2 * len(known.hashes)
    folds = np.random.default_rng(seed).integers(0, FOLDS, len(truth))
    full = _with_leaning(table, out_of_fold(words, truth, size, folds))
    held_out = np.zeros(len(truth))
    for fold in range(FOLDS):
        mine = folds == fold
        grown = grow(full[~mine], truth[~mine], settings, seed=seed)
        held_out[mine] = grown.score(full[mine])
    known = Known(
        known.hashes, known.rarity, lean(words, truth, size).astype(np.float32), known.unseen
    )
    forest = grow(full, truth, settings, seed=seed)
    return Model(known, _names(), forest, best_threshold(_likely(held_out), truth))


def best_threshold(scores: Array, labels: Array) -> float:
    """Return the score from which on F1 is highest."""
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(labels[order])
    quality = 2 * right / (np.arange(1, len(labels) + 1) + labels.sum())
    best = int(np.argmax(quality))
    following = scores[order[min(best + 1, len(order) - 1)]]
    return float((scores[order[best]] + following) / 2)


def save(model: Model, path: Path) -> None:
    """Write a model as one file of arrays."""
    known, forest = model.known, model.forest
    np.savez_compressed(
        path,
        hashes=known.hashes,
        rarity=known.rarity,
        leanings=known.leanings.astype(np.float16),
        names=np.array(model.names),
        features=forest.features,
        limits=forest.limits,
        values=forest.values,
        numbers=np.array([known.unseen, forest.start, model.threshold]),
    )


def load(path: Path) -> Model:
    """Read a model from its file."""
    with np.load(path, allow_pickle=False) as packed:
        names = tuple(packed["names"].tolist())
        if names != _names():
            raise DataError(f"{path.name}: made for other features. Train it again.")
        unseen, start, threshold = packed["numbers"].tolist()
        leanings = packed["leanings"].astype(np.float32)
        known = Known(packed["hashes"], packed["rarity"], leanings, unseen)
        forest = Forest(start, packed["features"], packed["limits"], packed["values"])
    return Model(known, names, forest, threshold)


def _likely(odds: Array) -> Array:
    likely: Array = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return likely


def _with_leaning(table: Array, leaning: Array) -> Array:
    return np.column_stack([table, leaning])


def _numbered(pairs: Sequence[Pair]) -> tuple[list[Offer], Whole, Whole]:
    """Return the distinct offers, and the places of both sides among them."""
    known: dict[Offer, int] = {}
    left = [known.setdefault(one, len(known)) for one, _ in pairs]
    right = [known.setdefault(two, len(known)) for _, two in pairs]
    return list(known), np.array(left, np.int64), np.array(right, np.int64)


def _known(pairs: Sequence[Pair]) -> Known:
    """Count in how many offers each word stands."""
    offers, _, _ = _numbered(pairs)
    texts = texts_of(offers)
    count = np.bincount(texts.bags["whole"].ids, minlength=len(texts.words.hashes))
    hashes, first = np.unique(texts.words.hashes, return_index=True)
    unseen = float(np.log(len(offers) + 1))
    rarity = (unseen - np.log(count[first] + 1)).astype(np.float32)
    return Known(hashes, rarity, np.zeros(2 * len(hashes), np.float32), unseen)


def _table(pairs: Sequence[Pair], known: Known) -> tuple[Array, Seen]:
    offers, left, right = _numbered(pairs)
    texts = texts_of(offers)
    prices = np.array([UNPRICED if one.price is None else float(one.price) for one in offers])
    place = known.place(texts.words.hashes)
    rarity = np.where(place < 0, known.unseen, np.append(known.rarity, 0.0)[place])
    compared = Pairs(texts, prices, left, right, rarity)
    table = np.column_stack(list(features_of(compared).values()))
    found = compared.meet("title", "joined")[0], compared.swapped().meet("title", "joined")[0]
    return table, seen(found, place, len(known.hashes))


def _names() -> tuple[str, ...]:
    """Return the names of the features, as they come out for any pair."""
    nothing = texts_of([Offer("")])
    row = np.zeros(1, np.int64)
    return (*features_of(Pairs(nothing, np.zeros(1), row, row, np.zeros(1))), LEANING)
