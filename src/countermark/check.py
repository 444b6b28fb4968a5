"""Whether the tables hold: every phrase proves itself, and the tables agree with each other."""

import re
from collections.abc import Iterator, Sequence
from typing import Protocol

import numpy as np

from countermark.assess import Kit
from countermark.duties import load_tariff
from countermark.duties.faults import faults as duty_faults
from countermark.duties.faults import sourced as duty_tables
from countermark.explain import load_sentences
from countermark.lexicon import Claim, Cue
from countermark.model import Modality, Passage, View
from countermark.reading.frames import framed
from countermark.reading.hits import Hit
from countermark.rights import faults as rights_faults
from countermark.signals import signals
from countermark.text.tables import verify_tables

INVENTED = re.compile("Marlowe|Tindrel|玛洛薇尔").finditer  # the brands of the phrases' own proofs


class Sourced(Protocol):
    """A row that names its source."""

    @property
    def source(self) -> str:
        """Where the fact was looked up, or `recalled:` and where it can be."""


def tables(kit: Kit) -> Iterator[tuple[str, int, int | None]]:
    """Yield each table's name, its rows, and how many were recalled rather than looked up."""
    register, lexicon = kit.register, kit.lexicon
    sourced: dict[str, Sequence[Sourced]] = {
        "brands": list(register.brands.values()),
        "spellings": register.spellings,
        "sellers": list(register.sellers.values()),
        "places": register.places,
        "suppliers": register.suppliers,
        "claims": lexicon.claims,
        "cues": lexicon.cues,
        "products": lexicon.products,
        "slots": lexicon.slots,
        "frames": _frames(kit),
    }
    sourced |= duty_tables(load_tariff())
    for name, rows in sourced.items():
        yield name, len(rows), sum(row.source.startswith("recalled") for row in rows)
    yield "sites", len(register.sites), None
    yield "weights", len(kit.weights), None
    yield from rights_faults.tables()


def faults(kit: Kit) -> Iterator[str]:
    """Yield a sentence for each row that does not hold."""
    yield from _unproven(kit)
    yield from _disagreeing(kit)
    yield from verify_tables()
    yield from rights_faults.faults()
    yield from duty_faults(load_tariff())


def _unproven(kit: Kit) -> Iterator[str]:
    """Walk each phrase's own sentences with the real matcher."""
    phrases = [entry for entry in kit.vocabulary.entries if isinstance(entry, Claim | Cue)]
    phrases += _frames(kit)
    hits = _fired(kit, [phrase.hit for phrase in phrases])
    misses = _fired(kit, [phrase.miss for phrase in phrases])
    for number, phrase in enumerate(phrases):
        if phrase.id not in hits[number]:
            yield f"{phrase.id}: does not fire on its hit {phrase.hit!r}."
        if phrase.id in misses[number]:
            yield f"{phrase.id}: fires on its miss {phrase.miss!r}."


def _frames(kit: Kit) -> list[Claim | Cue]:
    return [frame.says for frames in kit.lexicon.frames.values() for frame in frames]


def _fired(kit: Kit, texts: Sequence[str]) -> list[set[str]]:
    """Return which phrases and frames fire in each text; invented names stand for a brand's."""
    found: list[list[Hit]] = [[] for _ in texts]
    matches = kit.vocabulary.matcher.scan(texts, groups=np.arange(len(texts)))
    places = (matches.row, matches.start, matches.end, matches.pattern)
    for row, start, end, pattern in zip(*(each.tolist() for each in places), strict=True):
        found[row].append(Hit(0, start, end, kit.vocabulary.entries[pattern], View.BASE))
    return [set(_ids(kit, text, hits)) for text, hits in zip(texts, found, strict=True)]


def _ids(kit: Kit, text: str, hits: Sequence[Hit]) -> Iterator[str]:
    passages = [Passage(Modality.WRITTEN, "title", text)]
    names = [Hit(0, *name.span(), kit.register.spellings[0], View.BASE) for name in INVENTED(text)]
    for hit in (*hits, *framed(hits, names, passages, kit.lexicon.frames)):
        if isinstance(hit.entry, Claim | Cue):
            yield hit.entry.id


def _disagreeing(kit: Kit) -> Iterator[str]:
    spelled = {spelling.brand for spelling in kit.register.spellings}
    for slug in kit.register.brands:
        if slug not in spelled:
            yield f"brands.csv: {slug} has no spelling."
    codes = set(signals())
    weighed = set(kit.weights)
    for code, klass in weighed:
        if code not in codes and code != "prior":
            yield f"weights.csv: {code} is no signal."
        if code in codes and (code, klass) not in load_sentences():
            yield f"sentences.csv: {code} {klass} has no sentence."
    for code in sorted(codes - {code for code, _ in weighed}):
        yield f"weights.csv: the signal {code} has no weight."
