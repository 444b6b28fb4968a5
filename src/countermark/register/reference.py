"""An item's price against what authentic goods of the same model, line or category were sold at."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from statistics import quantiles

from countermark.model import Money
from countermark.register.gtin import find_gtins
from countermark.register.matching import Offer, packaged
from countermark.register.prices import Reference
from countermark.register.rates import Rates
from countermark.text.fold import fold_text
from countermark.text.price_terms import Terms, terms_of

LEVELS = ("model", "line", "category")
SURE_GTIN, SURE_CODE, SURE_NAME, SURE_LINE, SURE_CATEGORY = 1.0, 0.95, 0.8, 0.6, 0.4
SHORTEST_CODE = 5  # letters; shorter codes are met by chance
MOST_COMPARED = 400  # offers that are compared word by word
MOSTLY = 0.65  # share of a model's words: two of three
TENTHS = 10
REMEMBERED = 1 << 16
CENT = Decimal("0.01")

INSTEAD = {
    "deposit": "the price appears to be a deposit or a surcharge",
    "from": "the price is only where prices start",
    "sample": "a sample appears to be offered",
    "part": "a part or an accessory appears to be offered",
}


@dataclass(frozen=True, slots=True)
class Offered:
    """What an item offers, as far as its price is concerned; `day` is when it was seen."""

    title: str
    text: str
    category: str
    price: Money
    day: date | None
    territories: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """The reference prices that an item is compared with, at which level, and how surely."""

    level: str
    name: str
    confidence: float
    references: tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A price beside the sale prices of authentic goods, in their currency and ascending.

    `piece` is the item's price for one piece, None where `reason` says why it cannot be compared.
    """

    match: Match
    currency: str
    sold: tuple[Decimal, ...]
    usual: Decimal
    price: Money
    count: int
    piece: Decimal | None
    reason: str = ""

    @property
    def ratio(self) -> float | None:
        """Return the item's price as a share of the usual one."""
        return None if self.piece is None else float(self.piece / self.usual)


def compare(offered: Offered, references: Sequence[Reference], rates: Rates) -> Comparison | None:
    """Compare an item's price with the closest reference prices of a brand; None without any."""
    terms = terms_of(f"{offered.title}\n{offered.text}")
    fitting = [
        one for one in references if _for_child(one.model, one.variant, one.category) == terms.child
    ]
    match = _closest(offered, _nearby(fitting, offered.territories))
    if match is None:
        return None
    currency = _common(match.references, offered.price.currency)
    own = [one for one in match.references if one.currency == currency]
    sold = tuple(sorted(one.paid for one in own))
    piece, reason = _piece(offered, terms, currency, rates)
    usual = _usual(match.level, sold)
    return Comparison(match, currency, sold, usual, offered.price, terms.count, piece, reason)


def _piece(
    offered: Offered, terms: Terms, currency: str, rates: Rates
) -> tuple[Decimal | None, str]:
    """Return the price of one piece in a currency, or why there is none."""
    if terms.instead:
        return None, INSTEAD[terms.instead]
    own = offered.price.currency
    if own != currency and offered.day is None:
        return None, f"no day is known for a rate of {own} in {currency}"
    amount = rates.convert(offered.price.amount, own, currency, offered.day or date.min)
    if amount is None:
        return None, f"no rate of {own} in {currency} for {offered.day}"
    return (amount / terms.count).quantize(CENT), ""


def _usual(level: str, sold: Sequence[Decimal]) -> Decimal:
    """Return the middle price of a model; of goods that differ more, one near the lowest."""
    if len(sold) == 1:
        return sold[0]
    tenth = 5 if level == "model" else 1
    found = quantiles(sold, n=TENTHS, method="inclusive")[tenth - 1]
    return found.quantize(CENT)


def _common(references: Sequence[Reference], own: str) -> str:
    """Return the currency to compare in: the item's where there are prices in it."""
    currencies = [one.currency for one in references]
    return own if own in currencies else max(sorted(set(currencies)), key=currencies.count)


def _nearby(references: Sequence[Reference], territories: Sequence[str]) -> Sequence[Reference]:
    """Return the prices of the territories that an item sells to, or all where there are none."""
    return [one for one in references if one.territory in territories] or references


@lru_cache(maxsize=REMEMBERED)
def _for_child(model: str, variant: str, category: str) -> bool:
    return terms_of(f"{model} {variant} {category}").child


