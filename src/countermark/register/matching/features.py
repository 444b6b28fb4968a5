"""What speaks for and against two offers being of one product, as numbers with names."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from countermark.register.matching.chunks import KINDS
from countermark.register.matching.letters import Whole
from countermark.register.matching.overlap import Array, Flags, Side, expand, meet, ratio
from countermark.register.matching.words import Bags, Texts

MOST_CODES = 24  # of one offer that are compared letter by letter
NO_PRICE = 9.0  # how far apart prices stand, as a logarithm, where one is missing
TWO_SIDED = ("alike", "left", "right", "least", "most", "shared", "only_left", "only_right")

Features = dict[str, Array]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Offers as they were read, which are compared with which, and how rare each word is."""

    texts: Texts
    prices: Array
    left: Whole
    right: Whole
    rarity: Array

    def meet(self, name: str, other: str | None = None) -> tuple[Side, Side]:
        """Compare one set of the left offers with one of the right offers."""
        bags = self.texts.bags
        return meet(bags[name], self.left, bags[other or name], self.right)

    def swapped(self) -> "Pairs":
        """Return the pairs the other way round."""
        return Pairs(self.texts, self.prices, self.right, self.left, self.rarity)


def features_of(pairs: Pairs) -> Features:
    """Return the features of all pairs by their name."""
    sides = pairs.meet("whole")
    made = _words(pairs, sides)
    for part in (_titles, _starts, _codes, _numbers):
        made |= part(pairs)
    return made | _kinds(pairs, sides) | _letters(pairs) | _prices(pairs)


def _both(
    name: str, sides: tuple[Side, Side], weights: tuple[Array, Array], *, rarest: bool = False
) -> Features:
    """Return how much of each side the other has, by weight."""
    (one, two), (mine, theirs) = sides, weights
    left, right = one.total(mine), two.total(theirs)
    in_left, in_right = one.total(mine * one.shared), two.total(theirs * two.shared)
    shared = (in_left + in_right) / 2
    held = ratio(in_left, left), ratio(in_right, right)
    alike = ratio(shared, left + right - shared)
    least, most = np.minimum(*held), np.maximum(*held)
    columns = (alike, *held, least, most, shared, left - in_left, right - in_right)
    made = {f"{name}_{key}": one for key, one in zip(TWO_SIDED, columns, strict=True)}
    if rarest:
        made[f"{name}_rarest_shared"] = one.most(mine * one.shared)
        made[f"{name}_rarest_left"] = one.most(mine * ~one.shared)
        made[f"{name}_rarest_right"] = two.most(theirs * ~two.shared)
    return made


def _alike(sides: tuple[Side, Side]) -> tuple[Array, Array]:
    """Return weights by which each member counts once."""
    return np.ones(len(sides[0].ids)), np.ones(len(sides[1].ids))


def _rare(pairs: Pairs, sides: tuple[Side, Side]) -> tuple[Array, Array]:
    """Return weights by which each word counts as much as it is rare."""
    return pairs.rarity[sides[0].ids], pairs.rarity[sides[1].ids]


def _words(pairs: Pairs, sides: tuple[Side, Side]) -> Features:
    one, two = sides
    mine, theirs = weights = _rare(pairs, sides)
    norms = np.sqrt(one.total(mine**2) * two.total(theirs**2))
    return _both("words", sides, weights, rarest=True) | {
        "words_cosine": ratio(one.total(mine**2 * one.shared), norms),
        "size_left": pairs.texts.size[pairs.left].astype(float),
        "size_right": pairs.texts.size[pairs.right].astype(float),
    }


def _titles(pairs: Pairs) -> Features:
    """Compare titles; and each title with the words, also joined ones, of the whole other offer."""
    sides = pairs.meet("title")
    found = pairs.meet("title", "joined")[0], pairs.swapped().meet("title", "joined")[0]
    made = _both("title", sides, _rare(pairs, sides), rarest=True)
    made |= _both("plain_title", sides, _alike(sides))
    return made | _both("found", found, _rare(pairs, found), rarest=True)


def _starts(pairs: Pairs) -> Features:
    opening = pairs.meet("opening")
    made = _both("opening", opening, _rare(pairs, opening), rarest=True)
    for name in ("head", "lead", "stems"):
        sides = pairs.meet(name)
        made |= _chosen(_both(name, sides, _alike(sides)), name, ("alike", "least", "most"))
    return made


def _chosen(made: Features, name: str, keys: Iterable[str]) -> Features:
    return {f"{name}_{key}": made[f"{name}_{key}"] for key in keys}


def _codes(pairs: Pairs) -> Features:
    made: Features = {}
    length = pairs.texts.codes.length.astype(float)
    for name in ("code", "title_code"):
        sides = pairs.meet(name)
        made |= _both(name, sides, _alike(sides))
        made |= _longest(name, sides, length)
        fewer = np.minimum(made[f"{name}_only_left"], made[f"{name}_only_right"])
        made[f"{name}_conflict"] = fewer * (made[f"{name}_shared"] == 0)
    made |= _longest("first_code", pairs.meet("first_code"), length)
    for side, turned in (("right", pairs), ("left", pairs.swapped())):
        one, _ = turned.meet("first_code", "code")
        made[f"first_code_in_{side}"] = one.most(length[one.ids] * one.shared)
        made[f"first_code_absent_{side}"] = one.most(length[one.ids] * ~one.shared)
    made |= _near_codes("near", pairs, pairs.texts.bags["code"])
    return made | _near_codes("first_near", pairs, pairs.texts.bags["first_code"])


