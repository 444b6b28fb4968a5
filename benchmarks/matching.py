"""Product matching on the public benchmarks: F1 on the validation parts, and pairs a second.

    python benchmarks/matching.py                learn from each training part, score its validation
    python benchmarks/matching.py --general      one model from all training parts
    python benchmarks/matching.py --pack         make the packaged model, from validation parts too
    python benchmarks/matching.py --train FILE … --out FILE.npz          learn from your own pairs
    python benchmarks/matching.py --test FILE … [--model FILE.npz]       score them

A line of a file is two offers in the form `COL title VAL … COL price VAL …` and 1 or 0, with tabs
between. The threshold comes from cross-validation within the training part.
"""

import argparse
import time
from pathlib import Path

import numpy as np

from countermark.register.matching import Model, Pair, fit, load, packaged, parse_serialised, save
from countermark.rows import PACKAGED

ROOT = Path(__file__).parent.parent
DATA = ROOT.parent / "shared" / "data" / "product-matching"
PACKED = PACKAGED / "matching" / "products.npz"
GOALS = {
    "abt-buy": 0.80,
    "amazon-google": 0.68,
    "walmart-amazon": 0.80,
    "walmart-amazon-dirty": None,
    "wdc-shoes": 0.78,
    "wdc-watches": 0.85,
    "wdc-cameras": None,
    "wdc-computers": None,
}


def read(*paths: Path) -> tuple[list[Pair], list[int]]:
    pairs, labels = [], []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            left, right, label = line.rsplit("\t", 2)
            pairs.append((parse_serialised(left), parse_serialised(right)))
            labels.append(int(label))
    return pairs, labels


def quality(matched: np.ndarray, labels: list[int]) -> tuple[float, float, float]:
    truth = np.asarray(labels, bool)
    right = int((matched & truth).sum())
    precision, recall = right / max(1, int(matched.sum())), right / max(1, int(truth.sum()))
    return precision, recall, 2 * right / max(1, int(matched.sum() + truth.sum()))


def score(path: Path, model: Model, goal: float | None = None) -> None:
    begun = time.process_time()
    pairs, labels = read(path)
    parsed = time.process_time() - begun
    model.score(pairs[:50])
    begun = time.process_time()
    matched = model.match(pairs)
    spent = time.process_time() - begun
    precision, recall, f1 = quality(matched, labels)
    print(
        f"{path.stem:26s} precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}"
        f" {f'goal {goal:.2f}' if goal else '':10s} {len(pairs) / spent:8,.0f} pairs/s,"
        f" with parsing {len(pairs) / (spent + parsed):8,.0f}",
        flush=True,
    )


def speed(model: Model) -> None:
    """Score all training pairs: as after a blocker, an offer stands in several of them."""
    pairs, _ = read(*parts("train"))
    begun = time.process_time()
    model.score(pairs)
    spent = time.process_time() - begun
    print(f"{len(pairs):,} pairs in {spent:.2f} s of CPU: {len(pairs) / spent:,.0f} pairs/s")


def parts(*names: str) -> list[Path]:
    return [DATA / f"{benchmark}.{name}.txt" for benchmark in GOALS for name in names]


def on_benchmarks(general: bool, pack: bool) -> None:
    if not DATA.is_dir():
        print(f"skipped: the benchmarks are not at {DATA.relative_to(ROOT.parent)}")
        return
    if pack:
        save(fit(*read(*parts("train", "valid"))), PACKED)
        return
    whole = fit(*read(*parts("train"))) if general else None
    for name, goal in GOALS.items():
        model = whole or fit(*read(DATA / f"{name}.train.txt"))
        score(DATA / f"{name}.valid.txt", model, goal)
    speed(model)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("--general", action="store_true")
    asked.add_argument("--pack", action="store_true")
    asked.add_argument("--train", type=Path, nargs="+")
    asked.add_argument("--out", type=Path)
    asked.add_argument("--test", type=Path, nargs="+")
    asked.add_argument("--model", type=Path)
    options = asked.parse_args()
    if options.train:
        save(fit(*read(*options.train)), options.out)
    elif options.test:
        for path in options.test:
            score(path, load(options.model) if options.model else packaged())
    else:
        on_benchmarks(options.general, options.pack)


if __name__ == "__main__":
    main()
