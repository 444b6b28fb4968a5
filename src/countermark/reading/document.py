"""What was read of one item: passages, the brands mentioned and their role, claims and cues."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from countermark.lexicon import Claim, Cue
from countermark.model import Item, Modality, Passage, Role, Span, View
from countermark.register import Spelling
from countermark.text.contacts import Contact
from countermark.text.links import Code, Link
from countermark.text.money import Price


class Place(NamedTuple):
    """Where something stands: the number of the passage, and offsets into its original text."""

    passage: int
    start: int
    end: int


class Mention(NamedTuple):
    """A brand that the item names: by which spelling, under which view, and in what role."""

    place: Place
    spelling: Spelling
    view: View
    role: Role

    @property
    def brand(self) -> str:
        """Return the brand's id."""
        return self.spelling.brand


class ClaimFound(NamedTuple):
    """A claim phrase where it stands, and how much of it counts: less where it is only reported."""

    place: Place
    claim: Claim
    strength: float


class CueFound(NamedTuple):
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
    # Grouped once: every signal asks.
    _brands: Mapping[str, list[Mention]] = field(init=False, repr=False, compare=False)
    _claims: Mapping[str, list[ClaimFound]] = field(init=False, repr=False, compare=False)
    _cues: Mapping[str, list[CueFound]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Group the mentions by brand, the claims and the cues by class."""
        brands: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            brands.setdefault(mention.spelling.brand, []).append(mention)
        claims: dict[str, list[ClaimFound]] = {}
        for claim in self.claims:
            claims.setdefault(claim.claim.klass, []).append(claim)
        cues: dict[str, list[CueFound]] = {}
        for cue in self.cues:
            cues.setdefault(cue.cue.klass, []).append(cue)
        for name, grouped in (("_brands", brands), ("_claims", claims), ("_cues", cues)):
            object.__setattr__(self, name, grouped)

    def quote(self, place: Place) -> str:
        """Return what is written at a place."""
        return self.passages[place.passage].text[place.start : place.end]

    def span(self, place: Place) -> Span:
        """Return a place as a span that quotes what was written there."""
        number, start, end = place
        passage = self.passages[number]
        return Span(
            passage.modality,
            passage.field,
            start,
            end,
            quote=passage.text[start:end],
            at=passage.at,
        )

    def spans(self, places: Iterable[Place], *, most: int = 6) -> tuple[Span, ...]:
        """Return distinct places as spans, the first few in order."""
        return tuple(map(self.span, sorted(set(places))[:most]))

    def classes(self) -> frozenset[str]:
        """Return the classes of all claims and cues."""
        return frozenset((*self._claims, *self._cues))

    def by_brand(self) -> Mapping[str, list[Mention]]:
        """Return the mentions of each brand, in order of first mention."""
        return self._brands

    def claims_of(self, klass: str) -> Sequence[ClaimFound]:
        """Return the claims of one class."""
        return self._claims.get(klass, ())

    def cues_of(self, klass: str) -> Sequence[CueFound]:
        """Return the cues of one class."""
        return self._cues.get(klass, ())
