"""The action plan in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import WORKSHOP, People, attached, of_year
from tests.activities.harness import SMALL_PHONE, Bench
from tests.activities.talking import save
from tests.activities.test_action_plan import PLAN, answer
from toolkit.activities import ActionPlan
from toolkit.model import PROGRAMME
from toolkit.seat import Seat

pytestmark = pytest.mark.browser


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What the page does is the same whatever keeps the answers."""
    return sqlite_url


def kept(seat: Seat) -> dict[str, object]:
    response = seat.response(PROGRAMME, "action-plan")
    assert response is not None
    value: dict[str, object] = response.value
    return value


def test_one_sentence_is_enough_to_begin(bench: Bench, people: People) -> None:
    seat = people.seat()
    bench.show(attached(of_year(ActionPlan()), seat))
    page = bench.page
    invitation = page.get_by_text("One sentence and a reason is enough today.")
    expect(invitation).to_be_visible()
    page.get_by_label("Hope and vision line").fill("Pupils who ask why.")
    expect(invitation).to_be_hidden()
    expect(page.get_by_text("Saved ")).to_be_visible()
    assert kept(seat)["hope"] == "Pupils who ask why."


def test_a_plan_grows_to_aims_actions_and_reviews(bench: Bench, people: People) -> None:
    seat = people.seat()
    bench.show(attached(of_year(ActionPlan()), seat))
    page = bench.page
    page.get_by_role("button", name="Add an aim").click()
    page.keyboard.type("Explain ratio")
    page.get_by_role("button", name="Add an action to aim 1").click()
    page.keyboard.type("Swap $x^2$ for one lesson")
    page.get_by_label("By when").fill("2023-05-12")
    page.get_by_label("Amber: under way").check()
    page.get_by_role("button", name="Add a review note").click()
    page.keyboard.type("Two swapped")
    expect(page.get_by_text("by 12 May 2023")).to_be_visible()
    expect(page.get_by_text("Saved ")).to_be_visible()
    title = page.locator("summary", has_text="Aim 1, action 1").locator("math")
    expect(title).to_have_attribute("alttext", "x squared")
    (aim,) = kept(seat)["aims"]
    (action,) = aim["actions"]
    assert (aim["aim"], action["action"]) == (
        "Explain ratio",
        "Swap $x^2$ for one lesson",
    )
    assert (action["by"], action["rag"]) == ("2023-05-12", "amber")
    assert action["reviews"][0]["note"] == "Two swapped"


@pytest.mark.parametrize(
    ("left", "right"), [("Who leads", "Who helps"), ("By when", "Resources")]
)
def test_boxes_side_by_side_stand_on_one_line(
    left: str, right: str, bench: Bench, people: People
) -> None:
    bench.show(attached(of_year(ActionPlan()), people.seat()))
    page = bench.page
    page.get_by_role("button", name="Add an aim").click()
    page.get_by_role("button", name="Add an action to aim 1").click()
    for found in (page.get_by_text, page.get_by_label):
        boxes = [found(name, exact=True).bounding_box() for name in (left, right)]
        assert boxes[0] is not None
        assert boxes[1] is not None
        assert boxes[0]["y"] == pytest.approx(boxes[1]["y"], abs=1)
        assert boxes[0]["x"] < boxes[1]["x"]


def test_a_plan_is_there_again_with_its_actions_folded(
    bench: Bench, people: People
) -> None:
    plan = attached(of_year(ActionPlan()), people.seat())
    save(plan, PLAN)
    bench.show(plan)
    page = bench.page
    summary = page.get_by_text("Aim 1, action 1")
    expect(page.get_by_label("Who leads")).to_be_hidden()
    summary.click()
    expect(page.get_by_label("Who leads")).to_have_value("Second in department")


def test_what_was_written_is_removed_with_care(bench: Bench, people: People) -> None:
    seat = people.seat()
    plan = attached(of_year(ActionPlan()), seat)
    save(plan, PLAN)
    bench.show(plan)
    page = bench.page
    page.get_by_role("button", name="Remove aim 1").click()
    expect(page.get_by_text("What you wrote there goes too.")).to_be_visible()
    page.get_by_role("button", name="Yes, remove it").click()
    expect(page.get_by_role("button", name="Add an aim")).to_be_focused()
    expect(page.get_by_text("Saved ")).to_be_visible()
    page.wait_for_function("!Object.keys(localStorage).length")
    assert kept(seat)["aims"] == []


def test_there_is_room_for_three_aims(bench: Bench, people: People) -> None:
    bench.show(attached(of_year(ActionPlan()), people.seat()))
    for _ in range(4):
        bench.page.get_by_role("button", name="Add an aim").click()
    expect(bench.page.get_by_text("There is room for 3 here.")).to_be_visible()
    expect(bench.page.get_by_label("Aim 3", exact=True)).to_be_visible()
    expect(bench.page.get_by_label("Aim 4", exact=True)).to_have_count(0)


def test_earlier_words_are_used_when_asked_and_never_overwrite(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    answer(seat, "hope", {"text": "Pupils who ask why."})
    bench.show(
        attached(of_year(ActionPlan(prefill={"hope": (WORKSHOP, "hope")})), seat)
    )
    page = bench.page
    box = page.get_by_label("Hope and vision line")
    offer = page.get_by_role("button", name="Use my words from Workshop 1")
    box.fill("Something else")
    expect(offer).to_have_count(0)
    box.fill("")
    offer.click()
    expect(box).to_have_value("Pupils who ask why.")
    expect(offer).to_have_count(0)


def test_a_small_phone_needs_no_sideways_scrolling(
    open_bench: Callable[..., Bench], people: People
) -> None:
    bench = open_bench(size=SMALL_PHONE)
    plan = attached(of_year(ActionPlan()), people.seat())
    save(plan, PLAN)
    bench.show(plan)
    bench.page.get_by_text("Aim 1, action 1").click()
    assert bench.page.evaluate("document.documentElement.scrollWidth") == SMALL_PHONE[0]


def test_a_plan_leaves_nothing_behind(bench: Bench, people: People) -> None:
    plan = attached(of_year(ActionPlan()), people.seat())
    bench.show(plan)
    expect(bench.page.get_by_label("Hope and vision line")).to_be_visible()
    assert bench.take_down(plan) == 0
