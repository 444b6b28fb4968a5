"""The dossier of an assessment on the terminal: rights, claims, price and landed cost."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from countermark.report.terminal import plain
from countermark.report.words import Words, load_words

Part = Mapping[str, Any]
INDENT = (0, 0, 0, 2)


def checks(dossier: Part, console: Console, *, lang: str, name: str) -> None:
    """Print what stands beside the assessment of one brand, in one language or in both."""
    words = load_words()["zh" if lang == "zh" else "en"]
    console.print(Text(f"{words['checks']}: {plain(name)}", "bold"))
    for heading, lines in _parts(dossier, words):
        console.print(Padding(Text(heading, "bold dim"), INDENT))
        for line in lines:
            languages = (lang,) if lang in line else tuple(line)
            for one in languages:
                console.print(Padding(Text(plain(line[one])), (0, 0, 0, 4)))


def _parts(dossier: Part, words: Words) -> Iterator[tuple[str, Sequence[Mapping[str, str]]]]:
    for one in dossier["rights"]:
        territory = one["territory"]
        state = words["rights.open" if one["open"] else "rights.stopped"]
        told = f" – {territory}: {state}" if territory else ""
        yield words["checks.rights"] + told, one["lines"]
    for one in dossier["claims"]:
        yield f"{words['checks.claims']} – {words['claims.' + one['answer']]}", one["lines"]
    for key in ("price", "landed"):
        yield words[f"checks.{key}"], dossier[key]["lines"]