def _closest(offered: Offered, references: Sequence[Reference]) -> Match | None:
    """Return the closest level with a price: by number, code, words or name; line; category."""
    text = f" {_plain(f'{offered.title} {offered.text}')} "
    for find in (_by_gtin, _by_code, _by_words, _by_name, _by_line, _by_category):
        if match := find(offered, text, references):
            return match
    return None


def _by_gtin(offered: Offered, text: str, references: Sequence[Reference]) -> Match | None:
    numbers = find_gtins(f"{offered.title} {offered.text}")
    return _of_model(references, lambda one: one.gtin in numbers, SURE_GTIN)


def _by_code(offered: Offered, text: str, references: Sequence[Reference]) -> Match | None:
    written = fold_text(f"{offered.title} {offered.text}").split()
    words = {"".join(filter(str.isalnum, word)) for word in written}

    def carried(one: Reference) -> bool:
        code = _plain(one.code).replace(" ", "")
        return len(code) >= SHORTEST_CODE and any(map(str.isdigit, code)) and code in words

    return _of_model(references, carried, SURE_CODE)


def _by_words(offered: Offered, text: str, references: Sequence[Reference]) -> Match | None:
    """Score the words of each model that is mostly named; the surest that is a match counts."""
    words = frozenset(text.split())
    named = [one for one in references if _named(one.model, words, text) >= MOSTLY]
    models = list({(one.model, one.variant): one for one in named}.values())[:MOST_COMPARED]
    mine = Offer(offered.title, description=offered.text, category=offered.category)
    model = packaged()
    scores = model.score([(mine, _offer_of(one)) for one in models])
    if not len(scores) or scores.max() < model.threshold:
        return None
    best = models[int(scores.argmax())]
    sure = min(SURE_CODE, float(scores.max()))
    return _of_model(references, lambda one: one.model == best.model, sure)


def _named(name: str, words: Container[str], text: str) -> float:
    """Return the share of a name's words that stand in a plain text."""
    parts = _parts(name)
    return sum(part in words or _glued(part, text) for part in parts) / max(1, len(parts))


@lru_cache(maxsize=REMEMBERED)
def _parts(name: str) -> tuple[str, ...]:
    return tuple(_plain(name).split())


def _glued(part: str, text: str) -> bool:
    """Tell whether a word in a script without spaces stands in a text."""
    return not part.isascii() and part in text


def _offer_of(one: Reference) -> Offer:
    """Return a model as an offer, without the brand: all that are compared are of one brand."""
    return Offer(" ".join(filter(None, (one.line, one.model, one.variant))), code=one.code)


def _by_name(offered: Offered, text: str, references: Sequence[Reference]) -> Match | None:
    """Find a model that is named whole; the longest name counts."""
    named = [one for one in references if _stands(one.model, text)]
    longest = max((len(one.model) for one in named), default=0)
    return _of_model(named, lambda one: len(one.model) == longest, SURE_NAME)


def _by_line(offered: Offered, text: str, references: Sequence[Reference]) -> Match | None:
    lines = sorted({one.line for one in references if one.line and _stands(one.line, text)})
    if not lines:
        return None
    line = max(lines, key=len)
    found = tuple(one for one in references if one.line == line)
    return Match("line", line, SURE_LINE, found)


def _by_category(offered: Offered, text: str, references: Sequence[Reference]) -> Match | None:
    own = f" {_plain(offered.category)} {text}"
    named = sorted({one.category for one in references if _names_goods(one.category, own)})
    if not named:
        return None
    category = max(named, key=len)
    found = tuple(one for one in references if one.category == category)
    return Match("category", category, SURE_CATEGORY, found)


def _names_goods(category: str, text: str) -> bool:
    """Tell whether a text names a category by the last part of its path, also in the singular."""
    last = _plain(category.rpartition(">")[2])
    return bool(last) and (_stands(last, text) or _stands(last.removesuffix("s"), text))


def _stands(name: str, text: str) -> bool:
    """Tell whether a name stands in a plain text as words of its own."""
    words = _plain(name)
    spaced = f" {words} " if words.isascii() else words
    return bool(words) and spaced in text


@lru_cache(maxsize=REMEMBERED)
def _plain(text: str) -> str:
    """Return a text folded, with single spaces for all marks, so that words can be compared."""
    folded = fold_text(text)
    return " ".join("".join(sign if sign.isalnum() else " " for sign in folded).split())


def _of_model(
    references: Sequence[Reference], belongs: Callable[[Reference], bool], sure: float
) -> Match | None:
    found = tuple(filter(belongs, references))
    return Match("model", found[0].model, sure, found) if found else None
