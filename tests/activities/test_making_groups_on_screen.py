"""The panel for groups in a browser, by keyboard and at every width."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import People, attached
from tests.activities.harness import LAPTOP, PHONE, SMALL_PHONE, Bench
from tests.activities.test_making_groups import (
    ask,
    come,
    make,
    members,
    panel,
    protocol,
    scoped,
)

pytestmark = pytest.mark.browser


def test_a_facilitator_makes_groups_and_moves_somebody_by_keyboard(
    bench: Bench, people: People
) -> None:
    for _ in range(6):
        people.seat()
    steering = panel(people.facilitator())
    bench.show(steering)
    bench.page.get_by_label("Size").select_option("3")
    bench.page.get_by_role("button", name="Make groups").click()
    told = bench.page.get_by_role("status")
    expect(told).to_have_text("6 people in 2 groups. Everybody sees their own.")
    expect(bench.page.get_by_role("heading", name="Group 2")).to_be_visible()
    who = members(steering)[0][0]
    mover = bench.page.get_by_label(f"Group of {who}")
    mover.focus()
    mover.press("ArrowDown")
    expect(told).to_have_text(f"{who}: Group 2.")
    expect(bench.page.get_by_label(f"Group of {who}")).to_be_focused()
    assert who in members(steering)[1]
    bench.page.get_by_role("button", name=f"Goes first in Group 2: {who}").click()
    expect(told).to_have_text(f"{who} goes first.")
    assert members(steering)[1][0] == who


def test_new_groups_in_place_of_others_are_asked_about_and_undone(
    bench: Bench, people: People
) -> None:
    for _ in range(4):
        people.seat()
    steering = panel(people.facilitator())
    make(steering, size=2)
    before = members(steering)
    bench.show(steering)
    bench.page.get_by_text("Make new groups", exact=True).click()
    bench.page.get_by_role("button", name="Make groups").click()
    bench.page.get_by_role("button", name="Make them").click()
    expect(bench.page.get_by_role("status")).to_contain_text("in 1 group.")
    bench.page.get_by_role("button", name="Undo the last arrangement").click()
    expect(bench.page.get_by_role("status")).to_contain_text("are back")
    assert members(steering) == before


def test_a_place_that_nobody_should_follow_is_refused_calmly(
    bench: Bench, people: People
) -> None:
    people.seat()
    steering = panel(people.facilitator())
    make(steering)
    bench.show(steering)
    box = bench.page.get_by_label("Where Group 1 meets", exact=True)
    box.fill("http://rooms.example.org/4")
    bench.page.get_by_role("button", name="Save where Group 1 meets").click()
    expect(bench.page.get_by_role("status")).to_contain_text("start with https://")
    expect(box).to_have_value("http://rooms.example.org/4")
    box.fill("Table 4")
    box.press("Enter")
    expect(bench.page.get_by_role("status")).to_contain_text("Saved where Group 1")


def test_a_participant_is_told_their_role(bench: Bench, people: People) -> None:
    seats = [people.seat() for _ in range(4)]
    steering = panel(people.facilitator())
    make(steering, size=4)
    last = steering.room["groups"][0]["members"][3]
    seat = next(seat for seat in seats if seat.person.id == last["id"])
    seat.changes()
    bench.show(attached(protocol(), seat))
    expect(bench.page.get_by_text("You are Timekeeper.")).to_be_visible()
    expect(bench.page.get_by_text(f"Timekeeper: {last['name']}")).to_be_visible()


def test_nobody_else_sees_the_panel(bench: Bench, people: People) -> None:
    bench.show(panel(people.seat()))
    expect(bench.page.get_by_text("This is for facilitators.")).to_be_visible()
    expect(bench.page.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize("size", [SMALL_PHONE, PHONE, LAPTOP])
def test_nothing_is_wider_than_the_screen(
    open_bench: Callable[..., Bench],
    people: People,
    size: tuple[int, int],
    tmp_path: Path,
) -> None:
    seats = [people.seat() for _ in range(7)]
    steering = panel(people.facilitator())
    scoped(steering, "The year")
    make(steering, size=4, version=0)
    people.seat()
    come(people, *seats[:3])
    steering.refresh_room()
    bench = open_bench(size=size)
    bench.show(steering)
    assert bench.page.evaluate("document.documentElement.scrollWidth") <= size[0]
    bench.screenshot(tmp_path / "panel.png")


def test_a_place_in_hand_stays_while_people_come_and_move(
    bench: Bench, people: People
) -> None:
    for _ in range(4):
        people.seat()
    lead = people.facilitator()
    steering = panel(lead)
    make(steering, size=2)
    bench.show(steering)
    box = bench.page.get_by_role("textbox", name="Where Group 1 meets")
    box.fill("Room 3")
    other = panel(people.again(lead))
    first, second = other.room["groups"]
    ask(other, "move", person=second["members"][0]["id"], to=first["id"])
    bench.catch_up(steering)
    expect(bench.page.get_by_role("heading", name="Group 1 · 3 people")).to_be_visible()
    expect(box).to_have_value("Room 3")
    expect(box).to_be_focused()
    box.press("Enter")
    expect(bench.page.get_by_role("status")).to_contain_text("Group 1")
    bench.catch_up(steering)
    expect(box).to_have_value("Room 3")
