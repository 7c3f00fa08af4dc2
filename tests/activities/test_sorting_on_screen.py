"""Sorting, ladder, recommendations, thread, slider and waterfall in a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.harness import SMALL_PHONE, Bench
from tests.activities.talking import save
from tests.activities.test_sorting import (
    ALL,
    ladder,
    recommendations,
    slider,
    sorting,
    thread,
    waterfall,
)
from toolkit.activities import Activity
from toolkit.seat import Seat

pytestmark = [
    pytest.mark.browser,
    pytest.mark.parametrize("database_url", ["sqlite"], indirect=True),
]


def kept(seat: Seat, name: str) -> Any:
    response = seat.response(WORKSHOP, name)
    assert response is not None
    return response.value


def test_cards_are_sorted_by_keyboard_and_a_full_column_says_so(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    bench.show(attached(sorting(), me))
    page = bench.page
    for card in ("Ratio", "Fractions"):
        page.get_by_label(f"Where to put: {card}").select_option("Rebuild")
    told = page.get_by_role("status").first
    expect(told).to_have_text("‘Fractions’ is now in Rebuild.")  # noqa: RUF001
    third = page.get_by_label("Where to put: Area")
    third.select_option("Rebuild")
    expect(told).to_have_text("Rebuild holds 2 at most. Move one out first.")
    expect(third).to_have_value("")
    expect(page.get_by_role("status").last).to_contain_text("Saved")
    assert kept(me, "sort")["words"]["Rebuild"] == ["Ratio", "Fractions"]


def test_a_card_that_waits_asks_why_and_until_when(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    bench.show(attached(sorting(), me))
    page = bench.page
    expect(page.get_by_label("Why? Area")).to_be_hidden()
    page.get_by_label("Where to put: Area").select_option("Wait")
    page.get_by_label("Why? Area").fill("A summer unit carries it")
    page.get_by_label("Look again on: Area").fill("2023-06-05")
    expect(page.get_by_role("status").last).to_contain_text("Saved")
    value = kept(me, "sort")
    assert (value["reasons"][4], value["dates"][4]) == (
        "A summer unit carries it",
        "2023-06-05",
    )


def test_a_card_is_dragged_to_its_column(bench: Bench, people: People) -> None:
    bench.show(attached(sorting(), people.seat()))
    bench.page.get_by_title("Drag to a place").nth(1).hover()
    bench.page.mouse.down()
    bench.page.locator("[data-place='1']").hover()
    bench.page.mouse.up()
    where = bench.page.get_by_label("Where to put: Angle facts")
    expect(where).to_have_value("1")


def test_own_evidence_gets_a_level_a_sentence_and_a_confidence(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    bench.show(attached(ladder(), me))
    page = bench.page
    page.get_by_role("textbox", name="Our own evidence 1").fill("Two classes explain")
    page.get_by_label("Where to put: Two classes explain").select_option("Pupils")
    level = page.get_by_role("group", name="Level 3: Pupils")
    level.get_by_role("textbox").fill("They say why.")
    level.get_by_label("Medium").check()
    expect(page.get_by_role("status").last).to_contain_text("Saved")
    value = kept(me, "rungs")
    assert value["words"]["Pupils"] == ["Two classes explain"]
    assert value["levels"][2] == {"sentence": "They say why.", "confidence": 1}


def test_marks_are_counted_and_stars_run_out(bench: Bench, people: People) -> None:
    me = people.seat()
    bench.show(attached(recommendations(), me))
    page = bench.page
    page.get_by_role("group", name="Listen").get_by_label("Partly").check()
    for item in ("Listen", "Ask"):
        page.get_by_label(f"Star: {item}").check()
    page.get_by_label("Star: Rest").click()
    expect(page.get_by_label("Star: Rest")).not_to_be_checked()
    expect(page.get_by_text("You have given 2 stars.")).to_be_visible()
    page.get_by_label("How? Ask").fill("Every half-term")
    count = page.get_by_role("status").first
    expect(count).to_have_text(
        "1 of 5 marked · We do this: 0 · Partly: 1 · Not yet: 0 · 2 of 2 stars"
    )
    expect(page.get_by_role("status").last).to_contain_text("Saved")
    assert kept(me, "list")["how"][2] == "Every half-term"


def test_a_thread_is_ordered_and_joined_by_keyboard(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    bench.show(attached(thread(), me))
    page = bench.page
    later = page.get_by_role("button", name="Move later: Ratio")
    later.focus()
    later.press("Enter")
    told = page.get_by_role("status").first
    expect(told).to_have_text("‘Ratio’ is now in place 2 of 5.")  # noqa: RUF001
    expect(later).to_be_focused()
    page.get_by_label("From").select_option("2. Ratio")
    page.get_by_label("Join", exact=True).select_option("fragile")
    page.get_by_label("To", exact=True).select_option("1. Angle facts")
    page.get_by_role("button", name="Add this join").click()
    joins = page.get_by_role("list", name="Joins").get_by_role("listitem")
    expect(joins).to_contain_text("Ratio · fragile · Angle facts")
    page.get_by_text("Images: none yet").first.click()
    page.get_by_label("Bar").first.check()
    expect(page.get_by_text("Images: Bar")).to_be_visible()
    expect(page.get_by_role("status").last).to_contain_text("Saved")
    value = kept(me, "grow")
    assert value["order"] == [1, 0, 2, 3, 4]
    assert value["joins"] == [{"from": 0, "kind": 3, "to": 1}]
    assert value["images"][1] == [0]
    page.get_by_role("button", name="Remove the join").click()
    expect(joins).to_have_count(0)


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


def test_a_wall_waits_for_the_facilitators_button(
    open_bench: Callable[..., Bench], people: People
) -> None:
    save(attached(waterfall(), people.seat()), {"text": "Together"}, sharing="cohort")
    me = people.seat()
    mine, steering = (
        attached(waterfall(), me),
        attached(waterfall(), people.facilitator()),
    )
    phone, laptop = open_bench(size=SMALL_PHONE), open_bench()
    phone.show(mine)
    laptop.show(steering)
    expect(phone.page.get_by_role("status").last).to_contain_text("1 is ready.")
    expect(phone.page.get_by_role("button")).to_have_count(0)
    expect(laptop.page.get_by_text("Together", exact=True)).to_have_count(0)
    laptop.page.get_by_role("button", name="Show all together").click()
    expect(laptop.page.get_by_text("Together", exact=True)).to_be_visible()
    phone.catch_up(mine)
    expect(phone.page.get_by_text("Together", exact=True)).to_be_visible()


@pytest.mark.parametrize("make", ALL)
def test_a_small_phone_scrolls_one_way_and_every_target_is_large(
    make: Callable[[], Activity], open_bench: Callable[..., Bench], people: People
) -> None:
    bench = open_bench(size=SMALL_PHONE)
    bench.show(attached(make(), people.seat()))
    assert bench.page.evaluate("document.documentElement.scrollWidth") <= 320
    for role in ("button", "combobox", "textbox", "slider", "spinbutton"):
        for target in bench.page.get_by_role(role).all():
            box = target.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 44


@pytest.mark.parametrize("make", ALL)
def test_an_answer_is_there_again_on_the_next_visit(
    make: Callable[[], Activity], open_bench: Callable[..., Bench], people: People
) -> None:
    me = people.seat()
    value = {
        "columns": [0, 2],
        "own": [],
        "marks": [1],
        "stars": [0],
        "order": [4, 3],
        "joins": [{"from": 0, "kind": 1, "to": 2}],
        "chosen": [40],
        "text": "Mine",
    }
    activity = attached(make(), me)
    save(activity, value)
    bench = open_bench()
    bench.show(attached(make(), people.again(me)))
    status = bench.page.get_by_role("status").filter(has_text="Saved")
    expect(status).to_have_count(1)


@pytest.mark.parametrize("make", ALL)
def test_an_activity_taken_down_stops_listening(
    make: Callable[[], Activity], bench: Bench, people: People
) -> None:
    activity = attached(make(), people.seat())
    bench.show(activity)
    assert bench.take_down(activity) == 0
