"""The brand's name is written so that a search for it would miss it."""

from collections.abc import Iterator

from countermark.model import Signal, View
from countermark.reading.document import Document, Mention
from countermark.register import Register
from countermark.text.disguise import disguises

PLAIN_VIEWS = frozenset({View.BASE, View.LEET})
ALIKE = frozenset({"homophone", "look_alike_characters", "split_characters"})
SHORT = 2  # characters of a name that others sound or look like by chance
BY_CHANCE = 0.5
STRENGTHS = {  # honest hands slip too: a typo alone says little
    "typo": 0.2,
    "doubled": 0.3,
    "full_width": 0.3,
    "mathematical": 0.5,
    "pinyin_letters": 0.3,
    "homophone": 0.45,  # everyday words spell a name by chance; beside an offer it adds up
    "look_alike_characters": 0.45,
    "other_script": 0.0,
}

IN_CHINESE = {
    "diacritics": "加变音符号",
    "doubled": "字母重复",
    "emoji": "表情符号代字",
    "flag_letters": "旗帜字母",
    "full_width": "全角字母",
    "homophone": "同音字",
    "leet": "符号代字母",
    "look_alike_characters": "形近字",
    "look_alike_letters": "形近字母",
    "masked": "遮住一字",
    "mathematical": "花体字母",
    "other_script": "其他文字",
    "pinyin_letters": "拼音",
    "separated": "用符号隔开",
    "spaced": "用空格隔开",
    "split_characters": "拆字",
    "typo": "拼写有误",
    "zero_width": "零宽字符",
}


def detect(document: Document, register: Register) -> Iterator[Signal]:
    """Yield one signal a brand whose name is disguised, saying how."""
    for brand, mentions in document.by_brand().items():
        own = register.brands[brand].name.casefold()
        hidden = {mention: _how(document, mention, own) for mention in mentions}
        codes = sorted({code for how in hidden.values() for code in how})
        told = ((code, mention) for mention, how in hidden.items() for code in how)
        strength = max((_strength(code, mention) for code, mention in told), default=0.0)
        if strength > 0:
            places = [mention.place for mention, how in hidden.items() if how]
            yield Signal(
                "evasive_spelling",
                strength,
                brand,
                spans=document.spans(places),
                note=", ".join(code.replace("_", " ") for code in codes),
                note_zh="、".join(IN_CHINESE[code] for code in codes),
            )


def _strength(code: str, mention: Mention) -> float:
    strength = STRENGTHS.get(code, 1.0)
    by_chance = code in ALIKE and len(mention.spelling.text) <= SHORT
    return strength * BY_CHANCE if by_chance else strength


def _how(document: Document, mention: Mention, own: str) -> tuple[str, ...]:
    quote = document.quote(mention.place)
    if quote == mention.spelling.text and mention.view in PLAIN_VIEWS:
        return ()
    if quote.casefold() in own and _plainly(quote) == _plainly(own):
        return ()  # Arc'teryx, TP-Link, Sézane: the brand itself writes it so
    if _plainly(quote) == _plainly(mention.spelling.text) and mention.view in PLAIN_VIEWS:
        return ()  # case, accents and one name in one word are nobody's disguise
    return disguises(quote, mention.spelling.text, mention.view)


def _plainly(text: str) -> str:
    """Return the letters and digits of a text as they stand, whatever their case."""
    return "".join(filter(str.isalnum, text)).casefold()
