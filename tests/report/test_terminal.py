import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from countermark.model import Item
from countermark.report import terminal
from tests.report.samples import NAMES, SUMMARY, hostile, offer, record, strap


def shown(view, *arguments, width: int = 100, color: bool = False, **options) -> str:
    """Print a view as a terminal would get it; without colour, no escape sequence is ours."""
    stream = io.StringIO()
    console = Console(
        file=stream, width=width, force_terminal=color, color_system="256" if color else None
    )
    if view is terminal.explain:
        view(*arguments, console, **options)
    elif view is terminal.summary:
        view(console, *arguments)
    else:
        view(*arguments, console, NAMES)
    return stream.getvalue()


def test_the_table_ranks_a_line_an_item():
    out = shown(terminal.table, [offer(), strap()], width=140)
    head, first, second = out.splitlines()
    assert head.split()[:3] == ["Tier", "Score", "Brand"]
    assert "Priority" in first
    assert "Marlowe" in first
    assert "Contract factory" in first
    assert "Review" in second


def test_a_wide_title_is_cut_by_its_cells():
    made, _ = offer()
    wide = Item("7", "tiktok", "post", title="原厂尾单" * 40)
    for line in shown(terminal.table, [(made, wide)], width=90).splitlines():
        assert cell_len(line) <= 90


def test_an_empty_table_says_so():
    assert "Nothing at review or above." in shown(terminal.table, [])


def test_hostile_text_reaches_no_terminal():
    for view, arguments in ((terminal.table, ([hostile()],)), (terminal.explain, hostile())):
        out = shown(view, *arguments, width=200)
        assert not set(out) & {"\x1b", "\x00", "\x07", "\u202e", "\u200b", "\ud83d"}
        assert "[red]bold" in out


def test_what_is_hidden_is_named():
    out = shown(terminal.explain, *hostile(), width=200)
    assert "‹U+202E›esrever" in out
    assert "G‹U+200B›ucci" in out


@given(st.text(st.characters(codec=None), max_size=80))
def test_plain_text_is_one_line_without_controls(text):
    assert not set(terminal.plain(text)) & {"\x1b", "\n", "\r", "\u202e", "\u2066", "\x9b"}


def test_an_item_is_explained_with_its_bits():
    out = shown(terminal.explain, *strap())
    assert "Why?" in out
    assert "Why not?" in out
    assert "−4.0" in out
    assert "Starting point" in out
    assert "What was not read is not silent" in out
    assert "people decide" in out


def test_the_quoted_words_are_highlighted():
    out = shown(terminal.explain, *offer(), color=True)
    assert "\x1b[1;4;38;5;166mMarlowe" in out


@pytest.mark.parametrize(
    ("lang", "english", "chinese"), [("en", True, False), ("zh", False, True), ("both", True, True)]
)
def test_sentences_come_in_the_language_that_is_asked_for(lang, english, chinese):
    out = shown(terminal.explain, *offer(), lang=lang)
    assert ("Claims to be" in out) is english
    assert ("自称" in out) is chinese


def test_an_item_without_findings_says_so():
    item = Item("1", "shop", "post", title="a quiet evening")
    made = {"tier": "clear", "score": 0.0, "assessments": []}
    assert "Nothing was found" in shown(terminal.explain, made, item)


def test_the_summary_counts_what_was_set_aside_and_why():
    out = shown(terminal.summary, SUMMARY)
    assert "12,480 items" in out
    assert "7 set aside" in out
    assert "5 × broken JSON" in out
    assert "3,888 a second" in out


def test_a_record_names_the_tier_of_its_best_assessment():
    made, item = strap()
    assert record(item, *made["assessments"])["tier"] == "review"
