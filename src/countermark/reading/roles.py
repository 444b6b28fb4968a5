"""What an item does with each brand that it names, told by the nearest cue in reach."""

from collections.abc import Mapping, Sequence

from countermark.lexicon import Cue, Window
from countermark.model import Passage, Role
from countermark.reading.distance import FAR, same_sentence, words_between
from countermark.reading.hits import Hit


def role_of(
    mention: Hit,
    cues: Sequence[Hit],
    passages: Sequence[Passage],
    *,
    windows: Mapping[str, Window],
    offers: bool,
) -> Role:
    """Return the role that the nearest cue in reach gives; offered where there is none."""
    text = passages[mention.passage].text
    nearest, role = FAR, Role.OFFERED
    for cue in cues:
        window = windows.get(cue.entry.klass) if isinstance(cue.entry, Cue) else None
        if window is None or cue.passage != mention.passage:
            continue
        if offers and window.shielded:
            continue
        distance = words_between(text, cue, mention)
        reach = window.before if cue.start < mention.start else window.after
        if distance <= reach and distance < nearest and same_sentence(text, cue, mention):
            nearest, role = distance, window.role
    return role


def distance_to_mentions(
    cue: Hit, mentions: Sequence[Hit], passages: Sequence[Passage]
) -> float | None:
    """Return the words between a cue and the nearest mention in its passage; None if far."""
    text = passages[cue.passage].text
    distances = [
        words_between(text, cue, mention) for mention in mentions if mention.passage == cue.passage
    ]
    nearest = min(distances, default=FAR)
    return nearest if nearest < FAR else None
