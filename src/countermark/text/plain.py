"""A text in plain letters and digits: full-width, circled, styled and small ones put in order.

Every character becomes exactly one, and invisible ones are left out with their places kept, so
that whatever is found can be quoted from the original.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

FULL_WIDTH = 0xFF01
STYLED = (
    (0x00B2, 0x00BA),  # superscripts
    (0x1D00, 0x1D7F),  # small capitals
    (0x2070, 0x209F),  # super- and subscripts
    (0x2100, 0x214F),  # letter-like symbols
    (0x2160, 0x2180),  # Roman numerals
    (0x2460, 0x2500),  # circled, in brackets, with a full stop
    (0x2776, 0x2794),  # negative circled digits
    (FULL_WIDTH, 0xFF5F),
    (0x1D400, 0x1D800),  # mathematical
    (0x1F100, 0x1F200),  # squared letters and regional indicators
)
SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
ALPHABETS = {  # first code point of a run of 26 letters that have no plain form in Unicode
    0x249C: "a",  # in brackets
    0x1F110: "A",  # in brackets
    0x1F130: "A",  # squared
    0x1F150: "A",  # negative circled
    0x1F170: "A",  # negative squared
    0x1F1E6: "A",  # regional indicators, of which flags are made
}
OTHERS = {
    "￥": "¥",
    "﹩": "$",
    "﹢": "+",
    "➕": "+",
    "✚": "+",
    "╋": "+",
    "﹕": ":",
    "∶": ":",
    "İ": "I",
}

_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u20e3"
)
# Chinese punctuation (，：！？) is full width too, and common: alone it is no reason to translate.
_FULL_WIDTH = "＄＋－．／０-９＠Ａ-Ｚ＿ａ-ｚ"
_RANGES = "".join(f"{chr(low)}-{chr(high)}" for low, high in STYLED if low != FULL_WIDTH)
_NEEDS_ORDER = re.compile(f"[{_RANGES}{_FULL_WIDTH}{''.join(OTHERS)}ꜰꜱʙɢʜɪʟɴʀʏ]")
_HIDDEN = re.compile(f"[{_INVISIBLE}]")
_VISIBLE = re.compile(f"[^{_INVISIBLE}]+")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text in plain characters; `places` are their offsets in the original where they differ."""

    text: str
    places: tuple[int, ...] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the original of a run of plain characters."""
        if self.places is None:
            return start, end
        return self.places[start], self.places[end - 1] + 1


@lru_cache(maxsize=4)  # contacts and prices are looked for in one text after the other
def plain(text: str) -> Plain:
    """Write a text in plain characters, of the same case and with places in the original."""
    if text.isascii():
        return Plain(text)
    places = None
    if _HIDDEN.search(text):
        places = tuple(
            place for run in _VISIBLE.finditer(text) for place in range(run.start(), run.end())
        )
        text = _HIDDEN.sub("", text)
    if _NEEDS_ORDER.search(text):
        text = text.translate(_PLAIN)
    return Plain(text, places)


def _plain_character(character: str) -> str | None:
    """Return the one ASCII character that a styled one stands for, or None."""
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    same = unicodedata.normalize("NFKC", character)
    return same if len(same) == 1 and same.isascii() else None


def _table() -> dict[int, str]:
    table = {
        code: found
        for low, high in STYLED
        for code in range(low, high)
        if (found := _plain_character(chr(code)))
    }
    for first, letter in ALPHABETS.items():
        for step in range(26):
            table.setdefault(first + step, chr(ord(letter) + step))
    return table | {ord(key): value for key, value in (SMALL_CAPITALS | OTHERS).items()}


_PLAIN = _table()
