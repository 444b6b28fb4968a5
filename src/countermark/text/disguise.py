"""How a written form differs from the spelling that it stands for, as stable codes.

Case, traditional characters, a hashtag, a plain hyphen or space are no disguise and have no code.
"""

import unicodedata
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import groupby

from countermark.model import View
from countermark.text.fold import fold_text

FULL_WIDTH = range(0xFF01, 0xFF5F)
FLAG_LETTERS = range(0x1F1E6, 0x1F200)
STYLED = (  # letters drawn bold, in script, in circles, in boxes
    range(0x2100, 0x2150),
    range(0x249C, 0x24EA),
    range(0x1D400, 0x1D800),
    range(0x1F110, 0x1F1AD),
)
EMOJI = (range(0x2600, 0x27C0), range(0x1F300, 0x1FB00), range(0x2B00, 0x2C00))
HAN = range(0x3400, 0x2FA20)
ODD_LATIN = "LATIN of odd shape"
PLAIN_DOTS = "·・･‧"  # between the parts of a foreign name in Chinese


def disguises(quote: str, spelling: str, view: View) -> tuple[str, ...]:
    """Return the codes of the ways in which a written form is disguised; none if it is plain."""
    codes = [code for code, seen in _IN_SYMBOLS.items() if seen(quote, spelling)]
    return (*codes, *(_BY_VIEW[view](quote, spelling) if view in _BY_VIEW else ()))


def _any_in(*blocks: range) -> Callable[[str, str], bool]:
    def seen(quote: str, spelling: str) -> bool:
        odd = set(quote) - set(spelling)
        return any(ord(symbol) in block for symbol in odd for block in blocks)

    return seen


def _has_invisible(quote: str, spelling: str) -> bool:
    return any(_is_invisible(symbol) for symbol in quote)


def _is_invisible(symbol: str) -> bool:
    return unicodedata.category(symbol) in {"Cf", "Cc"} and not symbol.isspace()


def _has_marks(quote: str, spelling: str) -> bool:
    """Tell whether letters carry marks that the spelling has not."""
    return bool(_marks(quote) - _marks(spelling)) and not _marks(spelling)


def _marks(text: str) -> set[str]:
    return {
        part
        for part in unicodedata.normalize("NFD", text)
        if unicodedata.category(part) == "Mn" and unicodedata.combining(part)
    }


def _has_look_alikes(quote: str, spelling: str) -> bool:
    words = _scripts(quote, spelling)
    return any(len(scripts) > 1 or ODD_LATIN in scripts for scripts in words)


def _is_other_script(quote: str, spelling: str) -> bool:
    words = list(_scripts(quote, spelling))
    return any(words) and all(
        len(scripts) == 1 and not scripts & {"LATIN", ODD_LATIN} for scripts in words
    )


def _scripts(quote: str, spelling: str) -> Iterator[set[str]]:
    """Yield the scripts of each word of a quote whose letters stand for Latin ones."""
    if not _is_latin(spelling):
        return
    for word, symbols in groupby(quote, str.isalpha):
        if word:
            found = {_script(symbol) for symbol in symbols}
            yield found - {"", "CJK"}


@lru_cache(maxsize=4096)
def _is_latin(spelling: str) -> bool:
    return any(symbol.isascii() and symbol.isalpha() for symbol in fold_text(spelling))


@lru_cache(maxsize=4096)
def _script(symbol: str) -> str:
    """Return the script of a letter; a Latin letter of odd shape is a script of its own."""
    plain = unicodedata.normalize("NFKD", symbol)[0].isascii()
    if plain or not fold_text(symbol).isascii():
        return "LATIN" if plain else ""
    name = unicodedata.name(symbol, " ").split()
    return ODD_LATIN if name[0] == "LATIN" else name[0]


def _squeezed(quote: str, spelling: str) -> Iterator[str]:
    gaps = [symbol for symbol in quote if not symbol.isalnum() and symbol not in spelling]
    if any(symbol.isspace() for symbol in gaps):
        yield "spaced"
    han = any(ord(symbol) in HAN for symbol in quote)
    signs = [symbol for symbol in gaps if not symbol.isspace() and not _is_invisible(symbol)]
    if any(not (han and symbol in PLAIN_DOTS) for symbol in signs):
        yield "separated"


def _pinyin(quote: str, spelling: str) -> Iterator[str]:
    yield "homophone" if any(ord(symbol) in HAN for symbol in quote) else "pinyin_letters"


def _fuzzy(quote: str, spelling: str) -> Iterator[str]:
    """Tell a masked letter, a doubled one and any other slip apart."""
    written, meant = fold_text(quote), fold_text(spelling)
    han = any(ord(symbol) in HAN for symbol in meant)
    masks = (symbol for symbol in quote if not (symbol.isalnum() or symbol.isspace()))
    if any(masks) or (han and any(symbol.isascii() for symbol in written)):
        yield "masked"
    elif len(written) > len(_undoubled(written)) and _undoubled(written) in _undoubled(meant):
        yield "doubled"
    else:
        yield "typo"


def _undoubled(text: str) -> str:
    return "".join(symbol for symbol, _ in groupby(text))


_IN_SYMBOLS: dict[str, Callable[[str, str], bool]] = {
    "full_width": _any_in(FULL_WIDTH),
    "mathematical": _any_in(*STYLED),
    "flag_letters": _any_in(FLAG_LETTERS),
    "emoji": _any_in(*EMOJI),
    "zero_width": _has_invisible,
    "diacritics": _has_marks,
    "look_alike_letters": _has_look_alikes,
    "other_script": _is_other_script,
}
_BY_VIEW: dict[View, Callable[[str, str], Iterator[str]]] = {
    View.LEET: lambda quote, spelling: iter(("leet",)),
    View.SQUEEZED: _squeezed,
    View.PINYIN: _pinyin,
    View.GLYPH: lambda quote, spelling: iter(("look_alike_characters",)),
    View.SPLIT: lambda quote, spelling: iter(("split_characters",)),
    View.FUZZY: _fuzzy,
}
