"""The written forms of a pattern that are plain spelling, not disguise.

Louis Vuitton is also louisvuitton and louis-vuitton, Levi's also levis, H&M also h & m.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from countermark.text.fold import fold

MOST_GAPS = 3  # of a name whose gaps are written or left out one by one
SHORTEST_JOINED = 6  # letters; shorter phrases without their spaces are other words
SHORTEST_GENITIVE = 5  # letters; of a name that is written with and without its apostrophe
HAN = "\u3400-\u9fff〇"

_GAP = re.compile(rf"\s*&\s*|\s*['.·-]\s*|\s+|(?<=[{HAN}])(?=[a-z0-9])|(?<=[a-z0-9])(?=[{HAN}])")
_WRITTEN = {  # what may stand in a gap besides what the pattern itself has there
    "": ("", " "),
    " ": (" ", ""),
    "-": (" ", ""),
    "'": ("'", "", " "),
    ".": (".", "", " ", ". "),
    "·": ("·", "", " "),
    "&": ("&", " & ", " and ", ""),
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """What to look for, and how far it may be disguised.

    `hidden`: a brand's spelling, looked for in every view that its shape allows. `fuzzy`: a
    distinctive protected name, also with one typo, masked or doubled letter. `prefix`: with five
    letters and more, letters may follow it. `opens`: a claim or commerce cue; where one stands in
    a group, the fuzzy view looks at that group. `guarded`: one of so many names that some are
    met by chance: what only sounds or looks like it needs rare characters or an opener.
    """

    text: str
    hidden: bool = False
    fuzzy: bool = False
    prefix: bool = False
    opens: bool = False
    guarded: bool = False


def folded_texts(patterns: Sequence[Pattern]) -> list[str]:
    """Fold the texts of all patterns at once."""
    return [text.strip() for text in fold([p.text for p in patterns]).text().split("\n")[1:-1]]


def plain_forms(text: str, *, name: bool) -> Iterator[str]:
    """Yield the forms in which a folded pattern is plainly written; of a name, every mixture."""
    if text.isascii() and text.isalnum():
        yield text
        if name and text.endswith("s") and len(text) >= SHORTEST_GENITIVE:
            yield f"{text[:-1]}'s"
        return
    pieces = _GAP.split(text)
    gaps = [_WRITTEN[gap.strip() or gap[:1]] for gap in _GAP.findall(text)]
    joined = sum(map(len, pieces))
    if text.isascii() and joined < SHORTEST_JOINED:
        gaps = [written if "'" in written else tuple(filter(None, written)) for written in gaps]
    if not pieces[-1]:
        gaps[-1] = (gaps[-1][0], "")
    mixtures = product(*gaps) if name and len(gaps) <= MOST_GAPS else _alike(gaps)
    yield text.replace("-", " ")
    for mixture in mixtures:
        form = "".join(piece + gap for piece, gap in zip(pieces, (*mixture, ""), strict=True))
        if form != text:
            yield form


def _alike(gaps: Sequence[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield the gaps written all in the same manner."""
    for number in range(max(map(len, gaps), default=0)):
        yield tuple(written[min(number, len(written) - 1)] for written in gaps)
