"""Which claim phrases stand: with the brand or the offer that they need, made and not denied."""

from collections.abc import Iterator, Sequence

from countermark.lexicon import Claim, Cue
from countermark.model import Passage, View
from countermark.reading.distance import words_between
from countermark.reading.document import ClaimFound, Place
from countermark.reading.hits import Hit

BRAND_REACH = 8.0  # words between a brand and a claim that speaks of a brand
REPORTING = frozenset({"education", "news", "warning"})
SURE_REPORT = 0.7  # the strength from which such a cue colours its whole passage
REPORTED = 0.3  # what is left of a claim that is only spoken about


def claims_in(
    phrases: Sequence[Hit], spellings: Sequence[Hit], passages: Sequence[Passage], *, offers: bool
) -> Iterator[ClaimFound]:
    """Yield the claims that stand: with the brand or the offer that they need, and not negated."""
    negations = [hit for hit in phrases if _is_cue(hit, "negation")]
    reported = set() if offers else {hit.passage for hit in phrases if reports(hit)}
    for hit in phrases:
        if not isinstance(hit.entry, Claim):
            continue
        text, needs = passages[hit.passage].text, hit.entry.needs
        if needs == "brand" and not _speaks_of_brand(hit, spellings, text, offers=offers):
            continue
        if needs == "offer" and not offers:
            continue
        if hit.view is not View.BASE and not (offers or spellings):
            continue
        if negations and _negated(hit, negations, text):
            continue
        share = REPORTED if hit.passage in reported else 1.0
        yield ClaimFound(
            Place(hit.passage, hit.start, hit.end), hit.entry, hit.entry.strength * share
        )


def _speaks_of_brand(hit: Hit, names: Sequence[Hit], text: str, *, offers: bool) -> bool:
    """Tell whether a claim stands near a brand's name, or in an offer that names one anywhere."""
    if offers and names:
        return True
    return any(
        name.passage == hit.passage and words_between(text, name, hit) <= BRAND_REACH
        for name in names
    )


def reports(hit: Hit) -> bool:
    """Tell whether a cue says that a passage speaks about such claims and does not make them."""
    entry = hit.entry
    return isinstance(entry, Cue) and entry.klass in REPORTING and entry.strength >= SURE_REPORT


def _is_cue(hit: Hit, klass: str) -> bool:
    return isinstance(hit.entry, Cue) and hit.entry.klass == klass


def _negated(hit: Hit, negations: Sequence[Hit], text: str) -> bool:
    for cue in negations:
        near = cue.passage == hit.passage and cue.end <= hit.start
        if near and words_between(text, cue, hit) <= 1:
            return True
    return False
