"""A cycle of weeks in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import attached
from tests.activities.examples import cycle
from tests.activities.harness import Bench
from tests.activities.pressing import saved
from tests.activities.talking import kept
from toolkit.seat import Seat

pytestmark = pytest.mark.browser


def test_the_check_says_what_is_still_missing(bench: Bench, seat: Seat) -> None:
    bench.show(attached(cycle(), seat))
    page = bench.page
    for number in (1, 2, 3):
        week = page.get_by_role("group", name=f"Week {number}")
        week.get_by_label("Room").fill("M4")
    for number in (1, 2):
        page.get_by_role("group", name=f"Week {number}").get_by_label(
            "Somebody other"
        ).check()
    checks = page.get_by_role("region", name="Is everything in it?")
    lines = checks.get_by_role("listitem")
    expect(lines.filter(has_text="Rooms")).to_have_text("DoneRooms: all 3 weeks")
    expect(lines.filter(has_text="Dates")).to_have_text(
        "To doDates: 0 of 3 weeks so far"
    )
    expect(lines.filter(has_text="Somebody")).to_contain_text("2 of 3 weeks: enough")


def test_a_week_is_reworded_and_kept(bench: Bench, seat: Seat) -> None:
    bench.show(attached(cycle(), seat))
    week = bench.page.get_by_role("group", name="Week 1")
    expect(week.get_by_label("What happens")).to_have_value("Agree one question")
    week.get_by_label("What happens").fill("Watch one lesson")
    week.get_by_label("Date").fill("2023-04-17")
    saved(bench)
    bench.reload()
    expect(week.get_by_label("What happens")).to_have_value("Watch one lesson")
    assert kept(seat, "cycle")["weeks"][0]["date"] == "2023-04-17"
