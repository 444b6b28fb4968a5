"""May a rights holder act? One answer for each country and class asked of, then one for all.

Never yes where another lawful owner holds the sign, or perhaps holds it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace

from countermark.register.rights import Entry
from countermark.register.rights.territories import MADRID
from countermark.rights.holdings import first_evidence, holding
from countermark.rights.nouns import Answer, Holding, MayAct, Question, Rights, State

# A right that has ended says more than one that never came to be.
TELLING = ("invalidated", "cancelled", "expired", "applied", "refused", "withdrawn")


@dataclass(frozen=True, slots=True)
class _Here:
    """What is known of a sign in one country and class on a day.

    `surely` are marks of others, `perhaps` those perhaps in force for others, `mixed` those that
    may be the holder's or another's, `own` the holder's alone (held or perhaps held), `apart` its
    own for other goods of the class, and `past` what the holder does not hold on that day.
    """

    surely: tuple[Holding, ...]
    perhaps: tuple[Holding, ...]
    mixed: tuple[Holding, ...]
    own: tuple[Holding, ...]
    apart: tuple[Holding, ...]
    past: tuple[Holding, ...]

    @property
    def others(self) -> tuple[Holding, ...]:
        return self.surely + self.perhaps + self.mixed


def may_act(question: Question, rights: Rights) -> Answer:
    """Return whether a rights holder may act on a sign for some goods in a territory on a day."""
    entries = rights.marks.find(question.sign)
    wanted = rights.goods.of(question.goods)
    countries = rights.territories.countries(question.territory, question.on)
    if not wanted.classes:
        return Answer(question, MayAct.UNKNOWN if question.holder else None, "goods_unknown")
    asked = replace(question, groups=question.groups or tuple(sorted(wanted.groups)))
    by_class = [
        _together([_one(asked, entries, rights, place=(country, klass)) for country in countries])
        for klass in sorted(wanted.classes)
    ]
    if len({answer.may for answer in by_class}) > 1:
        return replace(_together(by_class), may=MayAct.UNKNOWN, reason="goods_unclear")
    return _together(by_class)


def owners_of(question: Question, rights: Rights) -> Answer:
    """Return who holds a sign for some goods in a territory on a day."""
    return may_act(replace(question, holder=None), rights)


def _together(answers: Sequence[Answer]) -> Answer:
    """Put answers for several places together: yes only where each says yes."""
    if len(answers) == 1:
        return answers[0]
    order = (MayAct.NO, MayAct.UNKNOWN, MayAct.YES, None)
    first = min(answers, key=lambda answer: (order.index(answer.may), not answer.others))
    return replace(
        first,
        deciding=_distinct(first.deciding if first.may is not MayAct.YES else _rows(answers)),
        others=_distinct(row for answer in answers for row in answer.others),
        parts=tuple(part for answer in answers for part in answer.parts or (answer,)),
    )


def _rows(answers: Sequence[Answer]) -> Iterator[Holding]:
    for answer in answers:
        yield from answer.deciding


def _distinct(rows: Iterable[Holding]) -> tuple[Holding, ...]:
    seen: dict[tuple[str, str, int], Holding] = {}
    for row in rows:
        mark = row.entry.mark
        seen.setdefault((mark.jurisdiction, mark.record, mark.klass), row)
    return tuple(seen.values())


def _one(
    question: Question, entries: Sequence[Entry], rights: Rights, *, place: tuple[str, int]
) -> Answer:
    """Answer for one country and one class."""
    country, klass = place
    offices = rights.territories.offices(country, question.on)
    local = [entry for entry in entries if _covers(entry, offices)]
    near = [entry for entry in local if entry.mark.klass == klass]
    here = _sorted(question, [holding(entry, question.on) for entry in near], rights)
    make = _owners if question.holder is None else _weigh
    may, reason, deciding = make(question, here, near)
    if reason == "no_evidence" and _holds_elsewhere(question, local, rights):
        reason = "other_classes"
    return Answer(question, may, reason, country, klass, deciding=deciding, others=here.others)


def _covers(entry: Entry, offices: frozenset[str]) -> bool:
    mark = entry.mark
    return mark.jurisdiction in offices or (
        mark.jurisdiction == MADRID and not offices.isdisjoint(mark.designated)
    )


def _sorted(question: Question, rows: Sequence[Holding], rights: Rights) -> _Here:
    """Sort marks by whose they are; one for other goods of the class is nobody's here."""
    holder = question.holder or ""

    def same(name: str) -> bool:
        return bool(holder) and rights.owners.same(name, holder)

    found: dict[str, list[Holding]] = {field.name: [] for field in fields(_Here)}
    for row in rows:
        mine = [same(name) for name in row.owners]
        if row.state is State.NOT:
            found["past"] += [row] if any(mine) or _claimed(row, same) else []
        elif all(mine):
            found["apart" if _apart(row, question) else "own"].append(row)
        elif not _apart(row, question):
            found[_whose(row, any(mine))].append(row)
    return _Here(**{name: tuple(rows) for name, rows in found.items()})


