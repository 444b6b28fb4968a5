"""Who says to be the maker: the seller's name, and the names of companies in the text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from countermark.model import Passage
from countermark.reading.document import Document, Place
from countermark.text.companies import parse

MOST_NAMES = 6
LONGEST = 20_000  # characters of a passage that are searched for names
NAME = r"[\u4e00-\u9fff（）()·]"
# A factory counts as a name only where its trade stands in it: 代工厂 and 原厂 are no names.
CHINESE = re.compile(
    rf"{NAME}{{2,24}}?(?P<formal>有限责任公司|有限責任公司|股份有限公司|有限公司|集团公司|集團公司)"
    rf"|{NAME}{{2,16}}?(?:制衣|製衣|服装|服裝|服饰|服飾|皮具|皮革|手袋|箱包|鞋|玩具|五金|电子|電子|表|"
    r"錶|眼镜|眼鏡|针织|針織|毛衫|塑胶|塑膠|家具|陶瓷|化妆品|化妝品|制品|製品)(?:厂|廠)"
)
BEFORE = re.compile("是|叫|由|在|名为|我们|我們|我司|本厂|本公司|这家|這家|公司|工厂|工廠")
SHORTEST = 4  # characters of a Chinese name with its kind of company
LEADS = re.compile(r"(?:OEM|ODM|[Ff]actory|[Ss]upplier|[Mm]anufacturer|[Mm]aker|[Oo]riginal)[ ,]+")
WORD = r"(?:[A-Z][\w&'’.-]{0,40}|\([A-Z][\w ]*\)|&|and|of)"
LATIN = re.compile(
    rf"(?<![A-Za-z0-9]){WORD}(?:,? {WORD}){{0,8}}?,? ?"
    r"(?P<formal>Co[., ]{1,3}L(?:td|imited|TD|IMITED)|CO[., ]{1,3}LTD|Company Limited|Limited"
    r"|LIMITED|Ltd|LTD|L\.?L\.?C|Inc(?![a-z])|INC(?![A-Z])|GmbH|S\.?p\.?A|S\.?r\.?l|Corporation)"
    r"(?![A-Za-z])"
)


@dataclass(frozen=True, slots=True)
class Maker:
    """A name under which somebody may stand on a supplier list.

    `formal` says that it is a company's whole name: only of such is it said that it is on no list.
    """

    name: str
    formal: bool
    place: Place


def makers_in(document: Document) -> tuple[Maker, ...]:
    """Return the names that an item gives for the maker, the seller's own first."""
    found: dict[str, Maker] = {}
    for number, passage in sorted(enumerate(document.passages), key=_sellers_first):
        if passage.field == "seller.name":
            named: Iterable[Maker] = _seller(number, passage)
        elif passage.field == "seller.handle":
            continue
        else:
            brands = [each.place.end for each in document.mentions if each.place.passage == number]
            named = _named(number, passage, brands)
        for maker in named:
            found.setdefault(maker.name, maker)
    return tuple(found.values())[:MOST_NAMES]


def _sellers_first(numbered: tuple[int, Passage]) -> bool:
    return numbered[1].field != "seller.name"


def _seller(number: int, passage: Passage) -> Iterator[Maker]:
    if _has_core(passage.text):
        place = Place(number, 0, len(passage.text))
        yield Maker(passage.text, formal=_formal(passage.text), place=place)


def _formal(text: str) -> bool:
    return any(
        match and match["formal"]
        for match in (CHINESE.search(text, 0, LONGEST), LATIN.search(text, 0, LONGEST))
    )


def _named(number: int, passage: Passage, brands: Sequence[int]) -> Iterator[Maker]:
    """Yield the names in a passage; `brands` is where names of brands end in it."""
    for pattern, starts in ((CHINESE, _after_chinese), (LATIN, _after_latin)):
        for match in pattern.finditer(passage.text, 0, LONGEST):
            first = max((end for end in brands if match.start() < end < match.end()), default=0)
            for start in starts(match, max(first, match.start())):
                name = passage.text[start : match.end()].lstrip(" ,")
                if _has_core(name):
                    place = Place(number, match.end() - len(name), match.end())
                    yield Maker(name, formal=bool(match["formal"]), place=place)
                    break


def _after_chinese(match: "re.Match[str]", first: int) -> Iterator[int]:
    """Yield where the name may begin after the words that lead to it: 我们是东莞市…"""
    ends = [found.end() for found in BEFORE.finditer(match.string, first, match.end() - SHORTEST)]
    yield max(ends, default=first)


def _after_latin(match: "re.Match[str]", first: int) -> Iterator[int]:
    """Yield where the name may begin: after the last word that leads to it, else at the start."""
    ends = [found.end() for found in LEADS.finditer(match.string, first, match.end())]
    yield from (*reversed(ends), first)


def _has_core(name: str) -> bool:
    company = parse(name)
    return len(company.han) > 1 or bool(company.words)
