"""Answers against the truth: histories are invented whole, then published with gaps.

Whatever the gaps, yes is said only where the holder truly holds alone, and no only where it truly
does not hold. With nothing left out, the answer is exactly the truth.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from countermark.register.rights import Assignment, Entry, Mark, Moment
from countermark.rights import MayAct, Question, may_act
from tests.rights.build import rights

FIRST, CHECKED = date(2014, 1, 1), date(2026, 11, 24)
OWNERS = ("Marlowe Ltd", "Tindrel GmbH", "Summit AG")
GROUPS = ("2501", "2507", "2508")
BREXIT = date(2020, 12, 31)
ENDINGS = ("none", "expired", "cancelled", "invalidated", "invalidated_in_part")

days = st.integers(0, (CHECKED - FIRST).days - 1).map(lambda number: FIRST + timedelta(number))
groups = st.sets(st.sampled_from(GROUPS), max_size=2)


@dataclass(frozen=True)
class History:
    """What truly happened to a mark in class 25; the owner changes on the days of `sales`."""

    jurisdiction: str
    applied: date
    begun: date
    ended: date | None
    ending: str
    groups: frozenset[str]
    left: frozenset[str]  # what a partial invalidation left
    owners: tuple[str, ...]
    sales: tuple[date, ...]

    def holder(self, on: date) -> str | None:
        if on < self.begun or (self.gone(on) and self.ending != "invalidated_in_part"):
            return None
        return self.owners[sum(sale <= on for sale in self.sales)]

    def gone(self, on: date) -> bool:
        return self.ended is not None and on >= self.ended

    def covered(self, on: date) -> frozenset[str]:
        partly = self.ending == "invalidated_in_part" and self.gone(on)
        return self.left if partly else self.groups

    def reaches(self, country: str, on: date) -> bool:
        if self.jurisdiction == "EM":
            return country == "DE" or (country == "GB" and on <= BREXIT)
        return self.jurisdiction == country


@st.composite
def histories(draw) -> History:
    applied, begun, ended = sorted(draw(st.tuples(days, days, days)))
    ending = draw(st.sampled_from(ENDINGS))
    covered = frozenset(draw(groups))
    if ending == "invalidated_in_part":
        covered = frozenset()  # of the whole class something is left
    owners = draw(st.lists(st.sampled_from(OWNERS), min_size=1, max_size=3))
    owners = [name for at, name in enumerate(owners) if at == 0 or name != owners[at - 1]]
    sales = sorted(draw(st.sets(days, min_size=len(owners) - 1, max_size=len(owners) - 1)))
    return History(
        draw(st.sampled_from(("DE", "GB", "EM"))),
        applied,
        begun,
        None if ending == "none" else ended,
        ending,
        covered,
        frozenset(draw(st.sets(st.sampled_from(GROUPS), min_size=1, max_size=2))),
        tuple(owners),
        tuple(sales),
    )


def exactly(day: date | None) -> Moment | None:
    return Moment(day, day) if day else None


def blurred(day: date | None, blur: str) -> Moment | None:
    """Publish only the month or the year of a day, or nothing."""
    if day is None or blur == "nothing":
        return None
    if blur == "year":
        return Moment(date(day.year, 1, 1), date(day.year, 12, 31))
    return exactly(day)


def published(number: int, history: History, blurs: Sequence[str]) -> Entry:
    """Write a history as an office would: rows with days that may be blurred."""
    applied, begun, ended, *sales = blurs
    expired = history.ending == "expired"
    last = history.ended - timedelta(1) if expired and history.ended else None
    part = history.ending == "invalidated_in_part"
    mark = Mark(
        record=str(number),
        sign="Marlowe",
        jurisdiction=history.jurisdiction,
        klass=25,
        owner=history.owners[-1],
        status="registered" if history.ending == "none" else history.ending,
        checked=CHECKED,
        groups=tuple(sorted(history.left if part else history.groups)),
        status_from=None if expired else blurred(history.ended, ended),
        applied=blurred(history.applied, applied),
        valid_from=blurred(history.begun, begun),
        valid_until=blurred(last, ended),
        source="invented",
    )
    links = zip(history.owners, history.owners[1:], history.sales, sales, strict=False)
    return Entry(
        mark, tuple(Assignment(giver, taker, blurred(day, b)) for giver, taker, day, b in links)
    )


def truth(
    all_of_them: Sequence[History], asked: frozenset[str], country: str, on: date
) -> tuple[bool, bool, bool]:
    """Tell whether Marlowe holds all of the goods, and whether it or another holds any."""
    whole = some = other = False
    for history in all_of_them:
        holder = history.holder(on)
        if holder is None or not history.reaches(country, on):
            continue
        covered = history.covered(on)
        meets = not covered or not asked or bool(covered & asked)
        if holder == OWNERS[0]:
            some |= meets
            whole |= not covered or (bool(asked) and asked <= covered)
        else:
            other |= meets
    return whole, some, other


@st.composite
def worlds(draw):
    """Draw histories, the goods and the country asked of, and a day, often close to an event."""
    all_of_them = draw(st.lists(histories(), min_size=1, max_size=4))
    events = [
        day for one in all_of_them for day in (one.begun, one.ended, *one.sales, BREXIT) if day
    ]
    close = st.builds(
        lambda day, step: day + timedelta(step), st.sampled_from(events), st.integers(-40, 40)
    )
    asked = draw(st.frozensets(st.sampled_from(GROUPS), max_size=2))
    return all_of_them, asked, draw(st.sampled_from(("DE", "GB"))), draw(st.one_of(close, days))


blurs = st.lists(st.sampled_from(("day", "year", "nothing")), min_size=20, max_size=20)


def answer(entries, asked, country, on):
    question = Question(OWNERS[0], "MARLOWE", 25, country, on, tuple(sorted(asked)))
    return may_act(question, rights(*entries))


@settings(max_examples=400, deadline=None)
@given(worlds(), blurs)
def test_gaps_never_make_a_yes_beside_another_owner_nor_a_no_against_the_holder(world, gaps):
    all_of_them, asked, country, on = world
    entries = [
        published(number, history, gaps[number * 5 : number * 5 + 5])
        for number, history in enumerate(all_of_them)
    ]
    found = answer(entries, asked, country, on)
    whole, some, other = truth(all_of_them, asked, country, on)
    if found.may is MayAct.YES:
        assert whole
        assert not other
        assert not found.others
    if found.may is MayAct.NO:
        assert not some
    if other:
        assert found.others


@settings(max_examples=400, deadline=None)
@given(worlds())
def test_with_every_day_published_the_answer_is_the_truth(world):
    all_of_them, asked, country, on = world
    entries = [published(number, one, ["day"] * 5) for number, one in enumerate(all_of_them)]
    found = answer(entries, asked, country, on)
    whole, some, other = truth(all_of_them, asked, country, on)
    assert (found.may is MayAct.YES) == (whole and not other)
    assert bool(found.others) == other
    if other and not some:
        assert found.may is MayAct.NO
