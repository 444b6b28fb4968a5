"""What was read of one item: passages, the brands mentioned and their role, claims and cues."""

from collections.abc import Iterable
from dataclasses import dataclass

from countermark.lexicon import Claim, Cue
from countermark.model import Item, Modality, Passage, Role, Span, View
from countermark.register import Spelling
from countermark.text.contacts import Contact
from countermark.text.links import Code, Link
from countermark.text.money import Price


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: the number of the passage, and offsets into its original text."""

    passage: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A brand that the item names: by which spelling, under which view, and in what role."""

    place: Place
    spelling: Spelling
    view: View
    role: Role

    @property
    def brand(self) -> str:
        """Return the brand's id."""
        return self.spelling.brand


@dataclass(frozen=True, slots=True)
class ClaimFound:
    """A claim phrase where it stands."""

    place: Place
    claim: Claim


@dataclass(frozen=True, slots=True)
class CueFound:
    """A cue where it stands, and the words between it and the nearest mention (None: far)."""

    place: Place
    cue: Cue
    distance: float | None


@dataclass(frozen=True, slots=True)
class Commerce:
    """What an item holds of an offer besides its words."""

    prices: tuple[tuple[int, Price], ...] = ()
    contacts: tuple[tuple[int, Contact], ...] = ()
    links: tuple[tuple[int, Link], ...] = ()
    codes: tuple[tuple[int, Code], ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One item as it was read; `offers` says that somebody is selling here."""

    item: Item
    passages: tuple[Passage, ...]
    read: frozenset[Modality]
    mentions: tuple[Mention, ...] = ()
    claims: tuple[ClaimFound, ...] = ()
    cues: tuple[CueFound, ...] = ()
    commerce: Commerce = Commerce()
    offers: bool = False

    def span(self, place: Place) -> Span:
        """Return a place as a span that quotes what was written there."""
        passage = self.passages[place.passage]
        quote = passage.text[place.start : place.end]
        return Span(
            passage.modality, passage.field, place.start, place.end, quote=quote, at=passage.at
        )

    def spans(self, places: Iterable[Place], *, most: int = 6) -> tuple[Span, ...]:
        """Return distinct places as spans, the first few in order."""
        distinct = sorted({(place.passage, place.start, place.end) for place in places})
        return tuple(self.span(Place(*place)) for place in distinct[:most])

    def by_brand(self) -> dict[str, list[Mention]]:
        """Return the mentions of each brand, in order of first mention."""
        grouped: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            grouped.setdefault(mention.brand, []).append(mention)
        return grouped

    def claims_of(self, klass: str) -> list[ClaimFound]:
        """Return the claims of one class."""
        return [found for found in self.claims if found.claim.klass == klass]

    def cues_of(self, klass: str) -> list[CueFound]:
        """Return the cues of one class."""
        return [found for found in self.cues if found.cue.klass == klass]
