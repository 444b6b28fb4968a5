"""Everything that is looked for in a text, as one set of patterns for one matcher."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from countermark.lexicon import OFFER_CLASSES, Claim, Cue, Lexicon, ProductWord, SlotWord
from countermark.register import Register, Spelling
from countermark.text.kept import kept_matcher
from countermark.text.match import Matcher, Pattern

Entry = Spelling | Claim | Cue | ProductWord | SlotWord

KINDS = {
    Spelling: "spellings",
    Claim: "phrases",
    Cue: "phrases",
    ProductWord: "products",
    SlotWord: "slots",
}
STRONG_CLAIM = (
    0.5  # a claim of this strength that needs no brand beside it is worth a reading alone
)
TELLING_SLOTS = frozenset({"sews", "oem-zh", "surplus", "mark"})  # rare outside of claims
SHORTEST_PREFIXED = 5  # letters; shorter names glued to other letters are other words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The matcher, the entry behind each of its patterns, and each entry's part in the triage."""

    matcher: Matcher
    entries: tuple[Entry, ...]
    alone: np.ndarray  # a match makes its item worth a reading
    weak: np.ndarray  # a spelling that needs an opener in the same item
    opener: np.ndarray  # a product word, a claim or the words of an offer
    kinds: tuple[str, ...]  # of each entry, the list of an item's hits that it belongs to


def build(register: Register, lexicon: Lexicon) -> Vocabulary:
    """Return the vocabulary of a register and a lexicon."""
    entries: tuple[Entry, ...] = (
        *register.spellings,
        *lexicon.claims,
        *lexicon.cues,
        *lexicon.products,
        *lexicon.slots,
    )
    return Vocabulary(
        matcher=kept_matcher([pattern_of(entry) for entry in entries]),
        entries=entries,
        alone=_flags(entries, _counts_alone),
        weak=_flags(
            entries, lambda entry: isinstance(entry, Spelling) and not _counts_alone(entry)
        ),
        opener=_flags(entries, _opens),
        kinds=tuple(KINDS[type(entry)] for entry in entries),
    )


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


def pattern_of(entry: Entry) -> Pattern:
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
    return Pattern(entry.phrase, opens=isinstance(entry, Claim | Cue) and _opens(entry))
