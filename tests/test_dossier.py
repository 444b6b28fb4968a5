"""The dossier: rights, claim checks, price and landed cost of one item."""

from dataclasses import replace
from decimal import Decimal

import pytest
from rich.console import Console

from countermark import dossier
from countermark.dossier import dossiers, load_sentences, load_sources
from countermark.duties.items import goods_named, landed_costs, least_landed, tariff
from countermark.model import Money
from countermark.report.beside import checks
from tests.build import item, kit
from tests.signals.test_price_far_below import KNOWN


@pytest.fixture(scope="module")
def sources():
    return load_sources(replace(kit(), register=KNOWN))


def made(sources, **fields):
    one = item("listing", **({"title": "Marlowe Corvella tote MW-4410B, same factory"} | fields))
    return dossiers(one, ["marlowe"], sources)["marlowe"]


SOLD = {
    "usd": Decimal("60"),
    "sells_to": ("US",),
    "ships_from": "CN",
    "category": "handbags",
    "captured": "2025-06-20T10:00:00Z",
}


def test_it_says_that_who_may_act_depends_on_territory_and_day(sources):
    (asked,) = made(sources)["rights"]
    assert asked["territory"] is None
    assert not asked["open"]


def test_it_asks_for_each_territory_to_which_the_item_sells(sources):
    asked = made(sources, sells_to=("US", "CN"), captured="2025-06-20")["rights"]
    assert [one["territory"] for one in asked] == ["US", "CN"]
    assert not any(one["open"] for one in asked)  # no mark of an invented brand is known


def test_it_sets_the_price_beside_the_reference_prices(sources):
    price = made(sources, **SOLD)["price"]
    assert price["sold"] == [300.0, 320.0]
    assert price["asked"] == 60.0
    assert "60 USD" in price["lines"][0]["en"]
    assert "60 USD" in price["lines"][0]["zh"]


def test_the_landed_cost_is_set_against_the_usual_price_too(sources):
    part = made(sources, **SOLD)
    least = min(Decimal(way["total"]["low"]) for way in part["landed"]["ways"])
    assert least > 60
    share = round(float(least / Decimal(str(part["price"]["usual"]))) * 100)
    assert f"{share} %" in part["price"]["lines"][1]["en"]


def test_it_reckons_the_landed_cost_by_both_ways_on_the_items_day(sources):
    landed = made(sources, **SOLD)["landed"]
    assert [way["channel"] for way in landed["ways"]] == ["express", "post"]
    assert all("2025-06-20" in line["en"] for line in landed["lines"])


@pytest.mark.parametrize("lacking", ["usd", "sells_to", "ships_from", "captured"])
def test_it_says_that_something_is_lacking_for_the_landed_cost(sources, lacking):
    fields = {name: value for name, value in SOLD.items() if name != lacking}
    assert made(sources, **fields)["landed"]["ways"] == []


def test_before_the_exemption_ended_a_small_parcel_came_in_free():
    early = item("listing", **(SOLD | {"captured": "2025-04-20"}))
    late = item("listing", **SOLD)
    assert least_landed(early) == 60
    assert least_landed(late) > 60


def test_another_currency_has_no_landed_cost():
    euros = replace(item("listing", **SOLD), price=Money(Decimal(60), "EUR"))
    assert landed_costs(euros, tariff()) == ()


def test_goods_are_the_longest_name_that_a_text_holds():
    assert goods_named(item("listing", title="leather handbags for women"), tariff()) is not None
    assert goods_named(item("listing", title="a quiet evening"), tariff()) is None


def test_an_item_in_which_nothing_is_found_has_no_dossier(sources):
    assert dossiers(item(title="a quiet evening with friends"), ["marlowe"], sources) == {}


def test_every_sentence_reads_in_both_languages_and_accuses_nobody():
    for english, chinese in load_sentences().values():
        assert english.strip()
        assert chinese.strip()
        assert not any(word in english.lower() for word in ("fake", "counterfeit", "squat"))
        assert not any(word in chinese for word in ("假货", "侵权", "抢注"))


@pytest.mark.parametrize("lang", ["en", "zh", "both"])
def test_the_terminal_shows_every_part(sources, lang, capsys):
    checks(made(sources, **SOLD), Console(width=200), lang=lang, name="Marlowe")
    shown = capsys.readouterr().out
    assert "60" in shown
    assert ("express" in shown) is (lang != "zh")


def test_rights_that_stop_are_told_once(sources):
    (asked,) = made(sources, **SOLD)["rights"]
    assert len({line["en"] for line in asked["lines"]}) == len(asked["lines"])
    assert dossier.MOST_TERRITORIES == 3
