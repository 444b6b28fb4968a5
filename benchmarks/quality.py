"""How right the assessments are on the real developer data in ../shared/data.

`python benchmarks/quality.py [SECTION …] [--list]`; a section whose data is absent is skipped,
with a message. `--list` also prints each miss and each false one.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from countermark.assess import Kit, load_kit
from countermark.batch import screen_items
from countermark.evaluate import Score
from countermark.model import Item, Money
from countermark.sources.native import item_of
from countermark.text.fold import fold_text

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data"
BATCH = 2000

SPELT: dict[str, set[str]] = {}  # the brands behind each written form

Record = dict[str, Any]
Line = dict[str, Any]
Lines = list[Line]


class AbsentError(Exception):
    """The data of a section is not on this machine."""


def lines_of(path: Path) -> Lines:
    if not path.is_file():
        raise AbsentError(path)
    return [json.loads(line) for line in path.open(encoding="utf-8") if line.strip()]


def screened(items: Iterable[Item], kit: Kit) -> Iterator[Record]:
    left = iter(items)
    while some := list(islice(left, BATCH)):
        yield from screen_items(some, kit)


def brands_of(record: Record) -> set[str]:
    return {one["brand"] for one in record["assessments"] if one["brand"]}


def classes_of(record: Record) -> set[str]:
    reasons = (reason for one in record["assessments"] for reason in one["reasons"])
    return {reason["class"] for reason in reasons if reason["class"]}


def slug_of(name: str) -> set[str]:
    """Return the ids of the brands that a name stands for."""
    return SPELT.get(joined(name)) or {f"?{name}"}


def fill_spelt(kit: Kit) -> None:
    for spelling in kit.register.spellings:
        SPELT.setdefault(joined(spelling.text), set()).add(spelling.brand)


def joined(name: str) -> str:
    return fold_text(name).replace(" ", "").replace("-", "")


def rates(score: Score) -> str:
    def shown(rate: float | None) -> str:
        return "-" if rate is None else f"{rate:.3f}"

    counts = f"true {score.true}, false {score.false}, missed {score.missed}"
    rates = f"P {shown(score.precision)}  R {shown(score.recall)}  F1 {shown(score.f1)}"
    return f"{rates}  ({counts})"


def replicas(kit: Kit, *, listed: bool) -> None:
    """Brands in titles of replica sheets (bar: F1 0.93 at precision 0.97)."""
    lines = lines_of(SHARED / "replica-listings" / "listings.jsonl")
    items = [
        Item(
            line["id"],
            line["platform"] or "other",
            "listing",
            title=line["title"],
            price=Money(Decimal(str(line["price_usd"])), "USD") if line["price_usd"] else None,
            category=line["category"],
        )
        for line in lines
    ]
    score = Score()
    for line, record in zip(lines, screened(items, kit), strict=True):
        found = brands_of(record)
        wanted = [slug_of(one["brand"]) for one in line["brands"]]
        right = set().union(*wanted)
        for slugs in wanted:
            score = score.plus(expected=True, found=bool(slugs & found))
            if listed and not slugs & found:
                print("  missed", sorted(slugs), "|", line["title"])
        for slug in found - right:
            score = score.plus(expected=False, found=True)
            if listed:
                print("  false ", slug, "|", line["title"])
    print(f"replica titles, brands      {rates(score)}")


def makers(kit: Kit, *, listed: bool) -> None:
    """Lawful "made by X's manufacturer" claims (bar: 22 of 26 named, none at priority)."""
    lines = lines_of(SHARED / "provenance-claims-zh" / "texts.jsonl")
    for kind in ("listing", "post"):
        claims = [line for line in lines if line["kind"] == "maker-claim"]
        items = [
            Item(line["id"], "shop", kind, title=line["name"], description=line["text"])
            for line in claims
        ]
        right = priority = 0
        for line, record in zip(claims, screened(items, kit), strict=True):
            named = slug_of(line["claimed_brand"]) & brands_of(record)
            claimed = classes_of(record) & {"oem", "same_factory"}
            right += bool(named and claimed)
            priority += record["tier"] == "priority"
            if listed and not (named and claimed):
                print("  missed", line["claimed_brand"], sorted(claimed), "|", line["text"][:60])
        print(f"maker claims as {kind:8}     right {right} of {len(claims)}, priority {priority}")
    for kind in ("goods", "comment"):
        some = [line for line in lines if line["kind"] == kind]
        items = [
            Item(line["id"], "shop", "listing", title=line.get("name"), description=line["text"])
            for line in some
        ]
        alarms(f"maker shop, {kind}", zip(some, screened(items, kit), strict=True), listed=listed)


def alarms(name: str, pairs: Iterable[tuple[dict[str, Any], Record]], *, listed: bool) -> None:
    count = raised = named = 0
    for line, record in pairs:
        count += 1
        named += bool(record["assessments"])
        raised += record["tier"] != "clear"
        if listed and record["tier"] != "clear":
            text = line.get("description") or line.get("text") or line.get("title") or ""
            codes = [reason["code"] for reason in record["assessments"][0]["reasons"]]
            print("  alarm ", record["tier"], brands_of(record), codes, "|", text[:150])
    print(f"{name:27} {raised} alarms in {count} = {1000 * raised / count:.1f} per 1,000"
          f" (read on: {named})")  # fmt: skip


def tiktok(kit: Kit, *, listed: bool) -> None:
    """Ordinary TikTok posts (bar: 1 in 1,000 at review or above)."""
    lines = lines_of(SHARED / "tiktok-organic" / "posts.jsonl")
    items = (
        Item(
            line["id"],
            "tiktok",
            "post",
            caption=line["description"],
            tags=tuple(tag for tag in (line["hashtags"] or "").split(", ") if tag),
        )
        for line in lines
    )
    alarms("TikTok posts", zip(lines, screened(items, kit), strict=True), listed=listed)


def transcripts(kit: Kit, *, listed: bool) -> None:
    """Made-up course transcripts: false alarms only."""
    lines = lines_of(SHARED / "tiktok-transcripts" / "transcripts.jsonl")
    items = (
        Item(str(number), "tiktok", "post", caption=next(iter_texts(line)))
        for number, line in enumerate(lines)
    )
    alarms("transcripts", zip(lines, screened(items, kit), strict=True), listed=listed)


def iter_texts(line: dict[str, Any]) -> Iterator[str]:
    yield from (value for value in line.values() if isinstance(value, str) and len(value) > 12)


def factories(kit: Kit, *, listed: bool) -> None:
    """Listings of real factories that name no brand (bar: 3 in 1,000)."""
    lines = lines_of(SHARED / "hard-negatives-1688" / "listings.jsonl")
    items = (
        Item(line["item_id"], "1688", "listing", title=line["origin_title"] or line["title"])
        for line in lines
    )
    alarms("1688 listings", zip(lines, screened(items, kit), strict=True), listed=listed)


def chinese(kit: Kit, *, listed: bool) -> None:
    """Ordinary Chinese posts."""
    lines = lines_of(SHARED / "evasion-zh" / "toxibench_clean_negatives.jsonl")
    items = (Item(str(line["sid"]), "weibo", "post", caption=line["text"]) for line in lines)
    alarms("ordinary Chinese posts", zip(lines, screened(items, kit), strict=True), listed=listed)


def ozon(kit: Kit, *, listed: bool) -> None:
    """Borderline listings of a Russian marketplace: how the tiers fall, no bar."""
    lines = lines_of(SHARED / "ozon-ecup-borderline" / "items.jsonl")
    for label in ("0", "1"):
        some = [line for line in lines if str(line["true_label"]) == label]
        items = (
            Item(line["ItemID"], "ozon", "listing", title=line["name_rus"],
                 description=line["description"])
            for line in some
        )  # fmt: skip
        alarms(
            f"Ozon borderline, label {label}",
            zip(some, screened(items, kit), strict=True),
            listed=listed,
        )


def gold(path: Path, kit: Kit, *, listed: bool) -> None:
    """A native feed with gold: offers, brands, claim classes, and contacts where it names them.

    `classes_maybe` and `brands_also` count neither way; `gold_tier_max` says that a lawful item may
    be shown to a reviewer.
    """
    lines = lines_of(path)
    offers, brands, classes, contacts = Score(), Score(), Score(), Score()
    right = priority = 0
    for line, record in zip(lines, screened(map(item_of, lines), kit), strict=True):
        wanted = line["gold"]
        alert = record["tier"] != "clear"
        priority += record["tier"] == "priority" and not wanted["offer"]
        allowed = wanted.get("gold_tier_max", line.get("gold_tier_max")) == "review"
        good = alert == wanted["offer"] or (allowed and record["tier"] == "review")
        right += good
        offers = offers.plus(expected=wanted["offer"], found=alert and not (allowed and good))
        if listed and not good:
            print("  verdict", record["tier"], record["score"], line["id"])
        for contact in wanted.get("contacts", ()):
            found = letters(contact["value"]) in handles_of(record)
            contacts = contacts.plus(expected=True, found=found)
            if listed and not found:
                print("  contact", contact, handles_of(record), line["id"])
        if wanted["offer"]:
            brands = compared(brands, wanted, "brands", brands_of(record))
            classes = compared(classes, wanted, "classes", classes_of(record))
    print(f"{path.name}: verdicts right {right} of {len(lines)}; lawful at priority {priority}")
    for name, score in (("offers", offers), ("brands", brands), ("classes", classes)):
        print(f"   {name:8} {rates(score)}")
    if contacts.true + contacts.missed:
        print(f"   contacts {contacts.true} of {contacts.true + contacts.missed}")


def handles_of(record: Record) -> set[str]:
    """Return the handles that lead elsewhere, in letters and digits only."""
    reasons = (reason for one in record["assessments"] for reason in one["reasons"])
    spans = (span for one in reasons if one["code"] == "off_platform" for span in one["spans"])
    return {letters(span["quote"]) for span in spans}


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold_text(text)))


def compared(score: Score, wanted: Line, key: str, found: set[str]) -> Score:
    """Add what was found of one kind, leaving out what counts neither way."""
    right = set(wanted.get(key, ()))
    doubtful = {*wanted.get(f"{key}_maybe", ()), *wanted.get(f"{key}_also", ())} - right
    for name in right | (found - doubtful):
        score = score.plus(expected=name in right, found=name in found)
    return score


SECTIONS: dict[str, Callable[..., None]] = {
    "replicas": replicas,
    "makers": makers,
    "tiktok": tiktok,
    "transcripts": transcripts,
    "factories": factories,
    "chinese": chinese,
    "ozon": ozon,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", help=f"{', '.join(SECTIONS)}, or a feed with gold")
    parser.add_argument("--list", action="store_true", help="print each mistake")
    options = parser.parse_args()
    kit = load_kit()
    fill_spelt(kit)
    for name in options.sections or SECTIONS:
        try:
            if name in SECTIONS:
                SECTIONS[name](kit, listed=options.list)
            else:
                gold(Path(name), kit, listed=options.list)
        except AbsentError as absent:
            print(f"{name}: skipped, {absent} is not here.", file=sys.stderr)


if __name__ == "__main__":
    main()
