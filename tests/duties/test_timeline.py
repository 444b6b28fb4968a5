from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from xml.etree import ElementTree

from countermark.duties.record import steps as records
from countermark.duties.timeline import timeline
from countermark.report.timeline import svg
from tests.duties.build import cost, parcel, tariff

BEGINNING, END = date(2016, 1, 1), date(2026, 11, 24)
SVG = "{http://www.w3.org/2000/svg}"


def steps(**more):
    asked = {"goods": "handbag", "price": "30", "channel": "express"} | more
    return timeline(parcel("2026-11-24", **asked), tariff(), first=BEGINNING, last=END)


def test_the_days_have_no_gap_and_no_overlap():
    made = steps()
    assert made[0].first == date(2016, 3, 10)
    assert made[-1].last == END
    for one, following in pairwise(made):
        assert one.last + timedelta(days=1) == following.first


def test_each_day_costs_what_its_step_says():
    for step in steps(channel="post"):
        for day in (step.first, step.last):
            alone = cost(day.isoformat(), "30", "handbag", channel="post")
            assert alone.duty == step.cost.duty
            assert alone.charged == step.cost.charged


def test_a_bag_was_free_until_may_2025_but_for_one_day():
    free = [
        (one.first.isoformat(), one.last.isoformat()) for one in steps() if one.cost.exemption.free
    ]
    assert free == [("2016-03-10", "2025-02-03"), ("2025-02-05", "2025-05-01")]


def test_days_after_the_last_evidence_are_a_step_of_their_own():
    assert [one.cost.stale for one in steps()[-2:]] == [False, True]


def test_a_record_says_what_each_step_rests_on():
    made = records(steps())
    assert made[0] == {
        "from": "2016-03-10",
        "until": "2025-02-03",
        "duty": {"low": "0.00", "high": "0.00"},
        "charged": {"low": "0.00", "high": "0.00"},
        "total": {"low": "30.00", "high": "30.00"},
        "free": True,
        "layers": [],
        "stale": False,
    }
    assert made[1]["layers"] == ["mfn", "section_301", "ieepa_fentanyl"]


def test_the_picture_is_one_svg_with_a_mark_for_each_step():
    made = steps()
    picture = ElementTree.fromstring(svg(made, "30 <USD> & more"))  # noqa: S314
    titles = [one.text for one in picture.iter(f"{SVG}title")]
    assert titles[0] == "30 <USD> & more"
    assert len(titles) == len(made) + 1
    assert titles[1].startswith("2016-03-10 to 2025-02-03: 30.00 (of low value")
    heights = [
        Decimal(one.get("y1")) for one in picture.iter(f"{SVG}line") if one.get("stroke-width")
    ]
    assert heights[1] < heights[0]  # dearer stands higher


def test_a_parcel_of_no_worth_can_be_drawn():
    assert "<svg" in svg(steps(price="0"), "nothing")
