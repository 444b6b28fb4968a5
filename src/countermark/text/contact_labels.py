"""What stands before a contact and says of which kind it is: the many names of WeChat, and others.

A label is an expression in which a blank stands for what sellers put between its letters. A sure
label needs little more to make a handle; a loose one means other things too, and needs a digit.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

HEARTS = "❤♥♡💓💕💖💗💘💙💚💛💜💞💟💝💌🧡🖤🤍🤎🩷🩵✉"
FIRST = "微薇徽徴微溦"
SECOND = f"(?:xin|[信芯心x{HEARTS}]|亻 言)"
BETWEEN_LETTERS = r"[ .·・•\-_*/|~+、]{0,2}"
NOT_WITHIN_A_WORD = "(?<![a-z0-9#][a-z])"

SURE = {
    "wechat": (
        f"[{FIRST}] {SECOND}", f"v {SECOND}", f"威 (?:[{HEARTS}x]|亻言)", f"wei {SECOND}",
        r"w(?!e\schat) e c h a t+", "w e i x i n", "wei ?chat", "wechar", "w x", "we❤", "微我",
        "绿泡泡", "綠泡泡", "绿色软件",
        f"[{HEARTS}] 信", "[加+] 绿色", f"[加+伽嘉佳] [v{FIRST}威](?: {SECOND})?",
    ),
    "whatsapp": (
        "w h a t s a p p", "what'?s?'? app", "wh?at?sapp?", "w/a", "вотс апп?", "ватс апп?",
        "вацап", "uatsapp", "zapzap",
    ),
    "telegram": ("t e l e g r a m", "телеграмм?", "电报", "電報", "纸飞机", "紙飛機", "飞机号"),
    "qq": ("q q", "[扣叩抠][扣叩抠]", "企鹅号?", "蔻蔻", "球球号?", "[加+] [q扣]", "q群", "🐧"),
    "phone": (
        "电话号?码?", "電話", "手机号?码?", "手機", "热线", "熱線", "тел", "телефон", "telephone",
        "phone", "mobile", "[☎📞📱📲]",
    ),
    "line": ("line id", "[加+]line", "idline"),
    "kakao": ("kakao(?: talk)?", "카톡", "카카오톡"),
    "viber": ("viber", "ва[йи]бер"),
    "zalo": ("zalo",),
    "skype": ("skype",),
}  # fmt: skip
LOOSE = {
    "wechat": (
        "[微薇徽徴微威]", "[威维維危为胃味喂唯畏] 信", "[卫衛]星", "🛰", "[加+伽]我", "vv?x?",
        "we chat", f"[加+] [绿綠{HEARTS}]", f"√(?: {SECOND})?",
    ),
    "whatsapp": ("w a", "wsa?p", "wapp", "wpp", "whats", "zap"),
    "telegram": ("t g", "тг", "飞机", "✈", "tele", "teleg", "телега"),
    "qq": ("q",),
    "phone": ("tel", "call", "text", "sms", "ph", "mob", "cell", "电"),
    "account": ("联系方式", "联系我?", "聯繫我?"),
    "line": ("line", "賴", "赖"),
    "signal": ("signal",),
    "instagram": ("ig", "ins", "insta(?:gram)?", "инста(?:грам)?"),
    "snapchat": ("snap(?:chat)?",),
}  # fmt: skip
LOOK_ALIKES = str.maketrans("авеһіјкмнорстухѕԁԛԝαοιкѵωѡ∨ⱱ", "abehijkmhopctyxsdqwaoikvwwvv")


def label_pattern(table: dict[str, tuple[str, ...]]) -> re.Pattern[str]:
    """Build one expression of all labels; the name of the group that matches is the kind.

    It begins with one class of all first symbols, which lets the search skip ordinary text quickly.
    """
    kinds = {kind: _by_first(labels) for kind, labels in table.items()}
    first = "".join(sorted(set("".join(first for rests in kinds.values() for first in rests))))
    groups = (f"(?P<{kind}>{'|'.join(_written(rests))})" for kind, rests in kinds.items())
    return re.compile(f"[{re.escape(first)}]{NOT_WITHIN_A_WORD}(?:{'|'.join(groups)})")


def _by_first(labels: Sequence[str]) -> dict[str, list[str]]:
    """Sort the rests of labels by the symbols of which one comes first."""
    rests: dict[str, list[str]] = defaultdict(list)
    for label in sorted(labels, key=len, reverse=True):
        plain = label.translate(LOOK_ALIKES).replace(" ", BETWEEN_LETTERS)
        first, rest = plain[1:].split("]", 1) if plain[0] == "[" else (plain[0], plain[1:])
        rests[first].append(rest)
    return rests


def _written(rests: dict[str, list[str]]) -> Iterator[str]:
    for first, behind in rests.items():
        yield f"(?<=[{re.escape(first)}])(?:{'|'.join(behind)})"
