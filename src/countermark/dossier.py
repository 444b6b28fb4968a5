"""What stands beside an assessment: who may act, whether claims hold, the price, the landed cost.

Each part answers for one item and one brand as of the item's own day, or says why it cannot. It is
made for what a person looks at, in the report and on the terminal.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from countermark import rows
from countermark.assess import Kit
from countermark.claim_checks import check_claims
from countermark.columns import to_batch
from countermark.duties import LandedCost, Tariff
from countermark.duties import record as duties_record
from countermark.duties.items import day_of, landed_costs, tariff
from countermark.errors import UsageError
from countermark.model import Item, Signal
from countermark.reading import Document, read
from countermark.register.reference import Comparison
from countermark.rights import Intent, Rights, gate, in_words, load_rights, stops_in_words
from countermark.signals import detect_all
from countermark.signals.price_far_below import comparisons, landed_ratio

MOST_TERRITORIES = 3
MOST_PRICES = 200  # reference prices in a plot
LANGUAGES = ("en", "zh")

Part = dict[str, Any]
Lines = list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Sources:
    """The tables behind a dossier."""

    kit: Kit
    rights: Rights
    tariff: Tariff


def load_sources(kit: Kit) -> Sources:
    """Read the tables that a dossier rests on besides those of the assessment."""
    return Sources(kit, load_rights(), tariff())


def dossiers(item: Item, brands: Sequence[str | None], sources: Sources) -> dict[str, Part]:
    """Return the dossier of each brand that an item names, by the brand's id."""
    kit = sources.kit
    documents = list(read(to_batch([item]), kit.vocabulary, kit.lexicon))
    if not documents:
        return {}
    document = documents[0][1]
    signals = list(detect_all(document, kit.register))
    return {brand: _dossier(document, signals, brand, sources) for brand in brands if brand}


def _dossier(document: Document, signals: Sequence[Signal], brand: str, sources: Sources) -> Part:
    return {
        "rights": list(_rights(document, signals, brand, sources)),
        "claims": list(_claims(document, brand, sources)),
        "price": _price(document, brand, sources),
        "landed": _landed(document.item, sources.tariff),
    }


# --- who may act ---------------------------------------------------------------------------------


def _rights(
    document: Document, signals: Sequence[Signal], brand: str, sources: Sources
) -> Iterator[Part]:
    """Yield what stands against acting, for each territory to which the item sells."""
    item, day = document.item, day_of(document.item)
    if not item.sells_to or day is None:
        yield {"territory": None, "open": False, "lines": _said("rights_unasked")}
        return
    known = sources.kit.register.brands[brand]
    for territory in item.sells_to[:MOST_TERRITORIES]:
        intent = Intent(known.owner or known.name, brand, territory, day)
        try:
            found = gate(document, signals, intent, sources.rights)
        except UsageError as error:
            yield {"territory": territory, "open": False, "lines": _same(str(error))}
            continue
        # What the register answers is told in full, so its stop need not be told as well.
        told = replace(found, stops=tuple(one for one in found.stops if one.code != "rights"))
        texts = {
            language: [
                *stops_in_words(told, sources.rights, language),
                *(
                    line
                    for one in found.answers
                    for line in in_words(one, sources.rights, language)
                ),
            ]
            for language in LANGUAGES
        }
        lines = _paired(texts) or _said("rights_open")
        yield {"territory": territory, "open": found.open, "lines": lines}


def _paired(texts: Mapping[str, Sequence[str]]) -> Lines:
    pairs = zip(texts["en"], texts["zh"], strict=True)
    return [{"en": english, "zh": chinese} for english, chinese in dict.fromkeys(pairs)]


# --- do the claims hold --------------------------------------------------------------------------


def _claims(document: Document, brand: str, sources: Sources) -> Iterator[Part]:
    for check in check_claims(document, sources.kit.register):
        if check.brand == brand:
            yield {
                "subject": check.subject.value,
                "answer": check.answer.value,
                "lines": [{"en": check.note, "zh": check.note_zh}],
                "source": check.source,
                "dated": check.dated.isoformat() if check.dated else None,
            }


