"""Links and codes in a text: where a viewer is led, and what kind of service stands there.

A link needs no scheme where its host is one that we know. A code is what the
viewer is told to search for on another platform.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from countermark.rows import Row, check_dates, read_table

KINDS = frozenset(
    "marketplace link_hub album_host sheet agent messenger social shortener payment".split()
)
MOST = 200  # links in one text: more are made to keep us busy
OTHER = "other"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,62})"
_LINK = re.compile(
    rf"(?:h(?:tt|xx)ps?\s?:\s?//)?(?<![a-z0-9@._-])((?:{_LABEL}\.){{1,5}}[a-z]{{2,12}})"
    r"(?![a-z0-9@])((?::\d{1,5})?(?:/[^\s<>\"'，。、；！？）】一-鿿]{0,300})?)",
    re.IGNORECASE,
)
_TAIL = ".,;:!?)]}…"
_WORDS_OF_CODES = (
    r"search(?:\s+for)?(?:\s+(?:the\s+|this\s+)?(?:code|number|item|id|style))?|look\s+up|type(?:\s+in)?"
    r"|code|item\s*(?:no\.?|number|code|id)|style\s*(?:no\.?|code)|art(?:icle)?\.?\s*(?:no\.?|number)"
    r"|搜索?(?:编号|货号|代码)?|货号|款号|编号|暗号|口令|артикул|buscar?(?:\s+el\s+c[oó]digo)?|c[oó]digo"
)
_CODE = re.compile(
    rf"(?<![a-z])(?:{_WORDS_OF_CODES})\s?[:：#＃\"“]?\s?((?=[a-z-]{{0,6}}\d)[a-z0-9][a-z0-9-]{{2,17}})(?![a-z0-9%.:/])",
    re.IGNORECASE,
)
_PASSWORD = re.compile(r"[￥¥₤€$（(]([A-Za-z0-9]{8,14})[￥¥₤€$）)]")
_DIGIT = re.compile(r"\d")
_NEAR = 40  # characters after a code in which the platform may be named
_YEARS = re.compile(r"(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Link:
    """A link where it stands, its host, and the kind of service behind it."""

    start: int
    end: int
    url: str
    host: str
    kind: str


@dataclass(frozen=True, slots=True)
class Code:
    """What the viewer is told to search for, and the platform named for it, if any."""

    start: int
    end: int
    value: str
    platform: str | None


@dataclass(frozen=True, slots=True)
class Platform:
    """A host, the platform behind it, its kind, and the names by which posts call it."""

    id: str
    host: str
    kind: str
    names: tuple[str, ...]


@cache
def platforms() -> dict[str, Platform]:
    """Read the platforms by host."""

    def make(row: Row) -> Platform:
        check_dates(row)
        return Platform(
            row["platform"], row["host"], row.one_of("kind", KINDS), names=row.parts("names")
        )

    columns = ("platform", "host", "kind", "names", "source", "checked")
    rows = read_table("platforms.csv", columns, make, key=lambda made: made.host)
    return {row.host: row for row in rows}


def platform_of(address: str) -> tuple[str, str] | None:
    """Return the platform and the kind behind an address or a host; None where it is unknown."""
    host = re.sub(r"^[a-z]+://", "", address.strip().lower()).split("/", 1)[0].split(":")[0]
    parts = host.rsplit("@", 1)[-1].split(".")
    known = platforms()
    for start in range(len(parts) - 1):
        if found := known.get(".".join(parts[start:])):
            return found.id, found.kind
    return None


def find_links(text: str) -> list[Link]:
    """Return the links in a text, with or without a scheme."""
    if "." not in text:
        return []
    return list(islice(_links(text), MOST))


def _links(text: str) -> Iterator[Link]:
    for found in _LINK.finditer(text):
        host, rest = found[1].lower(), found[2].rstrip(_TAIL)
        platform = platform_of(host)
        sure = platform is not None or found[0].lower().startswith(("http", "hxxp"))
        if not sure and not (rest.startswith("/") or host.startswith("www.")):
            continue
        end = found.end(2) - (len(found[2]) - len(rest))
        kind = platform[1] if platform else OTHER
        yield Link(found.start(), end, text[found.start() : end], host, kind)


def find_codes(text: str) -> list[Code]:
    """Return the codes that a text tells its viewer to search for."""
    if not _DIGIT.search(text):
        return []
    return list(islice(_codes(text), MOST))


def _codes(text: str) -> Iterator[Code]:
    for found in _CODE.finditer(text):
        platform = _named(text[max(0, found.start() - _NEAR) : found.end() + _NEAR].lower())
        if platform is None and _YEARS.match(found[1]):
            continue
        yield Code(found.start(1), found.end(1), found[1], platform)
    for found in _PASSWORD.finditer(text):
        if any(map(str.isdigit, found[1])) and any(map(str.isalpha, found[1])):
            yield Code(found.start(), found.end(), found[1], "taobao")


def _named(around: str) -> str | None:
    for platform in platforms().values():
        if any(name in around for name in platform.names):
            return platform.id
    return None
