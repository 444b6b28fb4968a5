"""From signals to an assessment: each adds or takes bits; their sum gives score and tier.

A bit is a log2 likelihood ratio. A prior and the contributions add up; the score is the probability
that they imply. The program assesses, people decide.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import version

from countermark import rows
from countermark.lexicon import Lexicon, load_lexicon
from countermark.model import Assessment, Contribution, Modality, Signal, Tier
from countermark.reading import Document
from countermark.reading.vocabulary import Vocabulary, build
from countermark.register import Register, load_register
from countermark.signals import detect_all

REVIEW = 0.5  # more likely than not
PRIORITY = 0.9
MOST_BITS = 40.0

Weights = Mapping[tuple[str, str], float]
MODALITIES = (Modality.SCREEN, Modality.SPEECH, Modality.PICTURE)


@dataclass(frozen=True, slots=True)
class Kit:
    """All that an assessment rests on: the tables, the matcher built from them, and their hash."""

    register: Register
    lexicon: Lexicon
    vocabulary: Vocabulary
    weights: Weights
    digest: str
    version: str


def release() -> str:
    """Return the version of the program."""
    return version("countermark")


def load_kit() -> Kit:
    """Read every table from the packaged data and the user's overlay, and build the matcher."""
    register, lexicon = load_register(), load_lexicon()
    return Kit(
        register=register,
        lexicon=lexicon,
        vocabulary=build(register, lexicon),
        weights=load_weights(),
        digest=rows.digest(),
        version=release(),
    )


def load_weights() -> dict[tuple[str, str], float]:
    """Read the bits of each signal at full strength, by code and class."""

    def make(row: rows.Row) -> tuple[tuple[str, str], float]:
        rows.check_dates(row)
        bits = row.number("bits", low=-MOST_BITS, high=MOST_BITS)
        return (row["code"], row["class"]), bits

    columns = ("code", "class", "bits", "reason", "checked")
    return dict(rows.read_table("weights.csv", columns, make, key=lambda made: made[0]))


def assess(document: Document, kit: Kit) -> tuple[Assessment, ...]:
    """Return one assessment a brand, or one for what names none; highest first."""
    brands = tuple(document.by_brand())
    if not brands and not document.claims and not document.commerce.contacts:
        return ()
    signals = list(detect_all(document, kit.register))
    unread = tuple(one for one in MODALITIES if one not in document.read)
    made = [_one(brand, signals, kit.weights, unread=unread) for brand in brands or (None,)]
    return tuple(sorted(made, key=lambda one: (-one.score, one.brand or "")))


def _one(
    brand: str | None, signals: list[Signal], weights: Weights, *, unread: tuple[Modality, ...]
) -> Assessment:
    contributions = tuple(_contributions(brand, signals, weights))
    prior = weights["prior", "" if brand else "none"]
    total = prior + sum(one.bits for one in contributions)
    score = round(1 / (1 + 2.0 ** -max(-MOST_BITS, min(MOST_BITS, total))), 4)
    return Assessment(brand, score, tier_of(score), prior, contributions, unread=unread)


def _contributions(
    brand: str | None, signals: list[Signal], weights: Weights
) -> Iterator[Contribution]:
    for signal in signals:
        if signal.brand is None or signal.brand == brand:
            bits = _weight(signal, weights) * signal.strength
            yield Contribution(signal, round(bits, 2))


def _weight(signal: Signal, weights: Weights) -> float:
    by_class = weights.get((signal.code, signal.claim or ""))
    return weights.get((signal.code, ""), 0.0) if by_class is None else by_class


def tier_of(score: float) -> Tier:
    """Return the tier of a score."""
    if score >= PRIORITY:
        return Tier.PRIORITY
    return Tier.REVIEW if score >= REVIEW else Tier.CLEAR