# --- the price -----------------------------------------------------------------------------------


def _price(document: Document, brand: str, sources: Sources) -> Part:
    """Return the asking price beside the reference prices, with all that a plot needs."""
    register = sources.kit.register
    for named, _, found in comparisons(document, register):
        if named == brand:
            return _compared(found, landed_ratio(document.item, found))
    if document.item.price is None and not document.commerce.prices:
        return {"sold": [], "lines": _said("price_none")}
    held = bool(register.prices.get(brand))
    return {"sold": [], "lines": _said("price_unmatched" if held else "price_unknown")}


def _compared(found: Comparison, landed: float | None) -> Part:
    part: Part = {
        "sold": [float(one) for one in found.sold[:MOST_PRICES]],
        "usual": float(found.usual),
        "asked": None if found.piece is None else float(found.piece),
        "currency": found.currency,
        "level": found.match.level,
        "name": found.match.name,
        "confidence": found.match.confidence,
    }
    ratio = found.ratio
    if ratio is None:
        return part | {"lines": _said("price_uncompared", why=found.reason)}
    lines = _said(
        "price_compared",
        asked=f"{found.price.amount} {found.price.currency}",
        share=round(ratio * 100),
        usual=f"{found.usual} {found.currency}",
        name=found.match.name,
        count=len(found.sold),
    )
    if landed is not None and landed != ratio:
        lines += _said("price_landed", share=round(landed * 100))
    return part | {"lines": lines}


# --- the landed cost -----------------------------------------------------------------------------


def _landed(item: Item, known: Tariff) -> Part:
    """Return what the asking price becomes at a US door on the item's day, by either way."""
    costs = landed_costs(item, known)
    if not costs:
        return {"ways": [], "lines": _said("landed_unasked")}
    made = [duties_record.record(cost) for cost in costs]
    return {
        "ways": [
            {"channel": cost.parcel.channel, "duty": one["duty"], "total": one["total"]}
            for cost, one in zip(costs, made, strict=True)
        ],
        "lines": [line for pair in zip(costs, made, strict=True) for line in _way(*pair)],
    }


def _way(cost: LandedCost, made: Mapping[str, Any]) -> Lines:
    parcel = cost.parcel
    return _said(
        f"landed_{parcel.channel}",
        price=f"{parcel.price.amount} {parcel.price.currency}",
        goods=parcel.goods,
        origin=parcel.origin,
        day=parcel.entered.isoformat(),
        duty=_range(made["duty"]),
        total=_range(made["total"]),
        law="; ".join(dict.fromkeys(_laws(made))) or made["why"],
        evidence=made["rules_as_of"],
    )


def _range(span: Mapping[str, str | None]) -> str:
    low, high = span["low"], span["high"]
    if high is None:
        return f"{low}–?"
    return str(low) if low == high else f"{low}–{high}"


def _laws(made: Mapping[str, Any]) -> Iterator[str]:
    layers = [layer for line in made["lines"] for layer in line["layers"]]
    for layer in (*layers, *made["methods"]):
        yield layer["authority"]


# --- sentences -----------------------------------------------------------------------------------


@cache
def load_sentences() -> dict[str, tuple[str, str]]:
    """Read the sentences of a dossier, English and Chinese, by their key."""
    columns = ("key", "en", "zh")
    made = rows.read_table(
        "dossier.csv", columns, lambda row: (row["key"], (row["en"], row["zh"])), key=lambda m: m[0]
    )
    return dict(made)


def _said(key: str, **fields: object) -> Lines:
    english, chinese = load_sentences()[key]
    return [{"en": english.format(**fields), "zh": chinese.format(**fields)}]


def _same(text: str) -> Lines:
    return [{"en": text, "zh": text}]