def _longest(name: str, sides: tuple[Side, Side], length: Array) -> Features:
    one, two = sides
    left = one.most(length[one.ids] * ~one.shared)
    right = two.most(length[two.ids] * ~two.shared)
    return {
        f"{name}_longest_shared": one.most(length[one.ids] * one.shared),
        f"{name}_longest_left": left,
        f"{name}_longest_right": right,
        f"{name}_differs": np.minimum(left, right),
    }


def _near_codes(name: str, pairs: Pairs, bags: Bags) -> Features:
    """Return how far the nearest codes of both sides agree: from their start, place by place."""
    pair, one, two = _crossed(pairs, bags)
    letters, length = pairs.texts.codes.codes, pairs.texts.codes.length
    both = (letters[one] == letters[two]) & (letters[one] > 0)
    ahead = np.where(both.all(1), both.shape[1], np.argmin(both, 1)).astype(float)
    shorter = np.minimum(length[one], length[two]).astype(float)
    longer = np.maximum(length[one], length[two]).astype(float)
    same = both.sum(1) * (length[one] == length[two])
    side = Side(pair, two, np.ones(len(two), bool), len(pairs.left))
    return {
        f"{name}_start": side.most(ahead),
        f"{name}_start_share": side.most(ratio(ahead, longer)),
        f"{name}_contained": side.most((ahead >= shorter) * shorter),
        f"{name}_places": side.most(ratio(same.astype(float), longer)),
    }


def _crossed(pairs: Pairs, bags: Bags) -> tuple[Whole, Whole, Whole]:
    """Return each code of each left offer beside each code of its right offer."""
    pair, codes = expand(bags, pairs.left)
    starts = bags.starts[pairs.right]
    size = np.minimum(bags.starts[pairs.right + 1] - starts, MOST_CODES)[pair]
    source = np.repeat(np.arange(len(pair)), size)
    within = np.arange(len(source)) - np.repeat(np.cumsum(size) - size, size)
    return pair[source], codes[source], bags.ids[starts[pair[source]] + within]


def _numbers(pairs: Pairs) -> Features:
    made: Features = {}
    for name in ("number", "title_number"):
        sides = pairs.meet(name)
        made |= _both(name, sides, _alike(sides))
        left, right = made[f"{name}_only_left"], made[f"{name}_only_right"]
        made[f"{name}_conflict"] = np.minimum(left, right)
    unit, measure = pairs.meet("unit")[0], pairs.meet("measure")[0]
    agreed = measure.total(measure.shared)
    conflict = np.maximum(unit.total(unit.shared) - agreed, 0)
    return made | {"measure_shared": agreed, "measure_conflict": conflict}


def _kinds(pairs: Pairs, sides: tuple[Side, Side]) -> Features:
    """Return agreement and conflict of colours, wearers, editions and goods, and of mixed words."""
    one, two = sides
    kind, digits = pairs.texts.words.kind, pairs.texts.words.digits
    made: Features = {}
    for number, name in enumerate(KINDS[1:-1], 1):
        made |= _conflict(name, sides, (kind[one.ids] == number, kind[two.ids] == number))
    mine, theirs = _rare(pairs, sides)
    for name, some in (("mixed", 1), ("worded", 0)):
        weights = mine * (digits[one.ids] == some), theirs * (digits[two.ids] == some)
        made |= _both(name, sides, weights)
    return made


def _conflict(name: str, sides: tuple[Side, Side], marked: tuple[Flags, Flags]) -> Features:
    (one, two), (mine, theirs) = sides, marked
    left, right = one.total(mine & ~one.shared), two.total(theirs & ~two.shared)
    return {
        f"{name}_shared": one.total(mine & one.shared),
        f"{name}_conflict": np.minimum(left, right),
        f"{name}_balance": left - right,
        f"{name}_either": left + right,
    }


def _letters(pairs: Pairs) -> Features:
    one, two = pairs.texts.triples[pairs.left], pairs.texts.triples[pairs.right]
    left, right, both = (
        np.bitwise_count(bits).sum(1).astype(float) for bits in (one, two, one & two)
    )
    return {
        "letters_alike": ratio(both, left + right - both),
        "letters_left": ratio(both, left),
        "letters_right": ratio(both, right),
    }


def _prices(pairs: Pairs) -> Features:
    left, right = pairs.prices[pairs.left], pairs.prices[pairs.right]
    known = (left > 0) & (right > 0)
    step = np.log(np.where(known, left, 1.0)) - np.log(np.where(known, right, 1.0))
    apart = np.where(known, np.abs(step), NO_PRICE)
    return {"price_known": known.astype(float), "price_step": step, "price_apart": apart}
