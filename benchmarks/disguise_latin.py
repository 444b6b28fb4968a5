"""Recall by disguise over the Latin names of the register, and false alarms on ordinary posts.

    python benchmarks/disguise_latin.py [--misses 10]

Every distinctive Latin spelling is written in every way of `disguises.py` into a short English or
Chinese sentence, with and without a claim beside it; slips count only beside a claim. The matcher
must find the brand on the disguised words, and the whole screening must name it. The disguises are
ours, so the figures are an upper bound.
"""

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from disguises import SLIPS, SURE, Disguise

from countermark.assess import Kit, load_kit
from countermark.batch import screen_items
from countermark.model import Item
from countermark.register import Spelling
from countermark.text.fold import fold_text

DATA = Path(__file__).parents[2] / "shared" / "data"
BATCH = 2000
PLAIN = (
    "look at this {} i saw today",
    "my sister wears {} all the time",
    "今天看到 {} 很喜欢",
    "又见{}了",
)
CUED = (
    "same factory as {} , whatsapp me to order",
    "{} 1:1 quality from the factory",
    "原厂尾单 {} 现货",
    "工厂直销{} 加微信",
)


@dataclass(frozen=True, slots=True)
class Planted:
    """A text, the spelling that stands in it in disguise, and where."""

    text: str
    spelling: Spelling
    start: int
    end: int
    kind: str


def planted(kit: Kit, ways: Sequence[Disguise], sentences: Sequence[str]) -> Iterator[Planted]:
    for spelling in kit.register.spellings:
        if spelling.klass == "distinctive" and spelling.text.isascii():
            for way in ways:
                rng = random.Random(f"{spelling.text} {way.__name__}")  # noqa: S311
                written = way(spelling.text, rng)
                if written is not None:
                    before, after = rng.choice(sentences).split("{}")
                    start, end = len(before), len(before) + len(written)
                    yield Planted(before + written + after, spelling, start, end, way.__name__)


def found_by_matcher(kit: Kit, texts: Sequence[Planted]) -> list[bool]:
    """Tell of each text whether a spelling of the brand is found on the disguised words."""
    entries = kit.vocabulary.entries
    matches = kit.vocabulary.matcher.scan([one.text for one in texts])
    found = [False] * len(texts)
    for row, start, end, pattern in zip(
        matches.row.tolist(),
        matches.start.tolist(),
        matches.end.tolist(),
        matches.pattern.tolist(),
        strict=True,
    ):
        one, entry = texts[row], entries[pattern]
        if isinstance(entry, Spelling) and start < one.end and one.start < end:
            found[row] |= entry.brand == one.spelling.brand
    return found


def found_by_screening(kit: Kit, texts: Sequence[Planted]) -> tuple[list[bool], int]:
    """Tell of each text whether an assessment names the brand; count spans that do not slice."""
    found, wrong = [], 0
    for first in range(0, len(texts), BATCH):
        part = texts[first : first + BATCH]
        items = [Item(str(n), "tiktok", "post", title=one.text) for n, one in enumerate(part)]
        for one, record in zip(part, screen_items(items, kit), strict=True):
            found.append(one.spelling.brand in {each["brand"] for each in record["assessments"]})
            for each in record["assessments"]:
                for span in (span for reason in each["reasons"] for span in reason["spans"]):
                    wrong += one.text[span["start"] : span["end"]] != span["quote"]
    return found, wrong


def report(kit: Kit, title: str, texts: list[Planted], misses: int) -> None:
    matched = found_by_matcher(kit, texts)
    named, wrong = found_by_screening(kit, texts)
    print(f"\n{title}: {len(texts)} texts; {wrong} spans do not slice back")
    rows: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for one, *hits in zip(texts, matched, named, strict=True):
        rows[one.kind].append((hits[0], hits[1]))
        rows["all"].append((hits[0], hits[1]))
    for kind, hits in rows.items():
        by_matcher, by_screening = (sum(each) / len(hits) for each in zip(*hits, strict=True))
        print(f"  {kind:18} {len(hits):6}  matcher {by_matcher:.3f}  screening {by_screening:.3f}")
    shown: Counter[str] = Counter()
    for one, hit, screened in zip(texts, matched, named, strict=True):
        if not (hit and screened) and shown[one.kind] < misses:
            shown[one.kind] += 1
            print(
                f"    missed {one.kind}: {one.spelling.text!r} as {one.text!r} ({hit}, {screened})"
            )


def alarms(kit: Kit, name: str, field: str) -> None:
    path = DATA / name
    if not path.exists():
        print(f"{name}: not here, skipped")
        return
    texts = [json.loads(line)[field] for line in path.open(encoding="utf-8")]
    items = [Item(str(number), "tiktok", "post", title=text) for number, text in enumerate(texts)]
    records = screen_items(items, kit)
    raised = sum(record["tier"] != "clear" for record in records)
    matches = kit.vocabulary.matcher.scan(texts)
    views = Counter(
        int(view)
        for view, pattern in zip(matches.view.tolist(), matches.pattern.tolist(), strict=True)
        if isinstance(kit.vocabulary.entries[pattern], Spelling)
    )
    print(f"{name}: {1000 * raised / len(texts):.2f} at review or above in 1,000 of {len(texts)}")
    print(f"  spellings by view: {dict(sorted(views.items()))}")
    assert all(
        fold_text(texts[r][s:e])
        for r, s, e in zip(matches.row, matches.start, matches.end, strict=True)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", type=int, default=0, help="misses to show of each kind")
    misses = parser.parse_args().misses
    kit = load_kit()
    report(kit, "disguises, no claim", list(planted(kit, SURE, PLAIN)), misses)
    report(kit, "disguises beside a claim", list(planted(kit, SURE, CUED)), misses)
    report(kit, "slips beside a claim", list(planted(kit, SLIPS, CUED)), misses)
    alarms(kit, "tiktok-organic/posts.jsonl", "description")
    alarms(kit, "tiktok-transcripts/transcripts.jsonl", "text")


if __name__ == "__main__":
    main()
