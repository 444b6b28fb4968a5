"""Whether two offers are of one product, by rich comparison of their words, without any download.

`fit(pairs, labels)` learns from labelled pairs, `Model.score(pairs)` scores any number of pairs,
and `packaged()` is a model that was trained on the public benchmarks.
"""

from functools import cache

from countermark.register.matching.boosting import Settings
from countermark.register.matching.model import Model, Pair, fit, load, save
from countermark.register.matching.offers import Offer, offer_of, parse_serialised
from countermark.rows import PACKAGED

__all__ = [
    "Model",
    "Offer",
    "Pair",
    "Settings",
    "fit",
    "load",
    "offer_of",
    "packaged",
    "parse_serialised",
    "save",
]


@cache
def packaged() -> Model:
    """Return the model that comes with the program."""
    return load(PACKAGED / "matching" / "products.npz")
