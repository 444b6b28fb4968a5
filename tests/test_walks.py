"""Whole walks: an item in, its reasons out, as files that read like a page.

A file holds a sentence on what it shows, the item as native JSON, and what the program says of it.
The brands are the invented ones of tests/build.py, so only rules, phrases and weights change them.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from countermark.batch import screen_items
from countermark.sources.native import item_of
from tests.build import kit

WALKS = sorted((Path(__file__).parent / "walks").glob("*.txt"))
LINE = "-" * 80


def told(item: dict) -> str:
    (record,) = screen_items([item_of(item)], kit())
    lines = [f"{record['tier']} {record['score']:.2f}"]
    for assessment in record["assessments"]:
        lines += ["", *assessed(assessment)]
    return "\n".join(lines) + "\n"


def assessed(assessment: dict) -> Iterator[str]:
    brand = assessment["brand"] or "no brand"
    yield f"{brand}: {assessment['tier']} {assessment['score']:.2f}"
    yield f"  {assessment['prior']:+5.1f}  where the sum starts"
    for reason in assessment["reasons"]:
        code = "/".join(filter(None, (reason["code"], reason["class"])))
        yield f"  {reason['bits']:+5.1f}  {code}"
        yield f"         {reason['text']}"
        yield f"         {reason['text_zh']}"
        for span in reason["spans"]:
            place = f"{span['field']}[{span['start']}:{span['end']}]"
            yield f"           {place} {json.dumps(span['quote'], ensure_ascii=False)}"
    if assessment["unread"]:
        yield f"  not read: {', '.join(assessment['unread'])}"


@pytest.mark.parametrize("path", WALKS, ids=lambda path: path.stem)
def test_it_says_of_an_item_what_the_walk_says(path, request):
    shown, expected = path.read_text(encoding="utf-8").split(f"\n{LINE}\n")
    about, _, native = shown.partition("\n\n")
    says = told(json.loads(native))
    if request.config.getoption("--rewrite-walks"):
        path.write_text(f"{about}\n\n{native}\n{LINE}\n{says}", encoding="utf-8")
        return
    assert says == expected, "Run `make walks` and review the diff."


@pytest.mark.parametrize("path", WALKS, ids=lambda path: path.stem)
def test_it_quotes_what_stands_in_the_item(path):
    shown = path.read_text(encoding="utf-8").split(f"\n{LINE}\n")[0]
    item = json.loads(shown.partition("\n\n")[2])
    written = json.dumps(item, ensure_ascii=False)
    (record,) = screen_items([item_of(item)], kit())
    for assessment in record["assessments"]:
        for reason in assessment["reasons"]:
            for span in reason["spans"]:
                assert json.dumps(span["quote"], ensure_ascii=False)[1:-1] in written


def test_there_are_walks_of_every_tier():
    tiers = {path.read_text("utf-8").split(f"\n{LINE}\n")[1].split()[0] for path in WALKS}
    assert tiers == {"clear", "review", "priority"}
    assert len(WALKS) >= 12
