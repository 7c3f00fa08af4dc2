"""The panel for groups in a browser, by keyboard and at every width."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.activities.conftest import People, attached
from tests.activities.harness import LAPTOP, PHONE, SMALL_PHONE, Bench
from tests.activities.shared import arrange, catch_up, group_of
from tests.activities.test_making_groups import (
    ask,
    come,
    make,
    members,
    panel,
    protocol,
    scoped,
    start,
)

pytestmark = pytest.mark.browser


def told(bench: Bench) -> Locator:
    return bench.page.locator(".ws-told")


def button(bench: Bench, name: str | re.Pattern[str]) -> Locator:
    return bench.page.get_by_role("button", name=name)


def heading(bench: Bench, name: str) -> Locator:
    return bench.page.get_by_role("heading", name=name)


def card(bench: Bench, name: str) -> Locator:
    return bench.page.locator(".ws-group-card").filter(has=heading(bench, name))


def change(bench: Bench, group: str) -> None:
    """Open what can be said of *group*."""
    card(bench, group).locator("summary", has_text="Change").click()


def test_a_facilitator_makes_groups_and_moves_somebody_by_keyboard(
    bench: Bench, people: People
) -> None:
    for _ in range(6):
        people.seat()
    steering = panel(people.facilitator())
    bench.show(steering)
    bench.page.get_by_label("Size").select_option("3")
    button(bench, "Make 2 groups").click()
    expect(told(bench)).to_have_text("6 people in 2 threes. Everybody sees their own.")
    expect(heading(bench, "Group 2 3 people, 0 here")).to_be_visible()
    who = members(steering)[0][0]
    mover = bench.page.get_by_label(f"Group of {who}")
    mover.focus()
    mover.press("ArrowDown")
    expect(told(bench)).to_have_text(f"{who}: Group 2.")
    expect(bench.page.get_by_label(f"Group of {who}")).to_be_focused()
    assert who in members(steering)[1]
    change(bench, "Group 2")
    first = bench.page.get_by_label("Who goes first in Group 2")
    first.select_option(label=who)
    expect(told(bench)).to_have_text(f"{who} goes first.")
    assert members(steering)[1][0] == who


def test_making_again_says_what_it_would_do_asks_once_and_is_undone(
    bench: Bench, people: People
) -> None:
    for _ in range(8):
        people.seat()
    steering = panel(people.facilitator())
    make(steering, size=2)
    before = members(steering)
    bench.show(steering)
    expect(button(bench, re.compile("^Make"))).to_have_count(0)
    bench.page.get_by_text("Make new groups", exact=True).click()
    make_them = button(bench, "Make 2 new groups in place of these")
    make_them.click()
    expect(bench.page.get_by_text("In use now: 4 pairs.")).to_be_visible()
    expect(make_them).to_have_count(0)
    expect(button(bench, "Keep these")).to_be_focused()
    bench.page.keyboard.press("Escape")
    expect(make_them).to_be_focused()
    make_them.click()
    button(bench, "Make them").click()
    expect(told(bench)).to_contain_text("in 2 fours.")
    # Nothing that makes is left under the pointer: it is folded, and asks again.
    expect(button(bench, re.compile("^Make"))).to_have_count(0)
    bench.page.get_by_text("Make new groups", exact=True).click()
    expect(button(bench, "Make 2 new groups in place of these")).to_be_visible()
    expect(button(bench, "Make them")).to_have_count(0)
    button(bench, "Undo the last arrangement").click()
    expect(told(bench)).to_contain_text("are back")
    assert members(steering) == before


def test_a_second_press_on_the_same_place_makes_nothing(
    bench: Bench, people: People
) -> None:
    for _ in range(4):
        people.seat()
    steering = panel(people.facilitator())
    bench.show(steering)
    button(bench, "Make 1 group").dblclick()
    expect(heading(bench, "Group 1")).to_be_visible()
    bench.settle()
    version = steering.room["version"]
    bench.page.get_by_text("Make new groups", exact=True).click()
    button(bench, "Make 1 new group in place of these").dblclick()
    expect(button(bench, "Make them")).to_be_visible()
    bench.settle()
    assert steering.room["version"] == version
    button(bench, "Make them").dblclick()
    expect(told(bench)).to_contain_text("4 people in 1 four.")
    bench.settle()
    assert steering.room["version"] == version + 1


def test_those_who_are_here_are_the_default_once_it_is_live(
    bench: Bench, people: People
) -> None:
    seats = [people.seat() for _ in range(6)]
    facilitator = people.facilitator()
    steering = panel(facilitator)
    come(people, *seats[:4])
    catch_up(steering)
    bench.show(steering)
    here = bench.page.get_by_label("Those who are here now (4)")
    everybody = bench.page.get_by_label("Everybody on the roster (6)")
    expect(everybody).to_be_checked()
    start(facilitator)
    bench.catch_up(steering)
    expect(here).to_be_checked()
    expect(button(bench, "Make 1 group")).to_be_visible()
    everybody.check()
    expect(button(bench, "Make 2 groups")).to_be_visible()
    come(people, seats[4])
    bench.catch_up(steering)
    expect(bench.page.get_by_label("Those who are here now (5)")).to_be_visible()
    expect(everybody).to_be_checked()  # what was chosen stays


def drag(bench: Bench, name: str, to: Locator, *, by: str = ".ws-grip") -> None:
    row = bench.page.locator(".ws-member").filter(has_text=name)
    grip = row.locator(by)
    grip.scroll_into_view_if_needed()
    box, there = grip.bounding_box(), to.bounding_box()
    assert box is not None
    assert there is not None
    mouse = bench.page.mouse
    mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    mouse.down()
    mouse.move(there["x"] + 30, there["y"] + 12, steps=4)
    expect(bench.page.locator(".ws-ghost")).to_have_text(name)
    expect(to).to_have_attribute("data-over", "")
    mouse.up()
    expect(bench.page.locator(".ws-ghost")).to_have_count(0)


def test_dragging_does_what_the_list_does(bench: Bench, people: People) -> None:
    seats = [people.seat() for _ in range(4)]
    facilitator = people.facilitator()
    arrange(facilitator, group_of("one", *seats[:2]), group_of("two", *seats[2:]))
    steering = panel(facilitator)
    bench.show(steering)
    drag(bench, "Participant 1", card(bench, "Group 2"))
    expect(told(bench)).to_have_text("Participant 1: Group 2.")
    assert members(steering)[1] == ["Participant 3", "Participant 4", "Participant 1"]
    drag(bench, "Participant 3", bench.page.locator(".ws-free"), by="strong")
    expect(told(bench)).to_have_text("Participant 3: no group.")
    expect(heading(bench, "Without a group (1)")).to_be_visible()
    drag(bench, "Participant 2", card(bench, "Group 1"))
    bench.settle()
    expect(told(bench)).to_have_text("Participant 3: no group.")  # nothing to do
    bench.page.get_by_label("Group of Participant 3").select_option(label="Group 1")
    expect(told(bench)).to_have_text("Participant 3: Group 1.")


def test_what_is_dragged_while_others_come_and_go_still_arrives(
    bench: Bench, people: People
) -> None:
    seats = [people.seat() for _ in range(4)]
    facilitator = people.facilitator()
    arrange(facilitator, group_of("one", *seats[:2]), group_of("two", *seats[2:]))
    steering = panel(facilitator)
    bench.show(steering)
    grip = bench.page.locator(".ws-member").filter(has_text="Participant 1")
    grip.locator(".ws-grip").hover()
    bench.page.mouse.down()
    come(people, *seats)
    bench.catch_up(steering)
    expect(heading(bench, "Group 1 2 people, 2 here")).to_be_visible()
    heading(bench, "Group 2").hover()
    bench.page.mouse.up()
    expect(told(bench)).to_have_text("Participant 1: Group 2.")


def test_a_group_is_made_by_hand_named_filled_and_removed(
    bench: Bench, people: People
) -> None:
    seats = [people.seat() for _ in range(2)]
    facilitator = people.facilitator()
    arrange(facilitator, group_of("one", *seats))
    steering = panel(facilitator)
    bench.show(steering)
    button(bench, "Add a group").click()
    expect(told(bench)).to_have_text("Group 2 is there, and empty.")
    bench.page.get_by_label("Name of the new group").fill("The window")
    button(bench, "Add a group").click()
    expect(told(bench)).to_have_text("The window is there, and empty.")
    button(bench, "Remove Group 2").click()
    expect(heading(bench, "Group 2")).to_have_count(0)
    mover = bench.page.get_by_label("Group of Participant 2")
    mover.select_option(label="The window")
    expect(heading(bench, "The window 1 person, 0 here")).to_be_visible()
    expect(button(bench, re.compile("^Remove"))).to_have_count(0)
    assert members(steering) == [["Participant 1"], ["Participant 2"]]


def test_who_is_alone_is_moved_by_one_press(bench: Bench, people: People) -> None:
    seats = [people.seat() for _ in range(5)]
    facilitator = people.facilitator()
    arrange(facilitator, group_of("one", *seats[:2]), group_of("two", *seats[2:]))
    start(facilitator)
    come(people, *seats[:3])
    steering = panel(facilitator)
    bench.show(steering)
    alone = bench.page.get_by_role("list", name="Alone now")
    expect(alone).to_have_text(re.compile("^Only Participant 3 is here in Group 2."))
    button(bench, "Move Participant 3 to Group 1").click()
    expect(told(bench)).to_have_text("Participant 3: Group 1.")
    expect(alone).to_have_count(0)


def test_a_place_and_a_link_that_nobody_should_follow_are_refused_calmly(
    bench: Bench, people: People
) -> None:
    people.seat()
    steering = panel(people.facilitator())
    make(steering)
    bench.show(steering)
    change(bench, "Group 1")
    box = bench.page.get_by_label("Video link of Group 1")
    box.fill("http://rooms.example.org/4")
    button(bench, "Save what is said of Group 1").click()
    expect(told(bench)).to_contain_text("starts with https://")
    expect(box).to_have_value("http://rooms.example.org/4")
    box.fill("https://rooms.example.org/4")
    bench.page.get_by_label("Room or table of Group 1").fill("Table 4")
    box.press("Enter")
    expect(told(bench)).to_have_text("Saved for Group 1.")
    link = bench.page.get_by_role("link", name="Join the call of Group 1")
    expect(link).to_have_attribute("href", "https://rooms.example.org/4")
    assert steering.room["groups"][0]["place"] == "Table 4"


def test_groups_leave_as_a_file_for_zoom_and_a_text_for_teams(
    bench: Bench, people: People
) -> None:
    seats = [people.seat(), people.seat(email="")]
    facilitator = people.facilitator()
    arrange(facilitator, group_of("one", *seats))
    bench.show(panel(facilitator))
    bench.page.get_by_text("Take the groups to Zoom or Teams").click()
    with bench.page.expect_download() as begun:
        button(bench, "Download the file for Zoom").click()
    file = begun.value
    assert file.suggested_filename == "zoom-breakout-rooms.csv"
    assert file.path().read_bytes() == (
        b"Pre-assign Room Name,Email Address\r\nGroup 1,participant1@example.org\r\n"
    )
    expect(bench.page.get_by_text("by hand: Participant 2 (Group 1).")).to_be_visible()
    button(bench, "Show the text for Teams").click()
    text = bench.page.get_by_label("Text for Teams")
    expect(text).to_have_value("Group 1\nParticipant 1\nParticipant 2")
    expect(text).not_to_be_editable()
    button(bench, "Copy the text").click()
    expect(bench.page.get_by_text("Copied.")).to_be_visible()


def test_a_participant_is_told_their_role(bench: Bench, people: People) -> None:
    seats = [people.seat() for _ in range(4)]
    steering = panel(people.facilitator())
    make(steering, size=4)
    last = steering.room["groups"][0]["members"][3]
    seat = next(seat for seat in seats if seat.person.id == last)
    seat.changes()
    bench.show(attached(protocol(), seat))
    expect(bench.page.get_by_text("You are Timekeeper.")).to_be_visible()
    expect(bench.page.get_by_text(f"Timekeeper: {seat.person.name}")).to_be_visible()


def test_nobody_else_sees_the_panel(bench: Bench, people: People) -> None:
    bench.show(panel(people.seat()))
    expect(bench.page.get_by_text("This page is for facilitators.")).to_be_visible()
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
    change(bench, "Group 1")
    box = bench.page.get_by_role("textbox", name="Room or table of Group 1")
    box.fill("Room 3")
    other = panel(people.again(lead))
    first, second = other.room["groups"]
    ask(other, "move", person=second["members"][0], to=first["id"])
    bench.catch_up(steering)
    expect(heading(bench, "Group 1 3 people, 0 here")).to_be_visible()
    expect(box).to_have_value("Room 3")
    expect(box).to_be_focused()
    box.press("Enter")
    expect(told(bench)).to_have_text("Saved for Group 1.")
    bench.catch_up(steering)
    expect(box).to_have_value("Room 3")
