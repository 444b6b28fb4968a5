"""E-mail addresses in a text, also spelled out: name at gmail dot com, name (at) shop . com."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from countermark.text.words import is_english

LONGEST_NAME = 64
_NAME_BEFORE = re.compile(r"\s?([a-z0-9_%+\-][a-z0-9._%+\-]{0,63})")  # read backwards
_DOMAINS = (
    "com|net|org|cn|ru|co|io|me|info|de|fr|es|it|uk|hk|tw|shop|store|online|vip|top|xyz|ua|by|kz"
)
_HOSTS = (
    "gmail|qq|163|126|139|foxmail|outlook|hotmail|yahoo|icloud|proton|protonmail|mail|yandex|sina"
    "|gmx|live|aliyun|yeah|sohu|aol"
)
_DOT = r"\s?(?:\.|\(dot\)|\[dot\]|\{dot\}|点|。|(?<=\s)dot(?=\s)|\(\.\)|\[\.\])\s?"
_AT = re.compile(  # each way begins with its own symbol, which lets the search skip quickly
    r"@|\(at\)|\[at\]|\{at\}|\(a\)|\[a\]|at(?<=\sat)(?=\s)|艾特|#(?=qq\.|163\.|gmail\.)"
)
_DOMAIN = re.compile(
    rf"\s?((?:[a-z0-9\-]{{1,63}}(?:{_DOT})){{1,3}}(?:{_DOMAINS}))(?![a-z0-9])", re.IGNORECASE
)
_PLAIN_DOMAIN = re.compile(r"((?:[a-z0-9\-]{1,63}\.){1,3}[a-z]{2,12})(?![a-z0-9])")
_DOMAIN_SPELLED = re.compile(
    rf"\s?(?:{_HOSTS})(?:{_DOT})|\s?[a-z0-9\-]{{1,63}}\s?(?:[(\[]dot[)\]]|dot )"
)
_DOTS = re.compile(_DOT)


@dataclass(frozen=True, slots=True)
class Mail:
    """An address: where it stands, and how it reads when it is written in one."""

    start: int
    end: int
    address: str


def find_mails(low: str) -> Iterator[Mail]:
    """Find e-mail addresses in text in lower case."""
    for at in _AT.finditer(low):
        before = low[max(0, at.start() - LONGEST_NAME - 1) : at.start()]
        name = _NAME_BEFORE.match(before[::-1])
        domain = _DOMAIN.match(low, at.end())
        if domain is None and at[0] == "@":
            domain = _PLAIN_DOMAIN.match(low, at.end())
        if name and domain and _is_meant(low, at, name, domain):
            address = f"{name[1][::-1]}@{_DOTS.sub('.', domain[1])}"
            yield Mail(at.start() - name.end(), domain.end(), address)


def _is_meant(low: str, at: re.Match[str], name: re.Match[str], domain: re.Match[str]) -> bool:
    """Ask more of an address with blanks or words for its signs: look at shop.com is none."""
    if at[0] == "@" and not re.search(r"\s", name[0] + domain[0]):
        return True
    if at[0] == "at" and "." in domain[1] and is_english(name[1][::-1]):
        return False
    return bool(_DOMAIN_SPELLED.match(low, at.end()))
