"""Everything that is looked for in a text, as one set of patterns for one matcher."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from countermark.lexicon import (
    BRAND_SLOT,
    OFFER_CLASSES,
    Claim,
    Cue,
    Lexicon,
    ProductWord,
    SlotWord,
)
from countermark.reading.telling import FrameTable, frame_table
from countermark.register import Register, Spelling
from countermark.text.kept import kept_matcher
from countermark.text.match import Matcher, Pattern
from countermark.text.words import is_everyday

Entry = Spelling | Claim | Cue | ProductWord | SlotWord

SPELLINGS, PHRASES, PRODUCTS, SLOTS = range(4)  # the kinds of hits, in the order of Hits
KINDS = {Spelling: SPELLINGS, Claim: PHRASES, Cue: PHRASES, ProductWord: PRODUCTS, SlotWord: SLOTS}
STRONG_CLAIM = (
    0.5  # a claim of this strength that needs no brand beside it is worth a reading alone
)
TELLING_SLOTS = frozenset({"sews", "oem-zh", "surplus", "mark"})  # rare outside of claims
SHORTEST_PREFIXED = 5  # letters; shorter names glued to other letters are other words
VEILED = frozenset(  # the claims whose words platforms filter, so that sellers veil them
    "replica_grade leftover_stock oem same_factory semi_finished".split()
)
LEAST_VEILED = 0.4  # the strength of such a claim
LEAST_COMPOUNDS = 2  # other claims that a word stands in: sellers veil the words they build upon

_HAN_WORD = re.compile("[\u4e00-\u9fff]{2,3}")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The matcher, the entry behind each of its patterns, and each entry's part in the triage."""

    matcher: Matcher
    entries: tuple[Entry, ...]
    alone: np.ndarray  # a match makes its item worth a reading
    weak: np.ndarray  # a spelling that needs an opener in the same item
    opener: np.ndarray  # a product word, a claim or the words of an offer
    kind: np.ndarray  # of each entry, the number of its kind
    frames: FrameTable


def build(register: Register, lexicon: Lexicon) -> Vocabulary:
    """Return the vocabulary of a register and a lexicon."""
    entries: tuple[Entry, ...] = (
        *register.spellings,
        *lexicon.claims,
        *lexicon.cues,
        *lexicon.products,
        *lexicon.slots,
    )
    veiled = veiled_words(lexicon.claims)
    return Vocabulary(
        matcher=kept_matcher([pattern_of(entry, veiled) for entry in entries]),
        entries=entries,
        alone=_flags(entries, _counts_alone),
        weak=_flags(
            entries, lambda entry: isinstance(entry, Spelling) and not _counts_alone(entry)
        ),
        opener=_flags(entries, _opens),
        kind=np.array([KINDS[type(entry)] for entry in entries], dtype=np.int64),
        frames=frame_table([_slot(entry) for entry in entries], lexicon.frames),
    )


def _slot(entry: Entry) -> str | None:
    if isinstance(entry, Spelling):
        return BRAND_SLOT
    return entry.slot if isinstance(entry, SlotWord) else None


def _flags(entries: Sequence[Entry], test: Callable[[Entry], bool]) -> np.ndarray:
    return np.fromiter((test(entry) for entry in entries), dtype=bool, count=len(entries))


def _counts_alone(entry: Entry) -> bool:
    if isinstance(entry, Spelling):
        return entry.klass == "distinctive"
    if isinstance(entry, Cue):
        return entry.klass == "contact_word"  # a handle links sellers, whatever they offer
    return isinstance(entry, Claim) and not entry.needs and entry.strength >= STRONG_CLAIM


def _opens(entry: Entry) -> bool:
    if isinstance(entry, Cue):
        return entry.klass in OFFER_CLASSES
    if isinstance(entry, SlotWord):
        return entry.slot in TELLING_SLOTS
    return isinstance(entry, Claim | ProductWord)


def veiled_words(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the Chinese words of the replica trade that are looked for in disguise, too."""
    phrases = {claim.phrase for claim in claims}
    stands = Counter(
        piece
        for phrase in phrases
        for piece in {phrase[a:b] for a in range(len(phrase)) for b in (a + 2, a + 3)}
        if piece != phrase
    )
    return frozenset(
        claim.phrase
        for claim in claims
        if claim.klass in VEILED
        and claim.strength >= LEAST_VEILED
        and _HAN_WORD.fullmatch(claim.phrase)
        and stands[claim.phrase] >= LEAST_COMPOUNDS
        and (len(claim.phrase) == 2 or _is_built_on(claim.phrase, phrases))
    )


def _is_built_on(phrase: str, phrases: Collection[str]) -> bool:
    """Tell whether three characters hold a claim, or no everyday word that chance may complete."""
    pairs = (phrase[:2], phrase[1:])
    return any(pair in phrases for pair in pairs) or not any(map(is_everyday, pairs))


def pattern_of(entry: Entry, veiled: Collection[str] = ()) -> Pattern:
    """Return what an entry is looked for as."""
    if isinstance(entry, Spelling):
        distinctive = entry.klass == "distinctive"
        return Pattern(
            entry.text,
            hidden=entry.klass != "short",
            fuzzy=distinctive,
            prefix=distinctive and len(entry.text) >= SHORTEST_PREFIXED,
            guarded=True,
        )
    hidden = isinstance(entry, Claim) and entry.phrase in veiled
    opens = isinstance(entry, Claim | Cue) and _opens(entry)
    return Pattern(entry.phrase, hidden=hidden, opens=opens, guarded=hidden)
