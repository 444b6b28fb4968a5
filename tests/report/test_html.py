import json
import re

import pytest

from countermark import rows
from countermark.report import html
from countermark.report.html import write_report
from countermark.report.words import load_words
from tests.report.samples import NAMES, SUMMARY, hostile, offer, strap

SLOT = re.compile(r"{\w+}")


@pytest.fixture
def page(tmp_path):
    path = tmp_path / "report.html"
    write_report(path, [strap(), offer(), hostile()], SUMMARY, NAMES)
    return path.read_text(encoding="utf-8")


def data_of(page: str) -> dict:
    found = re.search(r'<script type="application/json" id="data-report">(.*?)</script>', page)
    return json.loads(found[1])


def test_the_highest_score_comes_first(page):
    scores = [card["score"] for card in data_of(page)["cards"]]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] > scores[-1]


def test_no_text_of_an_item_can_end_the_data(page):
    assert page.count("<script") == page.count("</script>") == 3
    assert "<img" not in page
    assert hostile()[1].title in {
        passage["text"] for card in data_of(page)["cards"] for passage in card["passages"]
    }


def test_what_looks_like_a_slot_of_the_template_stays_text(page):
    assert page.count("{{script}}") == 1
    assert "{{style" not in page


def test_a_lone_surrogate_is_replaced_and_nothing_moves(page):
    found = next(card for card in data_of(page)["cards"] if card["id"].startswith("9"))
    description = next(one["text"] for one in found["passages"] if one["field"] == "description")
    assert "\ufffd" in description
    assert len(description) == len(hostile()[1].description)


def test_the_policy_names_the_style_and_the_script_and_nothing_else(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_nothing_is_asked_of_the_network(page):
    head = page.split('<script type="application/json"')[0]
    assert not re.search(r"""(src|href)\s*=\s*["'](?!#)|url\(|@import""", head)
    script = page.rsplit("<script>", 1)[1]
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|eval\(|Function\(|fetch\(", script)


def test_more_cards_than_are_shown_are_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(html, "MOST_CARDS", 4)
    path = tmp_path / "report.html"
    write_report(path, (offer(number) for number in range(9)), SUMMARY)
    data = data_of(path.read_text(encoding="utf-8"))
    assert len(data["cards"]) == 4
    assert data["alarming"] == 40


def test_a_report_that_failed_leaves_the_old_one(tmp_path):
    path = tmp_path / "report.html"
    path.write_text("old")
    with pytest.raises(KeyError):
        write_report(path, [({"score": 1.0}, offer()[1])], SUMMARY)
    assert path.read_text() == "old"


def test_both_languages_have_the_same_words():
    english, chinese = load_words()["en"], load_words()["zh"]
    assert english.keys() == chinese.keys()
    for key, word in english.items():
        assert sorted(SLOT.findall(word)) == sorted(SLOT.findall(chinese[key])), key


def test_every_signal_and_claim_class_has_a_name():
    words = load_words()["en"]
    (weights,) = rows.files("weights.csv")
    for row in rows.read_file(weights, ("code", "class", "bits", "reason", "checked")):
        name = f"class.{row['class']}" if row["class"] else f"code.{row['code']}"
        assert row["code"] == "prior" or name in words


def test_no_word_says_that_goods_are_counterfeit():
    for words in load_words().values():
        assert not re.search("counterfeit|fake|假货|赝品", " ".join(words.values()))
