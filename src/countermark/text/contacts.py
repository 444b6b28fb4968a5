"""Contacts in a text: telephone, WeChat under its many spellings, WhatsApp, Telegram, QQ, e-mail …

A label says what follows; whatever follows is a handle only if it looks like one. Sure labels
need little more; loose ones (v, 微, q, wa) need a colon, a plus, or a handle with digits in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from countermark.text.phones import Number, find_phones, number_at
from countermark.text.plain import Plain, plain

MOST = 200  # contacts in one text: more are made to keep us busy
PHONE_DIGITS = 7
LEAST_HANDLE = 5

HEARTS = "信芯❤♥💓💕💖💗💘💙💚💛💜💞🧡🖤"
SURE = {
    "wechat": (
        *(first + second for first in "微薇徽徴微溦" for second in (*HEARTS, "x", "xin")),
        *("v" + second for second in (*HEARTS, "x", "xin", "♡")),
        "wechat", "weixin", "wei信", "weichat", "wechatt", "wechar", "wx", "we❤", "微我", "绿泡泡",
    ),
    "whatsapp": ("whatsapp", "whatsap", "whtsapp", "watsapp", "what'sapp", "whats'app",
                 "вотсап", "вотсапп", "ватсап", "ватсапп", "вацап", "uatsapp"),
    "telegram": ("telegram", "телеграм", "телеграмм", "电报", "纸飞机", "飞机号"),
    "qq": ("qq", "扣扣", "叩叩", "企鹅号", "企鹅", "蔻蔻", "球球号"),
    "phone": ("电话", "電話", "手机", "手機", "手机号", "联系电话", "热线", "тел", "телефон",
              "telephone", "phone", "mobile"),
    "line": ("lineid", "加line", "idline"),
    "kakao": ("kakao", "kakaotalk", "카톡", "카카오톡"),
}  # fmt: skip
LOOSE = {
    "wechat": ("微", "薇", "徽", "徴", "威信", "维信", "維信", "卫星", "衛星", "威芯", "v", "加我",
               "+我",
               "伽我", "➕我"),
    "whatsapp": ("wa", "wsp", "wapp", "wpp", "whats", "zap"),
    "telegram": ("tg", "тг", "飞机", "teleg", "телега"),
    "qq": ("q", "企鹅"),
    "phone": ("tel", "call", "ph", "mob", "cell", "电", "联系方式"),
    "line": ("line", "賴", "赖"),
    "instagram": ("ig", "ins", "insta", "instagram", "инстаграм", "инста"),
}  # fmt: skip
SPACED = {"wechat", "weixin", "whatsapp", "telegram", "lineid", "kakaotalk", "vx", "wx", "qq", "tg"}
BY_NUMBER = frozenset({"phone", "whatsapp", "qq"})
LOOK_ALIKES = str.maketrans("авеһіјкмнорстухѕԁԛԝαοιкѵ", "abehijkmhopctyxsdqwaoikv")
PROSE = frozenset(  # words that follow a label and are no handle
    "pay payment group groups chat me us our official moments id store shop web app login account "
    "user users and or the for to my is contact add code qr only number channel video call "
    "business "
    "message msg dm now link bio com ios android mini program please pls available support service "
    "customer sales team please send text with via from you your this that here below above "
    "whatsapp wechat weixin telegram line viber instagram email phone tel mobile kakao".split()
)


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact: its kind, its handle in one form however written, and where the handle stands."""

    start: int
    end: int
    kind: str
    value: str


def _labels(table: dict[str, tuple[str, ...]]) -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {
        label.translate(LOOK_ALIKES): kind for kind, labels in table.items() for label in labels
    }
    ordered = sorted(kinds, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, ordered))), kinds


