"""What a mark was on a day: in force or not, and whose, as far as its rows say.

Where a day, a status or an owner was not published the answer is `perhaps`; a finding of a court
can close the gap.
"""

from collections.abc import Iterable
from datetime import date

from countermark.register.rights import Assignment, Entry, Mark, Moment
from countermark.register.rights.owners import JOINT
from countermark.rights.nouns import Holding, State

NEVER_HELD = frozenset({"applied", "refused", "withdrawn"})
ENDED = frozenset({"expired", "cancelled", "invalidated"})

Life = tuple[State, str]


def holding(entry: Entry, on: date) -> Holding:
    """Return what a mark was on a day."""
    state, why = _life(entry, on)
    owners = possible_owners(entry, on)
    if state is State.HELD and len(owners) > 1:
        state, why = State.PERHAPS, "owner_unclear"
    return Holding(entry, state, owners, why, _groups(entry, on))


def first_evidence(entries: Iterable[Entry]) -> date | None:
    """Return the first day on which anything is known of some marks."""
    days = [
        moment.first
        for entry in entries
        for moment in (
            entry.mark.applied,
            entry.mark.valid_from,
            *(one.on for one in entry.assignments),
            *(one.on for one in entry.findings if one.kind == "holds"),
        )
        if moment is not None
    ]
    return min(days, default=None)


def possible_owners(entry: Entry, on: date) -> tuple[str, ...]:
    """Return who may have owned a mark on a day: one name where the chain is clear."""
    mark, chain = entry.mark, _in_order(entry.assignments)
    if not chain:
        sold = mark.status == "assigned" and _reached(mark.status_from, on) is not State.NOT
        return tuple(dict.fromkeys((*mark.owner.split(JOINT), *([""] if sold else []))))
    found = [chain[0].from_owner]
    for number, link in enumerate(chain):
        passed = _reached(link.on, on) if link.on else _undated(mark.checked, on)
        if passed is State.NOT:
            break
        found = [link.to_owner] if passed is State.HELD else [*found, link.to_owner]
        follower = chain[number + 1].from_owner if number + 1 < len(chain) else mark.owner
        if follower != link.to_owner:  # a link is missing here
            found.append(follower)
    names = (name for owner in found for name in owner.split(JOINT))
    return tuple(dict.fromkeys(names))


def _in_order(chain: Iterable[Assignment]) -> list[Assignment]:
    """Put a chain in order of its days; an assignment without one stays after its neighbour."""
    order: list[tuple[date, Assignment]] = []
    for link in chain:
        day = link.on.first if link.on else (order[-1][0] if order else date.min)
        order.append((day, link))
    return [link for _, link in sorted(order, key=lambda pair: pair[0])]


def _undated(checked: date, on: date) -> State:
    """An assignment whose day nobody published had happened when the row was checked."""
    return State.HELD if on >= checked else State.PERHAPS


def _reached(moment: Moment | None, on: date) -> State:
    """Tell whether a day has come: surely, perhaps or not."""
    if moment is None:
        return State.PERHAPS
    if on >= moment.last:
        return State.HELD
    return State.PERHAPS if on >= moment.first else State.NOT


def _life(entry: Entry, on: date) -> Life:
    mark = entry.mark
    for finding in entry.findings:
        if finding.kind == "unclear" and finding.on.first <= on <= finding.on.last:
            return State.PERHAPS, "in_doubt"
    if mark.applied and on < mark.applied.first:
        return State.NOT, "before"
    if mark.status in NEVER_HELD:
        pending = mark.status == "applied" and on > mark.checked
        return (State.PERHAPS, "applied") if pending else (State.NOT, mark.status)
    begun = _begun(entry, on)
    if begun[0] is State.NOT:
        return begun
    ended = _ended(entry, on)
    if ended[0] is not State.HELD:
        return ended
    return begun if begun[0] is not State.HELD else _in_part(entry, on)


def _begun(entry: Entry, on: date) -> Life:
    mark = entry.mark
    if any(one.kind == "holds" and one.on.last <= on for one in entry.findings):
        return State.HELD, ""
    begun = _reached(mark.valid_from, on)
    if begun is State.NOT:
        return State.NOT, "applied" if mark.applied else "before"
    return begun, "" if begun is State.HELD else "from_unknown"


def _ended(entry: Entry, on: date) -> Life:
    """Tell whether a mark that had begun was still in force."""
    mark = entry.mark
    if mark.valid_until and on > mark.valid_until.first:
        return _past_its_term(mark, mark.valid_until, on)
    if mark.status not in ENDED:
        return State.HELD, ""
    if mark.status_from is None:
        return _ended_unknown(entry, on)
    over = _reached(mark.status_from, on)
    if over is State.NOT:
        return State.HELD, ""
    return (State.NOT, mark.status) if over is State.HELD else (State.PERHAPS, "until_unclear")


def _past_its_term(mark: Mark, term: Moment, on: date) -> Life:
    if on <= term.last:
        return State.PERHAPS, "until_unclear"
    if mark.status in ENDED or mark.checked <= term.last:
        return State.NOT, mark.status if mark.status in ENDED else "expired"
    return State.PERHAPS, "term_over"  # the register, read later, still shows it


def _ended_unknown(entry: Entry, on: date) -> Life:
    mark = entry.mark
    if on >= mark.checked:
        return State.NOT, mark.status
    later = any(one.kind == "holds" and on <= one.on.first for one in entry.findings)
    termed = mark.status == "expired" and mark.valid_until is not None
    return (State.HELD, "") if later or termed else (State.PERHAPS, "until_unclear")


def _in_part(entry: Entry, on: date) -> Life:
    """What a partly invalidated mark still covers is known only where its groups are."""
    mark = entry.mark
    if mark.status != "invalidated_in_part":
        return State.HELD, ""
    fell = _reached(mark.status_from, on)
    if fell is State.NOT or (fell is State.HELD and mark.groups):
        return State.HELD, ""
    return State.PERHAPS, "in_part"


def _groups(entry: Entry, on: date) -> tuple[str, ...]:
    """Return the groups of a mark; before it lost a part nobody knows them."""
    mark = entry.mark
    if mark.status != "invalidated_in_part" or _reached(mark.status_from, on) is State.HELD:
        return mark.groups
    return ()
