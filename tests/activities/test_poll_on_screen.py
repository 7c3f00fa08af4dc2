"""Polls and sliders in a browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.examples import order, poll, slider
from tests.activities.harness import PHONE, Bench
from tests.activities.talking import kept, save

pytestmark = pytest.mark.browser


def test_a_facilitator_reveals_and_a_participant_sees(
    open_bench: Callable[..., Bench], people: People
) -> None:
    me, facilitator = people.seat(), people.facilitator()
    mine, steering = attached(poll(), me), attached(poll(), facilitator)
    laptop, phone = open_bench(), open_bench(size=PHONE)
    laptop.show(steering)
    phone.show(mine)
    phone.page.get_by_label("Nearly").check()
    expect(phone.page.get_by_role("status").first).to_contain_text("Saved")
    expect(phone.page.get_by_role("table")).to_have_count(0)
    expect(phone.page.get_by_role("button", name="Show results")).to_have_count(0)
    laptop.page.get_by_role("button", name="Show results to everyone").click()
    expect(laptop.page.get_by_role("button", name="Hide results")).to_be_visible()
    phone.catch_up(mine)
    row = phone.page.get_by_role("row", name="Nearly")
    expect(row.get_by_role("cell")).to_have_text(["1", "100%"])


def test_results_are_shown_once_there_is_a_first_line(
    bench: Bench, people: People
) -> None:
    bench.show(attached(poll(), people.facilitator()))
    bench.hold_line()
    bench.page.get_by_role("button", name="Show results to everyone").click()
    bench.open_line()
    expect(bench.page.get_by_role("button", name="Hide results")).to_be_visible()


@pytest.mark.parametrize("is_lost", [True, False])
def test_results_that_cannot_be_shown_without_a_line_are_said_not_to_be(
    bench: Bench, people: People, *, is_lost: bool
) -> None:
    bench.show(attached(poll(), people.facilitator()))
    bench.hold_line()
    if is_lost:
        bench.page.evaluate("models[0].model.connected = false")
    bench.page.get_by_role("button", name="Show results to everyone").click()
    if not is_lost:
        bench.disconnect()
    failed = "That did not get through. Check the connection and try again."
    expect(bench.page.get_by_text(failed)).to_be_visible()


def test_a_vote_can_be_taken_back(bench: Bench, people: People) -> None:
    me = people.seat()
    bench.show(attached(poll(), me))
    bench.page.get_by_label("Ready", exact=True).check()
    bench.page.get_by_role("button", name="More").click()
    bench.page.get_by_role("button", name="Clear my answer").click()
    expect(bench.page.get_by_label("Ready", exact=True)).not_to_be_checked()
    expect(bench.page.get_by_role("radio").first).to_be_focused()
    expect(bench.page.get_by_role("status").first).to_contain_text("Saved")
    kept = me.response(WORKSHOP, "ready")
    assert kept is not None
    assert kept.value["chosen"] == []


def test_two_of_a_kind_live_on_one_page(bench: Bench, people: People) -> None:
    me = people.seat()
    bench.show(attached(poll(), me), attached(order(), me), attached(poll(), me))
    first = bench.page.get_by_label("Ready", exact=True).first
    first.check()
    bench.page.get_by_label("Nearly").last.check()
    expect(first).to_be_checked()


def test_a_slider_and_its_number_say_the_same(bench: Bench, people: People) -> None:
    me = people.seat()
    bench.show(attached(slider(), me))
    handle = bench.page.get_by_role("slider", name="Slider")
    number = bench.page.get_by_role("spinbutton", name="Number")
    expect(handle).to_have_attribute("aria-valuetext", "Not answered yet")
    number.fill("35")
    expect(handle).to_have_value("35")
    handle.press("ArrowRight")
    expect(number).to_have_value("36")
    expect(bench.page.get_by_role("status").first).to_contain_text("Saved")
    assert kept(me, "share")["chosen"] == [36]
    bench.page.get_by_role("button", name="More").click()
    bench.page.get_by_role("button", name="Clear my answer").click()
    expect(number).to_have_value("")


def test_a_sliders_results_come_in_bands(bench: Bench, people: People) -> None:
    for point in (0, 19, 20, 55, 100):
        save(attached(slider(), people.seat()), {"chosen": [point]})
    bench.show(attached(slider(), people.facilitator()))
    rows = bench.page.get_by_role("rowheader")
    expect(rows).to_have_text(["0–19", "20–39", "40–59", "60–79", "80–100"])  # noqa: RUF001
    row = bench.page.get_by_role("row", name="0–19")  # noqa: RUF001
    expect(row.get_by_role("cell")).to_have_text(["2", "40%"])
    expect(bench.page.get_by_role("status").last).to_contain_text("Average 38.8")
