"""The offer gate: whether somebody is selling here, and what an item holds of an offer."""

from collections.abc import Sequence

from countermark.lexicon import OFFER_CLASSES, Claim, Cue
from countermark.model import Item, Passage
from countermark.reading.claims import reports
from countermark.reading.document import Commerce
from countermark.reading.hits import Hit, tells
from countermark.text.contacts import find_contacts
from countermark.text.links import find_codes, find_links, platform_of
from countermark.text.money import find_money

SURE_OFFER = 0.5  # the strength from which the words of an offer open the gate
PROFILES = frozenset({"instagram"})  # an account elsewhere is no offer
SELLING_LINKS = frozenset(
    {"marketplace", "album_host", "agent", "messenger", "link_hub", "sheet", "payment"}
)
SELLERS_TALK = frozenset({"direct_sale", "tariff_dodge", "redirect"})
UNSPOKEN_FIELDS = ("tags", "category")  # hold no prices and no contacts


def commerce_in(passages: Sequence[Passage]) -> Commerce:
    """Return the prices, contacts, links and codes in some passages."""
    read = [
        (number, passage.text)
        for number, passage in enumerate(passages)
        if not passage.field.startswith(UNSPOKEN_FIELDS) and not _is_beginning(passage, passages)
    ]
    return Commerce(
        prices=tuple((number, found) for number, text in read for found in find_money(text)),
        contacts=tuple((number, found) for number, text in read for found in find_contacts(text)),
        links=tuple((number, found) for number, text in read for found in find_links(text)),
        codes=tuple((number, found) for number, text in read for found in find_codes(text)),
    )


def _is_beginning(title: Passage, passages: Sequence[Passage]) -> bool:
    """Tell whether a title is only the first words of another text, as platforms cut them."""
    if title.field != "title":
        return False
    words = title.text.rstrip(".… ")
    return any(one is not title and one.text.startswith(words) for one in passages)


def is_offer(item: Item, phrases: Sequence[Hit], commerce: Commerce) -> bool:
    """Tell whether somebody is selling here: by kind, price, contact, link, code or order words.

    A price in the text alone is no offer; one beside a link is, and one beside a claim or the
    words of an order; beside a claim, the words of a price will do. Where claims are only
    reported, the words of an order are quoted too.
    """
    if item.kind == "listing" or item.price is not None:
        return True
    if commerce.codes or any(one.kind not in PROFILES for _, one in commerce.contacts):
        return True
    kinds = {link.kind for _, link in commerce.links}
    kinds |= {place[1] for place in map(platform_of, item.links) if place is not None}
    if kinds & SELLING_LINKS:
        return True
    reported = any(map(reports, phrases))
    if commerce.prices and (item.links or commerce.links):
        return True
    if any(map(_opens_gate, phrases)):
        return bool(commerce.prices) or not reported
    priced = bool(commerce.prices) or any(map(_speaks_of_a_price, phrases))
    return priced and not reported and any(map(_sells, phrases))


def _speaks_of_a_price(hit: Hit) -> bool:
    return isinstance(hit.entry, Cue) and hit.entry.klass == "price_word"


def _sells(hit: Hit) -> bool:
    """Tell whether a hit is a claim that, beside a price, only somebody who sells makes."""
    return tells(hit) or (isinstance(hit.entry, Claim) and hit.entry.klass in SELLERS_TALK)


def _opens_gate(hit: Hit) -> bool:
    if isinstance(hit.entry, Claim):
        return hit.entry.klass == "redirect" and hit.entry.strength >= SURE_OFFER
    return (
        isinstance(hit.entry, Cue)
        and hit.entry.klass in OFFER_CLASSES - {"shipping"}
        and hit.entry.strength >= SURE_OFFER
    )
