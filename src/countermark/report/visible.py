"""Untrusted text made safe to show: what would act on a terminal or turn a line around is named."""

import unicodedata

ACTING = frozenset({"Cc", "Cf", "Cs", "Co"})
KEPT = frozenset("\u200d\ufe0f")  # emoji are joined and coloured by these
SPACES = frozenset("\n\t\r")


def visible(text: str) -> str:
    """Return a text in which control, invisible and turning characters are named."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(sign: str) -> str:
    if sign in SPACES:
        return " "
    if sign in KEPT or unicodedata.category(sign) not in ACTING:
        return sign
    return f"‹U+{ord(sign):04X}›"
