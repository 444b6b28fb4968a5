"""The report as a browser shows it: offline, silent, and with every highlight in its place."""

import shutil
from pathlib import Path

import pytest

from countermark.model import Timed
from countermark.report.html import write_report
from tests.report.samples import NAMES, SUMMARY, hostile, offer, strap

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
QUIET = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        CHROMIUM is None,
        reason="No chromium is installed; install it to see the report in a browser.",
    ),
]


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield running
        running.close()


@pytest.fixture
def open_page(browser, tmp_path):
    """Open a report offline; whatever it complains of or asks for fails the test at its end."""
    context = browser.new_context(locale="en-US", viewport={"width": 1400, "height": 900})
    context.set_offline(True)
    page = context.new_page()
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on("request", lambda request: heard.append(request.url))

    def open_cards(cards, summary=SUMMARY):
        path: Path = tmp_path / "report.html"
        write_report(path, cards, summary, NAMES)
        page.goto(path.as_uri())
        assert heard == [path.as_uri()]
        heard.clear()
        return page

    yield open_cards
    context.close()
    assert heard == []


def marked(page, card: int = 0) -> dict[str, str]:
    """Return the highlighted text of each span, put together from its pieces."""
    return page.evaluate(
        """(card) => {
          const texts = {};
          for (const mark of document.querySelectorAll(".card")[card].querySelectorAll("mark"))
            for (const key of mark.dataset.spans.split(" "))
              texts[key] = (texts[key] ?? "") + mark.textContent;
          return texts;
        }""",
        card,
    )


def test_highlights_are_the_quotes_even_behind_emoji(open_page):
    page = open_page([offer()])
    quotes = sorted(
        span["quote"]
        for reason in offer()[0]["assessments"][0]["reasons"]
        for span in reason["spans"]
    )
    assert sorted(marked(page).values()) == quotes
    assert "✨ Marlowe" in page.text_content(".card h3")


def test_overlapping_spans_stay_whole(open_page):
    page = open_page([strap()])
    assert "compatible with Tindrel" in marked(page).values()
    assert page.locator("mark.for.against").all_text_contents() == ["Tindrel"]


def test_hostile_texts_are_shown_and_do_nothing(open_page):
    page = open_page([hostile()])
    assert page.title() == "Countermark · Screening report"
    assert page.locator("#cards img, #cards script, #cards a").count() == 0
    body = page.text_content(".card")
    assert "<img src=x onerror=" in body
    assert "‹RLO›esrever‹NUL›" in body
    assert "G‹ZWSP›ucci" in marked(page).values()
    assert "\u202e" not in page.text_content("#cards")


def test_a_web_address_opens_without_telling_where_from(open_page):
    page = open_page([offer()])
    link = page.locator(".card a")
    assert (
        link.get_attribute("href") == link.text_content() == "https://tiktok.example/@kiki_bags/7"
    )
    assert link.get_attribute("rel") == "noreferrer noopener"


def ids(page) -> list[str]:
    return page.locator(".card").evaluate_all("cards => cards.map((card) => card.dataset.id)")


def test_charts_and_search_filter(open_page):
    page = open_page([offer(), strap(), hostile()])
    page.click("[data-value='brand:tindrel']")
    assert ids(page) == ["8"]
    assert page.text_content("#count") == "1 of 3 items"
    page.click("[data-value='class:oem']")
    assert ids(page) == []
    assert "No item matches" in page.text_content("#cards")
    page.click("#clear")
    assert len(ids(page)) == 3
    page.click("[data-value='day:2025-05-02']")
    assert ids(page) == ["8"]
    page.click("[data-value='day:2025-05-02']")
    page.click("[data-value='tier:priority']")
    assert ids(page) == ["7"]
    page.click("#clear")
    page.fill("#search", "半成品 KIKI")
    page.locator(".card").nth(1).wait_for(state="detached")
    assert ids(page) == ["7"]


def test_another_brand_of_the_item_can_be_chosen(open_page):
    page = open_page([strap()])
    page.click("text=Marlowe 0.11")
    assert set(marked(page).values()) == {"Marlowe"}
    assert page.text_content(".card .tier").strip().endswith("Clear")


def test_the_page_speaks_chinese_and_both(open_page):
    page = open_page([offer()])
    page.click("[data-language=zh]")
    assert page.text_content("h1") == "筛查报告"
    assert page.get_attribute("html", "lang") == "zh"
    assert "自称是该品牌的代工厂" in page.text_content(".reasons")
    assert "Claims to be" not in page.text_content(".reasons")
    page.click("[data-language=both]")
    assert {"en", "zh"} == set(
        page.locator(".reasons p").evaluate_all("all => all.map((one) => one.lang)")
    )


def test_thousands_of_cards_come_in_pages_and_keys_walk_them(open_page):
    page = open_page(offer(number) for number in range(2_100))
    assert page.locator(".card").count() == 50
    assert "2,000" in page.text_content("#count")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.id") == "1"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.dataset.id") == "0"
    for _ in range(50):
        page.keyboard.press("j")
    assert page.locator(".card").count() == 100
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()


def test_cards_that_are_not_shown_are_mentioned(open_page):
    page = open_page([offer()])
    assert "Showing the 1 items with the highest scores of 40" in page.text_content("#capped")


def test_an_empty_run_says_so(open_page):
    quiet = SUMMARY | {"tiers": {"clear": 9, "review": 0, "priority": 0}}
    page = open_page([], quiet)
    assert "Nothing at review or above." in page.text_content("#cards")
    assert not page.locator("aside").is_visible()


def test_long_texts_open_where_they_were_cut(open_page):
    far = "word " * 300 + "Marlowe" + " word" * 300
    page = open_page(
        [offer(description=far, speech=tuple(Timed(f"line {n}", n) for n in range(30)))]
    )
    assert page.text_content(".passages dd.description").count("word") < 300
    while page.locator(".passages .elided").count():
        page.locator(".passages .elided").first.click()
    assert page.text_content(".passages dd.description") == far
    assert page.locator("dd.speech .line").count() == 30
    assert "Marlowe" in marked(page).values()


@pytest.mark.parametrize("width", [360, 768, 1400])
@pytest.mark.parametrize("language", ["en", "zh", "both"])
def test_nothing_sticks_out_sideways(open_page, width, language):
    page = open_page([offer(title="unbroken" * 60), strap(), hostile()])
    page.set_viewport_size({"width": width, "height": 800})
    page.click(f"[data-language={language}]")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
