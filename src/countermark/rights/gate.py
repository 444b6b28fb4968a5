"""The gate before any notice: it lists what stands against acting on one item.

It stops on rights that do not allow it, on authorised sellers, and on uses that are plausibly
lawful: resale, parts, fit, review, news. A person may know more; the gate only says what to settle.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from countermark import rows
from countermark.model import Item, Role, Signal
from countermark.reading.document import Document, Mention
from countermark.register.rights import Wanted
from countermark.rights.answers import may_act
from countermark.rights.nouns import Answer, MayAct, Question, Rights

STOP_COLUMNS = ("signal", "least", "stop", "reason", "checked")
SIGN_KINDS = frozenset({"name", "chinese_name", "other_script"})
SECOND_KINDS = frozenset({"line", "model"})
MOST_QUOTES = 4


@dataclass(frozen=True, slots=True)
class Intent:
    """Who means to act for which brand, where the goods are sold, and on which day."""

    holder: str
    brand: str
    territory: str
    on: date


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing that stands against acting: its code, the words it rests on, or the answer."""

    code: str
    quotes: tuple[str, ...] = ()
    strength: float = 1.0
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """All that stands against acting, and the answer of the register for each sign."""

    intent: Intent
    stops: tuple[Stop, ...]
    answers: tuple[Answer, ...]

    @property
    def open(self) -> bool:
        """Tell whether nothing stands against acting."""
        return not self.stops


def gate(document: Document, signals: Sequence[Signal], intent: Intent, rights: Rights) -> Gate:
    """Return what stands against acting on a document for a rights holder."""
    mentions = document.by_brand().get(intent.brand, [])
    answers = tuple(_answers(document, mentions, intent, rights))
    stops = [
        *_by_rights(answers),
        *_by_seller(document.item, intent, rights),
        *_by_role(document, mentions),
        *_by_signal(signals, intent),
    ]
    return Gate(intent, tuple(stops), answers)


def _answers(
    document: Document, mentions: Sequence[Mention], intent: Intent, rights: Rights
) -> Iterator[Answer]:
    """Ask of each sign that the item writes, for the goods that it offers."""
    goods = goods_of(document.item, rights)
    for sign in signs_of(mentions):
        question = Question(intent.holder, sign, goods, intent.territory, intent.on)
        yield may_act(question, rights)


def signs_of(mentions: Sequence[Mention]) -> list[str]:
    """Return the names that an item writes, or, where it writes none, its lines and models."""
    for kinds in (SIGN_KINDS, SECOND_KINDS):
        found = [one.spelling.text for one in mentions if one.spelling.kind in kinds]
        if found:
            return sorted(set(found))
    return []


def goods_of(item: Item, rights: Rights) -> int | str:
    """Return the class or the words that say what an item offers, the most certain first."""
    narrowed = Wanted(frozenset())
    words = ""
    for text in (item.category, item.title, item.caption, item.description):
        wanted = rights.goods.of(text) if text else Wanted(frozenset())
        shared = narrowed.classes & wanted.classes
        if wanted.classes and (not narrowed.classes or shared):
            narrowed, words = Wanted(shared or wanted.classes), words or text or ""
        if len(narrowed.classes) == 1:
            return next(iter(narrowed.classes))
    return words


def _by_rights(answers: Sequence[Answer]) -> Iterator[Stop]:
    """Stop where any sign is another's, or none is surely the holder's."""
    if not answers:
        yield Stop("no_sign")
    barred = [one for one in answers if one.may is MayAct.NO or one.others]
    unsure = [] if any(one.may is MayAct.YES for one in answers) else answers
    for answer in barred or unsure:
        yield Stop("rights", answer=answer)


def _by_seller(item: Item, intent: Intent, rights: Rights) -> Iterator[Stop]:
    seller = item.seller
    for name in (seller.name, seller.handle) if seller else ():
        listed = rights.register.sellers.get((intent.brand, (name or "").casefold()))
        if listed and (not listed.territory or intent.territory in listed.territory.split()):
            yield Stop("authorised_seller", (listed.name,))
            return


def _by_role(document: Document, mentions: Sequence[Mention]) -> Iterator[Stop]:
    """Stop where every mention has another role than that of offered goods."""
    if mentions and all(one.role is not Role.OFFERED for one in mentions):
        quotes = tuple(document.span(one.place).quote for one in mentions[:MOST_QUOTES])
        yield Stop("no_offer", tuple(dict.fromkeys(quotes)))


def _by_signal(signals: Sequence[Signal], intent: Intent) -> Iterator[Stop]:
    stops = load_stops()
    for signal in signals:
        least, code = stops.get(signal.code, (2.0, ""))
        if signal.strength >= least and signal.brand in (None, intent.brand):
            quotes = dict.fromkeys(span.quote for span in signal.spans[:MOST_QUOTES])
            yield Stop(code, tuple(quotes), signal.strength)


@cache
def load_stops() -> Mapping[str, tuple[float, str]]:
    """Read which signals stop a notice, and from which strength."""

    def make(row: rows.Row) -> tuple[str, tuple[float, str]]:
        rows.check_dates(row)
        return row["signal"], (row.number("least", low=0, high=1), row["stop"])

    return dict(rows.read_table("rights-stops.csv", STOP_COLUMNS, make, key=lambda made: made[0]))
