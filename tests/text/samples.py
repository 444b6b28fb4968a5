"""What the tests of the text modules share: texts like those of sellers, and what a view finds."""

from hypothesis import strategies as st

from countermark.model import View

PIECES = (
    "微信 薇信 V❤ vx: wx WeChat whatsapp: tg:@ QQ群 ➕V ☎ 同号 abc_123 goodbags 13800001111 "
    "1️⃣3️⃣8️⃣ 一三 幺 www. .com https:// t.me/ wa.me/ @ at dot gmail 搜 code 8817 ¥ ￥ $ € US$ "
    "1.299,00 12万 1.2w 三百八 块 元 руб ₽ - – , . : ： \u200b \ufe0f \u20e3 🇬🇺🇨 Ｇ ½ ﬁ ß İ "
    "ŉ 香奈兒 Ĝ ё 한 が"
).split(" ")
texts = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(max_size=4), st.sampled_from([" ", "", "\n"])),
    max_size=14,
).map("".join)

LONG = 250_000  # symbols of one text: what grows with their square takes minutes
SECONDS = 2
HOSTILE = ("1 ", "v", "http://", "微信", "a@")  # what a million symbols may be made of


def seen_in(view, names, matcher, text, **more):
    """Return what one view finds in a text: each quote with the name that it stands for."""
    matches = matcher.scan([text], **more)
    columns = (matches.start, matches.end, matches.pattern, matches.view)
    return [
        (text[start:end], names[pattern])
        for start, end, pattern, number in zip(*columns, strict=True)
        if number == list(View).index(view) and pattern < len(names)
    ]
