"""The viewer is led elsewhere: to a chat, another marketplace, an album, a sheet or a code."""

from collections.abc import Iterator

from countermark.model import Signal, Span
from countermark.reading.document import Document, Place
from countermark.register import Register
from countermark.text.links import platform_of

CONTACT = 1.0
PROFILE = 0.3  # people name their other accounts for many reasons
PROFILES = frozenset({"instagram"})
CODE = 1.0
UNKNOWN_SITE = 0.4  # a post that sells and leads to a site that nobody knows
LINKS = {  # how telling it is where a link leads
    "messenger": 1.0,
    "agent": 1.0,
    "album_host": 1.0,
    "sheet": 0.8,
    "payment": 0.8,
    "marketplace": 0.6,
    "link_hub": 0.6,
}


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Yield one signal over all contacts, links, codes and phrases that lead off the platform."""
    found = [*_written(document, register), *_linked(document, register)]
    if found:
        spans = tuple(dict.fromkeys(span for _, span in found))
        strength = max(strength for strength, _ in found)
        yield Signal("off_platform", strength, claim="redirect", spans=spans)


def _written(document: Document, register: Register) -> Iterator[tuple[float, Span]]:
    commerce = document.commerce
    for number, contact in commerce.contacts:
        strength = PROFILE if contact.kind in PROFILES else CONTACT
        yield strength, document.span(Place(number, contact.start, contact.end))
    for number, code in commerce.codes:
        yield CODE, document.span(Place(number, code.start, code.end))
    for number, link in commerce.links:
        strength = _strength(document, register, link.host)
        if strength:
            yield strength, document.span(Place(number, link.start, link.end))
    for found in document.claims_of("redirect"):
        yield found.strength, document.span(found.place)


def _linked(document: Document, register: Register) -> Iterator[tuple[float, Span]]:
    for number, url in enumerate(document.item.links):
        strength = _strength(document, register, url)
        if strength:
            span = Span(document.passages[0].modality, f"links[{number}]", 0, len(url), quote=url)
            yield strength, span


def _strength(document: Document, register: Register, address: str) -> float:
    """Return how telling it is that a link leads to an address; 0 where it leads nowhere else."""
    platform = platform_of(address)
    if platform is not None:
        return LINKS.get(platform[1], 0.0) if platform[0] != document.item.platform else 0.0
    selling = document.offers and document.item.kind == "post"
    return UNKNOWN_SITE if selling and not register.site_of(address) else 0.0
