"""Low statements of the audit become aims of the plan, once and when asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import People, attached, of_year
from tests.activities.harness import SMALL_PHONE, Bench
from tests.activities.talking import save
from tests.first_year import YEAR
from toolkit.activities import ActionPlan, Activity, Audit
from toolkit.model import PROGRAMME
from toolkit.seat import Seat


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What is offered is the same whatever keeps the answers."""
    return sqlite_url


LOW = {"A1": 3, "C3": 2, "B2": 1, "D4": 4}


def placed(seat: Seat, stages: dict[str, int], *, moment: str = "baseline") -> None:
    save(attached(Audit(YEAR, moment=moment), seat), {"stages": stages, "notes": {}})


def offered(plan: Activity) -> list[str]:
    return [one["code"] for one in plan.room["low"].get("statements", [])]


def test_the_lowest_statements_are_offered_lowest_first(people: People) -> None:
    seat = people.seat()
    placed(seat, LOW)
    plan = attached(of_year(ActionPlan()), seat)
    assert offered(plan) == ["B2", "C3"]
    assert plan.room["low"]["statements"][1] == {
        "code": "C3",
        "title": "Planning together",
        "stage": "Taking shape",
        "next": "Established",
        "step": "Plan one hard idea together, including likely answers.",
    }


def test_the_latest_audit_counts(people: People) -> None:
    seat = people.seat()
    placed(seat, LOW)
    placed(seat, {"B2": 3, "C3": 3, "C1": 2}, moment="middle")
    plan = attached(of_year(ActionPlan()), seat)
    assert (plan.room["low"]["moment"], offered(plan)) == ("halfway", ["C1"])


def test_no_more_is_offered_than_one_can_choose_from(people: People) -> None:
    seat = people.seat()
    placed(seat, {f"{group}{number}": 1 for group in "ABCD" for number in (1, 2, 3)})
    assert len(offered(attached(of_year(ActionPlan()), seat))) == 6


def test_an_audit_reaches_a_plan_that_is_open_already(people: People) -> None:
    seat = people.seat()
    plan = attached(of_year(ActionPlan()), seat)
    assert offered(plan) == []
    placed(people.again(seat), LOW)
    for event in seat.changes():
        plan.on_event(event)
    assert offered(plan) == ["B2", "C3"]


def test_nobody_is_offered_what_somebody_else_placed(people: People) -> None:
    placed(people.seat(), LOW)
    assert offered(attached(of_year(ActionPlan()), people.seat())) == []


@pytest.mark.browser
def test_one_press_makes_an_aim_and_a_second_is_not_offered(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    placed(seat, LOW)
    bench.show(attached(of_year(ActionPlan()), seat))
    page = bench.page
    page.get_by_text("From your audit: 2 to choose from").click()
    page.get_by_role("button", name="Make C3 an aim").click()
    expect(page.get_by_text("Saved ")).to_be_visible()
    aim = page.get_by_label("Aim 1", exact=True)
    expect(aim).to_be_focused()
    expect(aim).to_have_value("Planning together: from “Taking shape” to “Established”")
    expect(page.get_by_label("Audit statement and outcome codes")).to_have_value("C3")
    expect(page.get_by_text("C3 is in your plan.")).to_be_visible()
    expect(page.get_by_role("button", name="Make C3 an aim")).to_have_count(0)
    kept = seat.response(PROGRAMME, "action-plan")
    assert kept is not None
    (kept_aim,) = kept.value["aims"]
    assert kept_aim["codes"] == "C3"
    assert [one["action"] for one in kept_aim["actions"]] == [
        "Plan one hard idea together, including likely answers."
    ]


@pytest.mark.browser
def test_an_aim_may_be_reworded_and_stays_known_by_its_code(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    placed(seat, LOW)
    bench.show(attached(of_year(ActionPlan()), seat))
    page = bench.page
    page.get_by_role("button", name="Add an aim").click()
    page.get_by_label("Aim 1", exact=True).fill("Plan as a team")
    page.get_by_label("Audit statement and outcome codes").fill("PR3, C3")
    page.get_by_text("From your audit: 2 to choose from").click()
    expect(page.get_by_text("C3 is in your plan.")).to_be_visible()
    expect(page.get_by_role("button", name="Make B2 an aim")).to_be_visible()


@pytest.mark.browser
def test_a_full_plan_says_so_and_changes_nothing(bench: Bench, people: People) -> None:
    seat = people.seat()
    placed(seat, LOW)
    bench.show(attached(of_year(ActionPlan()), seat))
    page = bench.page
    for number in (1, 2, 3):
        page.get_by_role("button", name="Add an aim").click()
        page.get_by_label(f"Aim {number}", exact=True).fill("An aim of my own")
    page.get_by_text("From your audit").click()
    page.get_by_role("button", name="Make B2 an aim").click()
    expect(page.get_by_text("There is room for 3 here.")).to_be_visible()
    expect(page.get_by_label("Aim 1", exact=True)).to_have_value("An aim of my own")


@pytest.mark.browser
def test_what_is_offered_fits_a_small_phone(
    open_bench: Callable[..., Bench], people: People
) -> None:
    bench = open_bench(size=SMALL_PHONE)
    seat = people.seat()
    placed(seat, LOW)
    bench.show(attached(of_year(ActionPlan()), seat))
    bench.page.get_by_text("From your audit").click()
    assert bench.page.evaluate("document.documentElement.scrollWidth") <= 320
