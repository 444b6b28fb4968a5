"""The nouns: what came in, what was read of it, what was seen in it, and what the program thinks.

Everything here is frozen. The program assesses, people decide.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Modality(StrEnum):
    """How a text reached the viewer."""

    WRITTEN = "written"
    SCREEN = "screen"
    SPEECH = "speech"
    PICTURE = "picture"


class Tier(StrEnum):
    """How soon a person should look."""

    CLEAR = "clear"
    REVIEW = "review"
    PRIORITY = "priority"


class View(StrEnum):
    """The reading under which a spelling was found; every one but `base` says how it was hidden."""

    BASE = "base"
    LEET = "leet"
    SQUEEZED = "squeezed"
    PINYIN = "pinyin"
    GLYPH = "glyph"
    SPLIT = "split"
    FUZZY = "fuzzy"


class Role(StrEnum):
    """What an item does with the brand that it names."""

    OFFERED = "offered"
    COMPARED = "compared"
    COMPATIBLE = "compatible"
    NEGATED = "negated"
    WARNED = "warned"
    RESOLD = "resold"
    NEWS = "news"


PRODUCT_TYPES = frozenset(
    "bags shoes clothing watches jewellery eyewear cosmetics perfume electronics phones audio toys "
    "drinkware kitchen home bedding underwear sports outdoor luggage accessories cars tools "
    "stationery food kids".split()
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount with its ISO 4217 currency."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Seller:
    """Who offers, as the platform shows them."""

    handle: str | None = None
    name: str | None = None
    country: str | None = None
    created: str | None = None
    followers: int | None = None
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, video or sound that belongs to an item."""

    kind: str
    path: str


@dataclass(frozen=True, slots=True)
class Timed:
    """A line of speech or of on-screen text; `at` and `until` are seconds, None where unknown."""

    text: str
    at: float | None = None
    until: float | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A post or a listing as it was captured.

    `speech` and `screen` are None where nobody looked, and empty where somebody looked and found
    nothing: not read is not silent.
    """

    id: str
    platform: str
    kind: str
    url: str | None = None
    title: str | None = None
    caption: str | None = None
    description: str | None = None
    tags: tuple[str, ...] = ()
    speech: tuple[Timed, ...] | None = None
    screen: tuple[Timed, ...] | None = None
    price: Money | None = None
    category: str | None = None
    seller: Seller | None = None
    ships_from: str | None = None
    sells_to: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    media: tuple[Media, ...] = ()
    published: str | None = None
    captured: str | None = None


@dataclass(frozen=True, slots=True)
class SetAside:
    """An item, or a whole input, that could not be read: where it stood, why, and the cure."""

    where: str
    reason: str
    cure: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text in one modality; `field` is where it stood: title, tags[0], speech[3] …"""

    modality: Modality
    field: str
    text: str
    at: float | None = None
    until: float | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a passage: offsets in characters of the original text, and what stands there."""

    modality: Modality
    field: str
    start: int
    end: int
    quote: str
    at: float | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """One observation: its code, how strong it is from 0 to 1, and the words it rests on.

    `claim` is the claim class where it has one; `brand` is None where it speaks of no brand.
    """

    code: str
    strength: float
    brand: str | None = None
    claim: str | None = None
    spans: tuple[Span, ...] = ()
    note: str = ""
    note_zh: str = ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """A signal and the bits (log2 likelihood ratio) that it adds or takes."""

    signal: Signal
    bits: float


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the program thinks of one item and one brand (None: a claim that names no brand)."""

    brand: str | None
    score: float
    tier: Tier
    prior: float
    contributions: tuple[Contribution, ...]
    unread: tuple[Modality, ...] = ()