def _whose(row: Holding, mine: bool) -> str:
    if mine or "" in row.owners:  # an owner whose name nobody published may be anybody
        return "mixed"
    return "surely" if row.state is State.HELD or row.why == "owner_unclear" else "perhaps"


def _claimed(row: Holding, same: Callable[[str], bool]) -> bool:
    return any(same(one.owner) for one in row.entry.findings)


def _apart(row: Holding, question: Question) -> bool:
    """Tell whether a mark surely covers none of the goods asked of."""
    asked = _of_class(question.groups, row)
    return bool(row.groups and asked) and set(row.groups).isdisjoint(asked)


def _whole(row: Holding, question: Question) -> bool:
    """Tell whether a mark surely covers all of the goods asked of."""
    asked = _of_class(question.groups, row)
    return not row.groups or (bool(asked) and set(asked) <= set(row.groups))


def _of_class(groups: Sequence[str], row: Holding) -> list[str]:
    return [group for group in groups if group.startswith(f"{row.entry.mark.klass:02d}")]


Weighed = tuple[MayAct | None, str, tuple[Holding, ...]]


def _weigh(question: Question, here: _Here, near: Sequence[Entry]) -> Weighed:
    if here.surely:
        if here.own or here.mixed:
            return MayAct.UNKNOWN, "both_hold", here.own + here.mixed + here.surely
        return MayAct.NO, "other_owner", here.surely
    if here.mixed:
        return MayAct.UNKNOWN, "owner_unclear", here.mixed
    if here.perhaps:
        return MayAct.UNKNOWN, "other_perhaps", here.perhaps + here.own
    if here.own or here.apart:
        return _own_right(question, here.own or here.apart)
    return _without_right(question, here, near)


def _own_right(question: Question, own: tuple[Holding, ...]) -> Weighed:
    held = tuple(row for row in own if row.state is State.HELD)
    whole = tuple(row for row in held if _whole(row, question))
    if whole:
        return MayAct.YES, "own_right", whole
    return MayAct.UNKNOWN, "partly" if held else own[0].why, held or own


def _without_right(question: Question, here: _Here, near: Sequence[Entry]) -> Weighed:
    """Tell why nobody is known to hold the sign: never had, had once, asked for, or no evidence."""
    denied = tuple(row for row in here.past if _none_before(row, question))
    if denied:
        return MayAct.NO, "none_before", denied
    for why in TELLING:
        told = tuple(row for row in here.past if row.why == why)
        if told:
            return MayAct.NO, why, told
    first = first_evidence(near)
    if first and question.on < first:
        return MayAct.UNKNOWN, "before_evidence", here.past
    return MayAct.UNKNOWN, "no_evidence", ()


def _none_before(row: Holding, question: Question) -> bool:
    return any(
        one.kind == "none_before" and question.on < one.on.first for one in row.entry.findings
    )


def _holds_elsewhere(question: Question, local: Sequence[Entry], rights: Rights) -> bool:
    """Tell whether the holder has the sign here for goods of other classes."""
    rows = (holding(entry, question.on) for entry in local)
    return any(
        row.state is not State.NOT
        and any(rights.owners.same(name, question.holder or "") for name in row.owners)
        for row in rows
    )


def _owners(question: Question, here: _Here, near: Sequence[Entry]) -> Weighed:
    if here.surely:
        return None, "owners", here.surely
    if here.perhaps or here.mixed:
        return None, "owners_unclear", here.perhaps + here.mixed
    return None, "no_owner", ()
