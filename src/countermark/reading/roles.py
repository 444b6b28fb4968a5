"""What an item does with each brand that it names, told by the nearest cue in reach."""

from collections.abc import Iterator, Mapping, Sequence

from countermark.lexicon import Cue, Window
from countermark.model import Passage, Role
from countermark.reading.distance import FAR, same_sentence, words_between
from countermark.reading.hits import Hit

Reaching = tuple[Hit, Window]


def reaching(
    cues: Sequence[Hit], windows: Mapping[str, Window], *, offers: bool
) -> Iterator[Reaching]:
    """Yield the cues that give brands a role here, each with its window."""
    for cue in cues:
        window = windows.get(cue.entry.klass) if isinstance(cue.entry, Cue) else None
        if window is not None and not (offers and window.shielded):
            yield cue, window


def role_of(mention: Hit, cues: Sequence[Reaching], passages: Sequence[Passage]) -> Role:
    """Return the role that the nearest cue in reach gives; offered where there is none."""
    nearest, role = FAR, Role.OFFERED
    for cue, window in cues:
        if cue.passage != mention.passage:
            continue
        text = passages[mention.passage].text
        distance = words_between(text, cue, mention)
        reach = window.before if cue.start < mention.start else window.after
        if distance <= reach and distance < nearest and same_sentence(text, cue, mention):
            nearest, role = distance, window.role
    return role


def distance_to_mentions(
    cue: Hit, mentions: Sequence[Hit], passages: Sequence[Passage]
) -> float | None:
    """Return the words between a cue and the nearest mention in its passage; None if far."""
    text, nearest = passages[cue.passage].text, FAR
    for mention in mentions:
        if mention.passage == cue.passage:
            nearest = min(nearest, words_between(text, cue, mention))
    return nearest if nearest < FAR else None
