"""Contacts in a text: telephone, WeChat under its many spellings, WhatsApp, Telegram, QQ, e-mail …

A label says what follows; whatever follows is a handle only if it looks like one. Sure labels
need little more; loose ones (v, 微, q, wa) need a colon, a plus, or a handle with digits in it.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from countermark.text.contact_labels import LOOK_ALIKES, LOOSE, SURE, label_pattern
from countermark.text.mails import find_mails
from countermark.text.phones import HAN, HAN_DIGITS, find_phones, is_date, is_mobile, number_at
from countermark.text.plain import Plain, plain
from countermark.text.words import is_english

MOST = 200  # contacts in one text, and labels with nothing behind them for each: more are made
MOST_LABELS = 20_000  # to keep us busy
PHONE_DIGITS = 7
LEAST_HANDLE = 5
LEAST_WORD = 6  # letters of a handle without digits where nothing asks for one
FEWEST_GLUED = 6  # symbols of a handle glued to a label in the same letters

BY_NUMBER = frozenset({"phone", "qq"})
GLUED = frozenset({"vx", "wx", "+v", "加v", "+vx", "加vx", "wechat", "weixin", "whatsapp"})
PROSE = frozenset(  # words that follow a label and are no handle
    "pay payment group groups chat me us our official moments id store shop web app login account "
    "user users and or the for to my is contact add code qr only number channel video call "
    "business message msg dm now link bio com ios android mini program please pls available "
    "support service customer sales team please send text with via from you your this that here "
    "below above whatsapp wechat weixin telegram line viber instagram email phone tel mobile "
    "kakao wholesale".split()
)
_MARKED_LETTERS = {
    code: first
    for low, high in ((0xC0, 0x250), (0x1E00, 0x1F00))
    for code in range(low, high)
    if (first := unicodedata.normalize("NFD", chr(code))[0]).isascii()
}


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact: its kind, its handle in one form however written, and where the handle stands."""

    start: int
    end: int
    kind: str
    value: str


_SURE, _LOOSE = label_pattern(SURE), label_pattern(LOOSE)
_LETTERS = LOOK_ALIKES | {code: ord(first) for code, first in _MARKED_LETTERS.items()}
_IN_LETTERS = re.compile(f"[{re.escape(''.join(map(chr, _LETTERS)))}]")
_BETWEEN = re.compile(
    r"(?:\s{0,2}(?:同号|同步|同微信?|同[vq]|号码|群号|号|群|账号|帐号|是|加|搜索?|联系|聯繫|添加|咨询|諮詢|查[询詢]|洽[询詢]?"
    r"|[一二三四①②③1-4](?=\s?[:：])"
    r"|(?:id|number|no\.?|is|es|al|me|us|on|at)(?![a-z0-9_]))"
    r"|\s{0,2}[^\w\s。！!？?$¥€£<&%#'/]|\s?/(?![\w])){0,6}\s{0,3}"
)
_HANDLE = re.compile(r"[a-z0-9_][a-z0-9_.\-]{3,30}[a-z0-9_]")
_APART = re.compile(r"[a-z0-9_](?:[ .·][a-z0-9_]){4,30}(?![a-z0-9_])")
_IN_TWO = re.compile(r"[a-z]{1,8}[ \-_]?[0-9零〇一幺二三四五六七八九]{3,12}(?![a-z0-9_])")
_NEXT = re.compile(r"\s?(?:[/、,，|;；&]|或者?|和|or )\s?")
_LATIN, _LATIN_END = re.compile("[a-z0-9]"), re.compile("[a-z]$")
_AFTER_WORD = re.compile(r"\s?[a-z]")
_ADDRESSES = (
    ("whatsapp", re.compile(r"(?:wa\.me/|whatsapp\.com/send/?\?phone=)\+?(\d{7,15})")),
    ("telegram", re.compile(r"(?<![a-z0-9])(?:t|telegram)\.me/\+?([a-z0-9_]{4,32})")),
    ("wechat", re.compile(r"(?<![a-z0-9])(wxid_[a-z0-9]{6,30})")),
    ("whatsapp", re.compile(r"(?<![a-z])(wa\.me/(?:qr|message)/[a-z0-9]{6,20})")),
)
_ASKED_BY_NAME = re.compile(  # "order: @handle", without the name of the service
    (
        r"(?<![a-zа-я])(?:(?:заказ\w{0,4}|order|price|contact|manager|менеджер\w?)\s?[:：]"
        r"|(?:личку|лс|пиш\w{1,4}|dm|inbox)[:：]?)"
        r"[^@\n.]{0,12}@([a-z0-9_]{4,32})(?![a-z0-9@.])"
    ).translate(LOOK_ALIKES)
)
_IN_ADDRESSES = re.compile("me/|phone=|wxid_")
_IN_PHONES = re.compile(r"[\d一壹幺]")
_ASKS = re.compile(r"[:=：]")
_ASKS_LOOSELY = re.compile(r"[:=：@+加]")


