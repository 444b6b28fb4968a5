"""Speed of the matcher against other libraries, and of whole screening runs, in one go.

    python benchmarks/run.py [--captions 200000] [--only match,growth,screen]

Process CPU time of one thread, the best of three rounds in which all engines take turns; read the
figures as ratios. Peers come with `pip install --group bench`; an absent one is skipped.
"""

import argparse
import gc
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from corpus import Dictionary, captions, dictionary
from peers import PEERS, folded
from screening import screen_rates

from countermark.assess import Kit, load_kit
from countermark.lexicon import Lexicon
from countermark.reading.vocabulary import pattern_of
from countermark.register import Register
from countermark.text.kept import VARIABLE, kept_matcher
from countermark.text.match import Matcher, Pattern

ROUNDS = 3
BATCH = 4096
SPELLINGS, PHRASES, OWN = 5_000, 2_000, 2_500
SIZES = (250, 5_000, 50_000)
BARS = {  # how often as fast as which peer the base view must be
    "NFKC + pyahocorasick": 3.5,
    "NFKC + ahocorasick_rs": 1.5,
    "NFKC + spaCy PhraseMatcher": 25,
    "NFKC + re alternation": 300,
}

Scan = Callable[[Sequence[str]], object]


def cpu(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def resident() -> float:
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def base_matcher(made: Dictionary) -> Matcher:
    return Matcher([Pattern(text) for text in (*made.spellings, *made.phrases)])


def full_matcher(made: Dictionary) -> Matcher:
    """Return a matcher of every view, but of the base view for what is not protected."""
    names = [
        Pattern(
            text,
            hidden=True,
            fuzzy=text not in made.common,
            prefix=len(text) > 4,
            guarded=True,
        )
        for text in made.spellings[:SPELLINGS]
    ]
    plain = [Pattern(text) for text in made.spellings[SPELLINGS:]]
    return Matcher([*names, *plain, *(Pattern(text, opens=True) for text in made.phrases)])


def in_batches(matcher: Matcher) -> Scan:
    def scan(texts: Sequence[str]) -> int:
        rest = iter(texts)
        found = 0
        while batch := list(islice(rest, BATCH)):
            found += len(matcher.scan(batch).row)
        return found

    return scan


def built(name: str, make: Callable[[], Scan]) -> Scan | None:
    """Build an engine and print what that takes."""
    gc.collect()
    before, started = resident(), time.process_time()
    try:
        engine = make()
    except ImportError as error:
        print(f"  {name}: {error.name} is not installed, skipped")
        return None
    seconds = time.process_time() - started
    print(f"  {name:32} built in {seconds:.3f} s, {resident() - before:6.1f} MB more")
    return engine


def rates(engines: dict[str, tuple[Scan, Sequence[str]]]) -> dict[str, float]:
    """Return the texts a second of each engine, all of them taking turns."""
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, (engine, texts) in engines.items():
            rate = len(texts) / cpu(lambda engine=engine, texts=texts: engine(texts))
            best[name] = max(best.get(name, 0.0), rate)
    return best


def compare(made: Dictionary, texts: Sequence[str]) -> None:
    print(f"\nMatching: {len(made.spellings)} spellings, {len(made.phrases)} phrases")
    plain = sorted({folded(text) for text in (*made.spellings, *made.phrases)})
    makers: dict[str, tuple[Callable[[], Scan], int]] = {
        "countermark, base view": (lambda: in_batches(base_matcher(made)), len(texts)),
        "countermark, all views, context": (lambda: in_batches(full_matcher(made)), len(texts)),
    }
    for name, (peer, count) in PEERS.items():
        makers[name] = (lambda peer=peer: peer(plain), count)
    engines = {
        name: (engine, texts[:count])
        for name, (make, count) in makers.items()
        if (engine := built(name, make)) is not None
    }
    found = rates(engines)
    base, full = found["countermark, base view"], found["countermark, all views, context"]
    for name, rate in found.items():
        bar = f" (bar {BARS[name]})" if name in BARS else ""
        print(f"  {name:32} {rate:10,.0f} texts/s   base is {base / rate:7.2f} times{bar}")
    if "NFKC + pyahocorasick" in found:
        times = full / found["NFKC + pyahocorasick"]
        print(f"  all views are {times:.2f} times NFKC + pyahocorasick (bar 1.0)")


def growth(register: Register, lexicon: Lexicon, texts: Sequence[str]) -> None:
    print("\nGrowth with the dictionary, 2,000 phrases each; at most 5,000 spellings in all views")
    engines: dict[str, tuple[Scan, Sequence[str]]] = {}
    for size in SIZES:
        made = dictionary(register, lexicon, size, PHRASES, min(OWN, size // 2))
        for name, make in (("base view", base_matcher), ("all views", full_matcher)):
            title = f"{name}, {size:6} spellings"
            engine = built(title, lambda make=make, made=made: in_batches(make(made)))
            if engine is not None:
                engines[title] = (engine, texts)
    found = rates(engines)
    for title, rate in found.items():
        middle = found[f"{title.split(',')[0]}, {5_000:6} spellings"]
        print(f"  {title:32} {rate:10,.0f} texts/s   {rate / middle:.2f} of the speed at 5,000")


def loading(kit: Kit) -> None:
    """Print what it takes to build the matcher in use, and to load it once it is kept."""
    patterns = [pattern_of(entry) for entry in kit.vocabulary.entries]
    print(f"\nLoading: {len(patterns)} patterns of the tables in use")
    build = min(cpu(lambda: Matcher(patterns)) for _ in range(ROUNDS))
    with tempfile.TemporaryDirectory() as folder:
        os.environ[VARIABLE] = folder
        kept_matcher(patterns)
        load = min(cpu(lambda: kept_matcher(patterns)) for _ in range(ROUNDS))
        tables = min(cpu(load_kit) for _ in range(ROUNDS))
    print(f"  matcher built {build:.3f} s, loaded {load:.3f} s (bar 0.1)")
    print(f"  tables and all {tables:.3f} s")


def wanted() -> tuple[int, list[str]]:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--captions", type=int, default=200_000)
    parser.add_argument("--only", default="match,growth,load,screen")
    options = parser.parse_args()
    return options.captions, options.only.split(",")


def main() -> None:
    count, parts = wanted()
    kit = load_kit()
    made = dictionary(kit.register, kit.lexicon, SPELLINGS, PHRASES, OWN)
    texts = list(captions(count, made, kit.lexicon))
    symbols = sum(map(len, texts))
    print(f"{count} captions of {symbols / count:.0f} characters on average")
    gc.freeze()
    if "match" in parts:
        compare(made, texts)
    if "growth" in parts:
        growth(kit.register, kit.lexicon, texts[: count // 4])
    if "load" in parts:
        loading(kit)
    if "screen" in parts:
        screen_rates(kit, texts)


if __name__ == "__main__":
    main()
