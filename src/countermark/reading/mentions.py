"""Which of the spellings that were found really name a brand.

A plain list of names fires on every thirteenth ordinary post. A short or ordinary spelling counts
only beside a product word of its trade, another name of the same brand, a claim, or in a form that
marks it as a name where somebody is selling.
"""

from collections.abc import Sequence

from countermark.lexicon import Claim, ProductWord
from countermark.model import Passage, View
from countermark.reading.distance import words_between
from countermark.reading.hits import Hit, inside, tells
from countermark.register import Spelling
from countermark.text.boundary import find_whole, stands_whole

PRODUCT_REACH = 4.0  # words; measured: product words stand right beside the name they sort
CLAIM_REACH = 8.0
UNLESS_REACH = 40  # characters around a name in which a phrase may give it another meaning


def named(spellings: Sequence[Hit], passages: Sequence[Passage]) -> list[Hit]:
    """Return the spelling hits left when other meanings and second readings are taken out."""
    best: dict[tuple[int, int, int, str], Hit] = {}
    for hit in spellings:
        if _means_other(hit, passages[hit.passage].text):
            continue
        place = (hit.passage, hit.start, hit.end, _brand(hit))
        if place not in best or _plainness(hit) < _plainness(best[place]):
            best[place] = hit
    return list(best.values())


def _brand(hit: Hit) -> str:
    return hit.entry.brand if isinstance(hit.entry, Spelling) else ""


def _plainness(hit: Hit) -> tuple[int, bool]:
    """Prefer the plain reading of a place, and of equal spellings the distinctive one."""
    distinctive = isinstance(hit.entry, Spelling) and hit.entry.klass == "distinctive"
    return (VIEW_ORDER[hit.view], not distinctive)


VIEW_ORDER = {view: number for number, view in enumerate(View)}


def _means_other(hit: Hit, text: str) -> bool:
    if not isinstance(hit.entry, Spelling) or not hit.entry.unless:
        return False
    name = text[hit.start : hit.end].casefold()
    reach = text[max(0, hit.start - UNLESS_REACH) : hit.end + UNLESS_REACH].casefold()
    before = len(text[max(0, hit.start - UNLESS_REACH) : hit.start].casefold())
    for phrase in hit.entry.unless:
        # A phrase that holds the name itself must stand on it; any other may stand near it.
        inside = phrase.find(name)
        place = find_whole(reach, phrase) if inside < 0 else max(0, before - inside)
        if place >= 0 and reach.startswith(phrase, place) and stands_whole(reach, phrase, place):
            return True
    return False


def _longest(hits: list[Hit]) -> list[Hit]:
    """Drop a hit inside a longer one of the same brand, and a weak one inside any longer name."""
    hits.sort(key=lambda hit: (hit.passage, hit.start, -hit.end))
    if len(hits) < 2:
        return hits
    return [hit for hit in hits if not any(_covers(other, hit) for other in hits)]


def _covers(longer: Hit, hit: Hit) -> bool:
    return inside(hit, longer) and (_brand(longer) == _brand(hit) or not _distinctive(hit))


def _distinctive(hit: Hit) -> bool:
    return isinstance(hit.entry, Spelling) and hit.entry.klass == "distinctive"


def accepted(
    spellings: Sequence[Hit], others: Sequence[Hit], passages: Sequence[Passage], *, offers: bool
) -> list[Hit]:
    """Return the spellings that count: distinctive ones, and weak ones that something opens.

    Of those that count, the longest reading stands; one that does not count hides no other.
    """
    claimed = any(isinstance(other.entry, Claim) for other in others)
    known = {_brand(hit) for hit in spellings if _distinctive(hit)}
    kept = [
        hit
        for hit in spellings
        if _distinctive(hit)
        or _brand(hit) in known
        or any(_opens(other, hit, passages) for other in others)
        or (offers and claimed and _is_cover_name(hit))
        or (offers and _looks_like_a_name(hit, passages[hit.passage]))
        or (offers and any(_speaks_of(other, hit, passages) for other in others))
    ]
    return _longest(kept)


def _is_cover_name(hit: Hit) -> bool:
    """Tell whether a spelling is one of the trade's Chinese nicknames."""
    entry = hit.entry
    return isinstance(entry, Spelling) and entry.kind == "nickname" and not entry.text.isascii()


def _opens(other: Hit, hit: Hit, passages: Sequence[Passage]) -> bool:
    spelling, entry = hit.entry, other.entry
    if not isinstance(spelling, Spelling):
        return False
    if isinstance(entry, ProductWord):
        if entry.type not in spelling.opens:
            return False
        return passages[other.passage].field == "category" or _near(
            other, hit, passages, reach=PRODUCT_REACH
        )
    return tells(other) and _near(other, hit, passages, reach=CLAIM_REACH)


def _speaks_of(other: Hit, hit: Hit, passages: Sequence[Passage]) -> bool:
    """Tell whether a claim about goods is made with a name in its midst, written with a capital."""
    name = passages[hit.passage].text[hit.start : hit.end]
    sold = isinstance(other.entry, Claim) and other.entry.klass == "direct_sale"
    return (sold or tells(other)) and inside(hit, other) and name[:1].isupper()


def _near(other: Hit, hit: Hit, passages: Sequence[Passage], *, reach: float) -> bool:
    if other.passage != hit.passage or (other.start < hit.end and hit.start < other.end):
        return False
    return words_between(passages[hit.passage].text, other, hit) <= reach


def _looks_like_a_name(hit: Hit, passage: Passage) -> bool:
    """Tell whether a spelling is written as a name: in capitals, or as a tag."""
    quote = passage.text[hit.start : hit.end]
    if passage.text[hit.start - 1 : hit.start] == "#" or passage.field.startswith("tags"):
        return True
    return quote.isascii() and quote.isupper() and not _is_all_capitals(passage.text)


def _is_all_capitals(text: str) -> bool:
    """Tell whether a text shouts; among Han characters, which have no case, nothing is shouted."""
    return text.isupper() and not any("一" <= sign <= "鿿" for sign in text)
