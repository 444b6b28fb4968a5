import pytest

from countermark.model import Item, Timed
from countermark.report.cards import LONGEST, card, is_web
from tests.report.samples import assessment, hostile, offer, reason, record


def test_a_card_points_at_the_words_that_the_record_quotes():
    made, item = offer()
    shown = card(made, item)
    quoted = {span["quote"] for one in made["assessments"][0]["reasons"] for span in one["spans"]}
    pointed = {
        shown["passages"][number]["text"][start:end]
        for one in shown["assessments"][0]["reasons"]
        for number, start, end in one["spans"]
    }
    assert pointed == quoted == {"Marlowe", "OEM", "oem", "半成品", "semi-finished"}


def test_a_place_that_does_not_hold_its_quote_is_not_highlighted():
    made, item = offer()
    for one in made["assessments"][0]["reasons"]:
        for span in one["spans"]:
            span["start"] += 1
    assert not any(one["spans"] for one in card(made, item)["assessments"][0]["reasons"])


@pytest.mark.parametrize(
    ("url", "opens"),
    [
        ("https://shop.example/7", True),
        ("http://shop.example", True),
        ("javascript:alert(1)", False),
        ("JavaScript://shop.example/%0aalert(1)", False),
        ("data:text/html,x", False),
        ("//shop.example", False),
        ("https://", False),
        ("https://[", False),
        ("java\nscript:alert(1)", False),
        ("https://shop.example/\n7", False),
        (None, False),
    ],
)
def test_only_web_addresses_open(url, opens):
    assert is_web(url) is opens


def test_a_text_of_millions_is_cut_after_its_highlights():
    item = Item("1", "shop", "listing", title="x" * 5_000 + "Marlowe" + "y" * 3_000_000)
    made = record(item, assessment("marlowe", reason(item, "brand_mention", 6.0, "Marlowe")))
    shown = card(made, item)
    (passage,) = shown["passages"]
    assert LONGEST < len(passage["text"]) < 6_000
    assert len(passage["text"]) + passage["cut"] == len(item.title)
    assert shown["assessments"][0]["reasons"][0]["spans"] == [(0, 5_000, 5_007)]


def test_of_endless_speech_the_highlighted_lines_stay():
    speech = (*(Timed("word " * 100, float(n)) for n in range(500)), Timed("Marlowe", 500.0))
    item = Item("1", "shop", "post", speech=speech)
    made = record(item, assessment("marlowe", reason(item, "brand_mention", 6.0, "Marlowe")))
    shown = card(made, item)
    assert shown["passages"][-1]["text"] == "Marlowe"
    assert shown["left_out"] == 501 - len(shown["passages"]) > 400


def test_an_item_may_come_as_it_was_written_down():
    made, item = offer()
    native = {"id": "7", "platform": "tiktok", "kind": "post", "title": item.title}
    assert card(made, native)["passages"][0]["text"] == item.title


def test_an_item_of_hostile_texts_keeps_them_as_they_were():
    made, item = hostile()
    shown = card(made, item)
    assert shown["open"] is False
    assert item.title in {passage["text"] for passage in shown["passages"]}
