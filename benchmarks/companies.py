"""Measure name matching on the labelled pairs of company names, and look-ups in a long list.

python benchmarks/companies.py [--misses] [--list 100000]
"""

import argparse
import csv
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from countermark.text.companies import SAME, Names, likeness, parse
from countermark.text.han import sounds_of, syllables
from countermark.text.locations import locations

PAIRS = Path(__file__).parent / "data" / "companies.csv"
LOOKUPS = 400
CHARACTERS = (
    "华兴达盛丰隆泰和利美金鑫宏鸿恒永顺信诚德昌荣富贵福祥瑞吉安康宁明光辉耀星月云海江河山峰林森松柏"
    "龙凤虎鹰飞腾跃翔宇天地元亨正大东南西北中新世纪联合众创益佳嘉乐欣欧雅丽娜诗曼琳依莎卡迪奥斯博凯"
)
TRADES = (
    ("皮具", "Leather Goods"),
    ("鞋业", "Shoes"),
    ("服饰", "Garments"),
    ("手袋", "Handbag"),
    ("电子科技", "Electronic Technology"),
    ("五金制品", "Hardware Products"),
    ("玩具", "Toys"),
    ("化妆品", "Cosmetics"),
    ("实业", "Industrial"),
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--misses", choices=("tune", "held"), help="print the pairs judged wrongly")
    parser.add_argument("--list", type=int, default=0, help="names to look up in")
    asked = parser.parse_args()
    with PAIRS.open(encoding="utf-8", newline="") as stream:
        pairs = list(csv.DictReader(stream))
    for part in ("tune", "held"):
        measure(part, [pair for pair in pairs if pair["part"] == part], asked.misses == part)
    if asked.list:
        look_up([name for pair in pairs for name in (pair["a"], pair["b"])], asked.list)


def measure(part: str, pairs: Sequence[dict[str, str]], show: bool) -> None:
    tally: Counter[str] = Counter()
    kinds: Counter[tuple[str, bool]] = Counter()
    for pair in pairs:
        like = likeness(parse(pair["a"]), parse(pair["b"]))
        same = pair["label"] == "same"
        right = like.same == same
        tally[("true" if right else "false") + ("+" if like.same else "-")] += 1
        kinds[pair["kind"] + ("" if same else "!"), right] += 1
        if show and not right:
            print(f"  {pair['kind']:9}{pair['label']:6}{like.score:.2f} {like.how:10}", end="")
            print(f"{pair['a']} | {pair['b']}")
    recall = tally["true+"] / (tally["true+"] + tally["false-"])
    precision = tally["true+"] / (tally["true+"] + tally["false+"])
    print(f"{part}: {len(pairs)} pairs, recall {recall:.3f}, precision {precision:.3f} at {SAME}")
    for kind in sorted({kind for kind, _ in kinds}):
        print(f"  {kind:10}{kinds[kind, True]:4} of {kinds[kind, True] + kinds[kind, False]}")


def look_up(seeds: Sequence[str], size: int) -> None:
    """Time look-ups of the set's names in a list that holds them among made-up ones."""
    chance = random.Random(7)  # noqa: S311 - a list for timing
    names = [*made_up(chance, size - len(seeds)), *seeds]
    started = time.process_time()
    table = Names(names)
    built = time.process_time() - started
    each = []
    for name in chance.sample(list(seeds), LOOKUPS):
        started = time.process_time()
        table.find(name)
        each.append(time.process_time() - started)
    each.sort()
    mean, worst = 1000 * sum(each) / len(each), 1000 * each[-len(each) // 100]
    print(
        f"{size:,} names: built in {built:.1f} s, looked up in {mean:.2f} ms, 99 % in {worst:.2f}"
    )


def made_up(chance: random.Random, size: int) -> Iterator[str]:
    """Yield names of a city, two or three characters or syllables, and a trade."""
    cities = [place for place in locations().values() if place.kind == "city"]
    for number in range(size):
        city = chance.choice(cities)
        core = "".join(chance.choices(CHARACTERS, k=chance.choice((2, 2, 3))))
        han, latin = chance.choice(TRADES)
        if number % 2:
            yield f"{city.zh[0]}市{core}{han}有限公司"
        else:
            sound = next(sounds_of(core))
            spelt = "".join(syllables()[syllable] for syllable in sound).title()
            yield f"{city.en[0]} {spelt} {latin} Co., Ltd."


if __name__ == "__main__":
    main()