_SURE, _SURE_KINDS = _labels(SURE)
_LOOSE, _LOOSE_KINDS = _labels(LOOSE)
_BETWEEN = re.compile(
    r"(?:\s{0,2}(?:同号|同步|号码|号|账号|是|加|搜索?|联系|(?:id|number|no\.?|is|es|me|us|on|at)(?![a-z0-9_])"
    r"|：|[:=;；→>)）】\]+@#,，.\-~\"“]|👉|👇|➡|\ufe0f)){0,6}\s{0,3}"
)
_HANDLE = re.compile(r"[a-z0-9_][a-z0-9_.\-]{3,30}[a-z0-9_]")
_SPACED = re.compile(r"(?<![a-z])(?:[a-z][ .]){2,9}[a-z](?![a-z])")
_DOMAINS = "com|net|org|cn|ru|co|io|me|info|de|fr|es|it|uk|hk|tw|shop|store|online|vip|top|xyz"
_MAIL = re.compile(
    rf"[a-z0-9._%+\-]{{1,64}}@(?:[a-z0-9\-]{{1,63}}\.){{1,3}}(?:{_DOMAINS})(?![a-z0-9])"
)
_SPELLED_MAIL = re.compile(
    r"[a-z0-9._%+\-]{1,64}\s?(?: at |\(at\)|\[at\])\s?[a-z0-9\-]{1,63}"
    rf"\s?(?: dot |\(dot\)|\[dot\])\s?(?:{_DOMAINS})(?![a-z0-9])"
)
_ADDRESSES = (
    ("whatsapp", re.compile(r"(?:wa\.me/|whatsapp\.com/send\?phone=)\+?(\d{7,15})")),
    ("telegram", re.compile(r"(?:t|telegram)\.me/\+?([a-z0-9_]{4,32})")),
)
_ASKS = re.compile(r"[:：=@+]")


def find_contacts(text: str) -> list[Contact]:
    """Return the contacts in a text, in order; `start` and `end` stand on the handle as written."""
    straight = plain(text)
    low = straight.text.lower().translate(LOOK_ALIKES)
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
    for kind, pattern in _ADDRESSES:
        for address in pattern.finditer(low):
            yield Contact(address.start(1), address.end(1), kind, address[1])
    for pattern in (_MAIL, _SPELLED_MAIL) if "@" in low or "at" in low else ():
        for mail in pattern.finditer(low):
            yield Contact(mail.start(), mail.end(), "email", _mail(mail[0]))
    yield from _labelled(low)
    for number in find_phones(low):
        yield Contact(number.start, number.end, "phone", number.digits)


def _mail(written: str) -> str:
    spelled = re.sub(r"\s?(?:\(at\)|\[at\]| at )\s?", "@", written)
    return re.sub(r"\s?(?:\(dot\)|\[dot\]| dot )\s?", ".", spelled).replace(" ", "")


def _labelled(low: str) -> Iterator[Contact]:
    for label in _SURE.finditer(low):
        if _free(low, label.start(), label.end()):
            yield from _after(low, label.end(), _SURE_KINDS[label[0]], sure=True)
    for spaced in _SPACED.finditer(low):
        name = re.sub(r"[ .]", "", spaced[0])
        if name in SPACED:
            yield from _after(low, spaced.end(), _SURE_KINDS.get(name, "wechat"), sure=True)
    for label in _LOOSE.finditer(low):
        if _free(low, label.start(), label.end()):
            yield from _after(low, label.end(), _LOOSE_KINDS[label[0]], sure=False)


def _free(low: str, start: int, end: int) -> bool:
    """Tell whether a label in Latin letters is no part of a longer word."""
    if not low[start].isascii():
        return True
    before, after = low[start - 1 : start], low[end : end + 1]
    latin = low[end - 1].isascii() and low[end - 1].isalpha()
    return not (before.isascii() and (before.isalnum() or before == "#")) and not (
        latin and after.isascii() and after.isalpha()
    )


def _after(low: str, place: int, kind: str, *, sure: bool) -> Iterator[Contact]:
    """Yield what follows a label, if it looks like a handle of its kind."""
    gap = _BETWEEN.match(low, place)
    start = gap.end() if gap else place
    asked = bool(_ASKS.search(low, max(0, place - 2), start))
    number = number_at(low, start)
    handle = _HANDLE.match(low, start)
    if number is not None and (handle is None or number.end >= handle.end()):
        if sure or asked or len(number.digits) >= PHONE_DIGITS:
            yield _numbered(low, number, kind)
    elif (
        handle is not None
        and kind not in {"phone", "qq"}
        and _is_handle(handle[0], sure=sure, asked=asked)
    ):
        yield Contact(start, handle.end(), kind, handle[0])


def _numbered(low: str, number: Number, kind: str) -> Contact:
    return Contact(number.start, number.end, kind, number.digits)


def _is_handle(handle: str, *, sure: bool, asked: bool) -> bool:
    """Ask more of what follows a loose label, and of what looks like a word."""
    if handle in PROSE or handle.startswith(("http", "www.")):
        return False
    marked = any(sign.isdigit() or sign == "_" for sign in handle)
    if sure:
        return marked or (asked and len(handle) >= LEAST_HANDLE)
    return marked and (asked or len(handle) >= LEAST_HANDLE)
