"""Where an item says that the goods are made, and which goods it speaks of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from countermark.lexicon import load_products
from countermark.reading.document import Document, Place
from countermark.text.automaton import Automaton
from countermark.text.boundary import classes_of, in_word
from countermark.text.fold import Folded, fold
from countermark.text.locations import Location, by_chinese, by_english

REACH = 60  # symbols around a place that tell what is said of it
LIKELY = re.compile(
    "made|manufactur|produc|craft|sewn|stitch|assembl|factor|workshop|plant|oem"
    "|厂|廠|产|產|制造|製造|代工|加工|源头|源頭",
    re.IGNORECASE,
).search
MADE = (
    r"(?:made|manufactured|produced|crafted|handmade|sewn|stitched|assembled)(?: [a-z']+){0,5}"
    r"|(?:factory|factories|workshops?|plants?|manufacturers?|makers?|oem)(?: [a-z]+){0,3}"
)
BEFORE = re.compile(
    rf"(?:{MADE}) (?:in|at|from)(?: [a-z']+,?){{0,4}} $"
    r"|(?:产地|产自|产于|厂在|厂位于|来自|源自)[:是为在于]{0,2}[\u4e00-\u9fff]{0,4}$"
).search
DENIED = re.compile(
    r"(?:not|never|n't|isnt|arent|without)(?: [a-z]+){0,6} $|(?:不是|并非|不在|没有|非)$"
).search
STOP = r"(?!(?:our|the|my|your|this|same|no|not|and|but|we) )"
AFTER = re.compile(
    rf"(?: {STOP}[a-z]+){{0,2}}"
    r" (?:factory|factories|workshops?|manufacturers?|makers?|oem)(?![a-z])"
    r"|[省市区县镇]?(?P<between>[\u4e00-\u9fff]{0,6}?)(?:工厂|代工|生产|制造|加工|厂家|货源|厂|产(?!品))"
).match
MATERIAL = re.compile("进口|皮料|面料|设计|专柜|代购|牛皮|头层")


@dataclass(frozen=True, slots=True)
class Origin:
    """A place where the goods are said to be made, and where that stands."""

    location: Location
    place: Place


def origins_in(document: Document) -> tuple[Origin, ...]:
    """Return the places where an item says that its goods are made."""
    texts = [passage.text for passage in document.passages]
    if not any(map(LIKELY, texts)):
        return ()
    folded = fold(texts)
    return tuple(_origins(document, folded))


def _origins(document: Document, folded: Folded) -> Iterator[Origin]:
    text, names = folded.text(), _names()
    for start, end, number in _words(folded, _places()):
        before = text[max(start - REACH, 0) : start].rpartition("\n")[2]
        after = text[end : end + REACH].partition("\n")[0]
        place = _place(folded, start, end)
        if _says_made(before, after) and not _names_a_brand(document, place):
            yield Origin(names[number][1], place)


def _says_made(before: str, after: str) -> bool:
    if DENIED(before):
        return False
    follows = AFTER(after)
    between = follows["between"] if follows else None
    if follows and not (between and MATERIAL.search(between)):
        return True
    return BEFORE(before) is not None


def _names_a_brand(document: Document, place: Place) -> bool:
    """Tell whether a brand's name follows at once: in 法国爱马仕工厂 the place is the brand's."""
    return any(
        mention.place.passage == place.passage and 0 <= mention.place.start - place.end <= 1
        for mention in document.mentions
    )


def goods_in(document: Document, brand: str) -> frozenset[str]:
    """Return the product types of which an item speaks, in words or by a brand's models."""
    mentions = document.by_brand().get(brand, ())
    models = [one.spelling for one in mentions if one.spelling.kind in ("line", "model")]
    folded = fold([passage.text for passage in document.passages])
    types = _types()
    named = {types[number] for _, _, number in _words(folded, _products())}
    return frozenset(named).union(*(spelling.opens for spelling in models))


def _words(folded: Folded, automaton: Automaton) -> Iterator[tuple[int, int, int]]:
    """Yield the whole words that an automaton finds, of those at one place the longest."""
    starts, ends, numbers = automaton.find(folded.codes.tobytes())
    kept = starts % folded.codes.itemsize == 0
    starts, ends = starts[kept] // folded.codes.itemsize, ends[kept] // folded.codes.itemsize
    word = in_word(classes_of(np.append(folded.codes, 0)))
    free = ~(word[starts - 1] & word[starts]) & ~(word[ends - 1] & word[ends])
    found = sorted(zip(starts[free], -ends[free], numbers[kept][free], strict=True))
    last = 0
    for start, end, number in found:
        if start >= last:
            last = -int(end)
            yield int(start), last, int(number)


def _place(folded: Folded, start: int, end: int) -> Place:
    first, last = int(folded.origin[start]), int(folded.origin[end - 1]) + 1
    passage = int(np.searchsorted(folded.starts, first, side="right")) - 1
    offset = int(folded.starts[passage])
    return Place(passage, first - offset, last - offset)


@cache
def _names() -> Sequence[tuple[str, Location]]:
    return [*by_english().items(), *by_chinese().items()]


@cache
def _places() -> Automaton:
    return _automaton([name for name, _ in _names()])


@cache
def _types() -> Sequence[str]:
    return [word.type for word in load_products()]


@cache
def _products() -> Automaton:
    return _automaton([word.phrase for word in load_products()])


def _automaton(words: Sequence[str]) -> Automaton:
    folded = fold(words).text().split("\n")[1:-1]
    return Automaton([word.encode("utf-32-le") for word in folded])
