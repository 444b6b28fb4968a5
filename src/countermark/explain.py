"""From an assessment to sentences that a lawyer can check, in English and Chinese, and to a record.

Sentences say "claims" and "appears"; none says that something is counterfeit.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from countermark import rows
from countermark.assess import Kit
from countermark.model import Assessment, Contribution, Item, Signal, Span, Tier

Sentences = Mapping[tuple[str, str], tuple[str, str]]
QUOTED = 4  # words shown in a sentence; the spans hold the rest
LONGEST_QUOTE = 60


@cache
def load_sentences() -> dict[tuple[str, str], tuple[str, str]]:
    """Read the sentence of each signal, English and Chinese, by code and class."""

    def make(row: rows.Row) -> tuple[tuple[str, str], tuple[str, str]]:
        return (row["code"], row["class"]), (row["en"], row["zh"])

    columns = ("code", "class", "en", "zh")
    return dict(rows.read_table("sentences.csv", columns, make, key=lambda made: made[0]))


def record(item: Item, assessments: tuple[Assessment, ...], kit: Kit) -> dict[str, Any]:
    """Return the screening record of an item, as it is written by `countermark screen`."""
    best = assessments[0] if assessments else None
    return {
        "id": item.id,
        "platform": item.platform,
        "tier": best.tier.value if best else Tier.CLEAR.value,
        "score": best.score if best else 0.0,
        "assessments": [_assessment(one, kit) for one in assessments],
        "version": kit.version,
        "data": kit.digest,
    }


def _assessment(assessment: Assessment, kit: Kit) -> dict[str, Any]:
    name = kit.register.brands[assessment.brand].name if assessment.brand else None
    return {
        "brand": assessment.brand,
        "tier": assessment.tier.value,
        "score": assessment.score,
        "prior": assessment.prior,
        "reasons": [_reason(one, name) for one in assessment.contributions],
        "unread": [modality.value for modality in assessment.unread],
    }


def _reason(contribution: Contribution, name: str | None) -> dict[str, Any]:
    signal = contribution.signal
    english, chinese = sentences(signal, name)
    return {
        "code": signal.code,
        "class": signal.claim,
        "bits": contribution.bits,
        "text": english,
        "text_zh": chinese,
        "spans": [_span(span) for span in signal.spans],
    }


def _span(span: Span) -> dict[str, Any]:
    return {
        "modality": span.modality.value,
        "field": span.field,
        "start": span.start,
        "end": span.end,
        "quote": span.quote,
        "at": span.at,
    }


def sentences(signal: Signal, name: str | None) -> tuple[str, str]:
    """Return what a signal observed, in English and in Chinese."""
    pair = _templates(signal.code, signal.claim or "")
    quotes = dict.fromkeys([f"“{span.quote[:LONGEST_QUOTE]}”" for span in signal.spans])
    shown = list(quotes)[:QUOTED]
    english = ", ".join(shown) or "no words of its own"
    chinese = "、".join(shown) or "无相应文字"
    note = signal.note or "no note"
    return (
        _filled(pair[0], name, english, note),
        _filled(pair[1], name, chinese, signal.note_zh or signal.note or "无说明"),
    )


@cache
def _templates(code: str, claim: str) -> tuple[str, str]:
    table = load_sentences()
    return table.get((code, claim)) or table[code, ""]


def _filled(template: str, name: str | None, quotes: str, note: str) -> str:
    """Fill a template in one pass, so that braces in what a seller wrote stay what they are."""
    return template.format(brand=name or "a brand", quotes=quotes, note=note)
