"""Recall by disguise over Chinese words and names, and false alarms on ordinary sentences.

    python benchmarks/disguise_zh.py [--misses 10]

Three measurements: other people's machine-made disguises, with their own words as the patterns;
their disguises of single characters, written into the distinctive Chinese names of the register;
and our own ways of `disguises_han.py`. The first needs ../shared/data/evasion-zh, and the alarms
need other folders beside it; what is not there is skipped.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

from disguise_latin import DATA, Planted, alarms, report
from disguises_han import HAN_WAYS, Disguise

from countermark.assess import Kit, load_kit
from countermark.model import View
from countermark.register import Spelling
from countermark.text.fold import fold_text
from countermark.text.han import is_han_name
from countermark.text.match import Matcher, Pattern

EVASION = DATA / "evasion-zh"
SENTENCES = ("正品{} 加微信 abc123 工厂直销", "原厂{}尾单，支持验货", "一比一{} 同厂货源 看主页")
PLAIN = ("今天看到{}很喜欢", "又见{}了", "朋友送了{}给我")
VIEWS = list(View)
Rows = list[dict]


def rows_of(path: Path) -> Rows:
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def words_in_sentences(rows: Rows, misses: int) -> None:
    """Look for the words of the sentences in the disguised sentences, kind by kind."""
    words = sorted({word for row in rows for word in row["entities"] if len(word) > 1})
    number = {word: place for place, word in enumerate(words)}
    matcher = Matcher([Pattern(word, hidden=True) for word in words])
    print(f"\nother people's disguises of {len(words)} words")
    for kind in sorted({row["how"] for row in rows}):
        mine = [row for row in rows if row["how"] == kind]
        matches = matcher.scan([row["text"] for row in mine])
        found = set(zip(matches.row.tolist(), matches.pattern.tolist(), strict=True))
        wanted = [
            (place, word)
            for place, row in enumerate(mine)
            for word in row["entities"]
            if word in number
        ]
        missed = [(mine[p]["text"], w) for p, w in wanted if (p, number[w]) not in found]
        print(f"  {kind:18} {len(wanted):6}  recall {1 - len(missed) / len(wanted):.3f}")
        for text, word in missed[:misses]:
            print(f"    missed {word} in {text}")


def written_by_others(rows: Rows) -> dict[str, dict[str, list[str]]]:
    """Return what each character was written as, kind by kind, with repetition."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        clean, text = row["clean"], row["text"]
        steps = SequenceMatcher(None, clean, text, autojunk=False).get_opcodes()
        for step, first, last, begin, end in steps:
            size = last - first
            if step == "replace" and (size == end - begin or size == 1):
                parts = text[begin:end] if size > 1 else [text[begin:end]]
                for character, written in zip(clean[first:last], parts, strict=True):
                    found[row["how"]][character].append(written)
    return found


def by_others(kind: str, written: dict[str, list[str]]) -> Disguise:
    """Return the way of others to disguise a name, for names of whose characters most are known."""

    def way(name: str, rng: random.Random) -> str | None:
        known = [each in written for each in name]
        if sum(known) * 2 < len(name):
            return None
        pieces = [rng.choice(written[each]) if each in written else each for each in name]
        return "".join(pieces) if pieces != list(name) else None

    way.__name__ = kind
    return way


def planted(kit: Kit, ways: list[Disguise], sentences: tuple[str, ...]) -> Iterator[Planted]:
    for spelling in kit.register.spellings:
        if spelling.klass != "distinctive" or not is_han_name(fold_text(spelling.text)):
            continue
        name = fold_text(spelling.text)
        for way in ways:
            rng = random.Random(f"{name} {way.__name__}")  # noqa: S311
            written = way(name, rng)
            if written is not None:
                before, after = rng.choice(sentences).split("{}")
                start = len(before)
                end = start + len(written)
                yield Planted(before + written + after, spelling, start, end, way.__name__)


def names_met_by_chance(kit: Kit, name: str, texts: list[str], misses: int) -> None:
    """Count the texts in which a view of this module's kinds finds a name that is not written."""
    matches = kit.vocabulary.matcher.scan(texts)
    found: Counter[View] = Counter()
    shown: dict[View, list[str]] = defaultdict(list)
    columns = (matches.row, matches.start, matches.end, matches.pattern, matches.view)
    for row, start, end, pattern, view in zip(*(c.tolist() for c in columns), strict=True):
        if VIEWS[view] in {View.PINYIN, View.GLYPH, View.SPLIT}:
            found[VIEWS[view]] += 1
            entry = kit.vocabulary.entries[pattern]
            meant = entry.text if isinstance(entry, Spelling) else entry.phrase
            shown[VIEWS[view]].append(f"{texts[row][start:end]} = {meant}")
    counts = {view.value: count for view, count in found.items()}
    print(f"{name}: names met by chance in {len(texts)} texts: {counts}")
    for view, each in shown.items():
        print(*(f"    {view.value}: {one}" for one in each[:misses]), sep="\n", end="\n" * misses)


def titles() -> list[str]:
    """Return ordinary shop titles."""
    found = []
    for path in sorted((DATA / "zh-brand-ner").glob("*.train.*")):
        blocks = path.read_text(encoding="utf-8").split("\n\n")
        found += ["".join(line[:1] for line in block.splitlines()) for block in blocks if block]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=int, default=0, help="misses to show of each kind")
    misses = parser.parse_args().misses
    kit = load_kit()
    if EVASION.exists():
        rows = rows_of(EVASION / "toxibench.jsonl")
        words_in_sentences(rows, misses)
        others = written_by_others(rows)
        ways = [by_others(kind, others[kind]) for kind in ("homophone", "glyph", "split")]
        report(kit, "other people's beside a claim", list(planted(kit, ways, SENTENCES)), misses)
    else:
        print("evasion-zh: not here, skipped")
    report(kit, "our own beside a claim", list(planted(kit, [*HAN_WAYS], SENTENCES)), misses)
    report(kit, "our own, no claim", list(planted(kit, [*HAN_WAYS], PLAIN)), 0)
    if EVASION.exists():
        clean = rows_of(EVASION / "toxibench_clean_negatives.jsonl")
        names_met_by_chance(kit, "ordinary sentences", [row["text"] for row in clean], misses)
        posts = rows_of(EVASION / "c2tu_chsd.jsonl")
        names_met_by_chance(kit, "ordinary posts", [row["clean"] for row in posts], misses)
        names_met_by_chance(kit, "shop titles", titles(), misses)
    alarms(kit, "evasion-zh/toxibench_clean_negatives.jsonl", "text")
    alarms(kit, "evasion-zh/c2tu_chsd.jsonl", "clean")
    alarms(kit, "tiktok-organic/posts.jsonl", "description")


if __name__ == "__main__":
    main()
