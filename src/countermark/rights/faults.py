"""Whether the tables of rights hold together: chains, findings, goods and sentences."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from countermark.model import PRODUCT_TYPES
from countermark.register.rights import Entry, load_goods
from countermark.register.rights.marks import CLASSES
from countermark.register.rights.tables import read_entries
from countermark.rights.gate import load_stops
from countermark.rights.holdings import possible_owners
from countermark.rights.nouns import load_rights
from countermark.rights.sentences import load_sentences


def tables() -> Iterator[tuple[str, int, int | None]]:
    """Yield each table's name, its rows, and how many were recalled rather than looked up."""
    entries = read_entries()
    links = [link for entry in _first_rows(entries) for link in entry.assignments]
    found = [finding for entry in _first_rows(entries) for finding in entry.findings]
    yield _counted("marks", [entry.mark.source for entry in entries])
    yield _counted("assignments", [link.source for link in links])
    yield _counted("findings", [finding.source for finding in found])
    goods = load_goods()
    yield "words for goods", len(goods.words) + len(goods.paths), None
    yield "territories", len(load_rights().territories.names), None


def _counted(name: str, sources: Sequence[str]) -> tuple[str, int, int]:
    return name, len(sources), sum(source.startswith("recalled") for source in sources)


def _first_rows(entries: Sequence[Entry]) -> list[Entry]:
    """Return one entry of each record: those of its other classes share chain and findings."""
    firsts = {(entry.mark.jurisdiction, entry.mark.record): entry for entry in reversed(entries)}
    return list(firsts.values())


def faults() -> Iterator[str]:
    """Yield a sentence for each row that does not agree with the others."""
    rights = load_rights()
    for entry in read_entries():
        yield from _of_entry(entry)
    goods = rights.goods
    for klass in sorted(set(CLASSES) - set(goods.names)):
        yield f"nice/classes.csv: class {klass} has no row."
    for kind in sorted(PRODUCT_TYPES):
        if not goods.of(kind).classes:
            yield f"nice/words.csv: the product type {kind} has no classes."
    for signal, (_, stop) in load_stops().items():
        if f"stop_{stop}" not in load_sentences():
            yield f"rights-sentences.csv: the stop {stop} of {signal} has no sentence."


def _of_entry(entry: Entry) -> Iterator[str]:
    mark = entry.mark
    where = f"marks: {mark.jurisdiction} {mark.record}"
    for one, other in pairwise(entry.assignments):
        if one.to_owner != other.from_owner:
            yield f"{where}: the chain breaks between {one.to_owner} and {other.from_owner}."
    if entry.assignments and entry.assignments[-1].to_owner != mark.owner:
        yield f"{where}: the chain ends with {entry.assignments[-1].to_owner}, not {mark.owner}."
    for finding in entry.findings:
        owners = possible_owners(entry, finding.on.last)
        if finding.kind == "holds" and finding.owner not in owners:
            yield f"{where}: {finding.id} says {finding.owner}, the chain {' or '.join(owners)}."