def find_contacts(text: str) -> list[Contact]:
    """Return the contacts in a text, in order; `start` and `end` stand on the handle as written."""
    straight = plain(text)
    low = straight.text.lower()
    if not low.isascii() and _IN_LETTERS.search(low):
        low = low.translate(_LETTERS)
    if len(low) != len(straight.text):
        return []  # a letter grew in lower case; places would be wrong
    found: dict[int, Contact] = {}
    for contact in islice(_found(low), MOST):
        if not any(contact.start < one.end and one.start < contact.end for one in found.values()):
            found[contact.start] = contact
    return [_placed(found[start], straight) for start in sorted(found)]


def _placed(contact: Contact, straight: Plain) -> Contact:
    start, end = straight.span(contact.start, contact.end)
    return Contact(start, end, contact.kind, contact.value)


def _found(low: str) -> Iterator[Contact]:
    for kind, pattern in _ADDRESSES if _IN_ADDRESSES.search(low) else ():
        for address in pattern.finditer(low):
            yield Contact(address.start(1), address.end(1), kind, address[1])
    for account in _ASKED_BY_NAME.finditer(low) if "@" in low else ():
        yield Contact(account.start(1), account.end(1), "account", account[1])
    for mail in find_mails(low):
        yield Contact(mail.start, mail.end, "email", mail.address)
    yield from _labelled(low, _SURE, sure=True)
    yield from _labelled(low, _LOOSE, sure=False)
    for number in find_phones(low) if _IN_PHONES.search(low) else ():
        yield Contact(number.start, number.end, "phone", number.digits)


def _labelled(low: str, labels: re.Pattern[str], *, sure: bool) -> Iterator[Contact]:
    """Yield what follows labels; a label with nothing behind it may hide another one inside."""
    place = 0
    for _ in range(MOST_LABELS):
        label = labels.search(low, place)
        if label is None:
            return
        place = label.start() + 1
        for contact in _after(low, label, sure=sure):
            place = max(place, contact.end)
            yield contact


def _after(low: str, label: re.Match[str], *, sure: bool) -> Iterator[Contact]:
    """Yield what follows a label, and what follows that, if it looks like handles of its kind."""
    kind, place = label.lastgroup or "", label.end()
    if _LATIN_END.search(label[0]) and _LATIN.match(low, place):
        yield from _glued(low, label, kind)
        return
    gap = _BETWEEN.match(low, place)
    start = gap.end() if gap else place
    asks = _ASKS if sure else _ASKS_LOOSELY
    asked = asks.search(low, place if sure else max(0, label.start() - 1), start) is not None
    contact = _at(low, start, kind, sure=sure, asked=asked)
    while contact:
        yield contact
        following = _NEXT.match(low, contact.end)
        contact = _at(low, following.end(), kind, sure=False, asked=False) if following else None


def _glued(low: str, label: re.Match[str], kind: str) -> Iterator[Contact]:
    """Yield a handle glued to a label in Latin letters, where it cannot be the rest of a word."""
    number = number_at(low, label.end())
    if number and not _LATIN.match(low, number.end):
        yield Contact(number.start, number.end, kind, number.digits)
        return
    handle = _HANDLE.match(low, label.end())
    if handle and label[0] in GLUED and len(handle[0]) >= FEWEST_GLUED:
        word = re.match("[a-z]*", handle[0])
        if word and word[0] not in PROSE and sum(map(str.isdigit, handle[0])) > 1:
            yield Contact(handle.start(), handle.end(), kind, handle[0])


def _at(low: str, start: int, kind: str, *, sure: bool, asked: bool) -> Contact | None:
    """Return the handle that begins at a place after a label, or None."""
    if is_date(low, start):
        return None
    number, handle = number_at(low, start), _HANDLE.match(low, start)
    if number is not None and (handle is None or number.end >= handle.end()):
        if sure or asked or len(number.digits) >= PHONE_DIGITS:
            if kind == "account":
                kind = "phone" if is_mobile(number.digits) else kind
            return Contact(number.start, number.end, kind, number.digits)
        return None
    if kind in BY_NUMBER:
        return None
    if handle and _is_handle(low, handle, sure=sure, asked=asked):
        return Contact(start, handle.end(), kind, handle[0])
    return _written_apart(low, start, kind, asked=asked) if sure or asked else None


def _is_handle(low: str, handle: re.Match[str], *, sure: bool, asked: bool) -> bool:
    """Ask more of what follows a loose label, and of what looks like a word."""
    word = handle[0]
    if word in PROSE or word.startswith(("http", "www.")):
        return False
    marked = any(sign.isdigit() or sign == "_" for sign in word)
    if low[handle.start() - 1 : handle.start()] == "@":
        return True
    if not sure or marked:
        return marked and (sure or asked or len(word) >= LEAST_HANDLE)
    if asked:
        return len(word) >= LEAST_HANDLE
    alone = len(word) >= LEAST_WORD and not _AFTER_WORD.match(low, handle.end())
    return alone and not is_english(word)


def _written_apart(low: str, start: int, kind: str, *, asked: bool) -> Contact | None:
    """Return a handle whose symbols are set apart, or whose digits are: a b c 1 2 3, abc 1234."""
    apart = _APART.match(low, start) or (_IN_TWO.match(low, start) if asked else None)
    if apart is None or not re.search(rf"[0-9{HAN}]", apart[0]):
        return None
    handle = re.sub("[ .·]", "", apart[0]).translate(HAN_DIGITS)
    return Contact(start, apart.end(), kind, handle)
