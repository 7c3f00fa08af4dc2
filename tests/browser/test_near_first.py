"""What can be seen comes to life first; what is far waits, and is never forgotten."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.outline import open_entry
from tests.browser.people import PHONE, Guest, Room, not_drawn
from tests.serving import WORKSHOP

LAST_SECTION = "Task 1, community sign-up, exit"
# Less is near in a low window than in a tall one.
SIDEWAYS = {"width": 568, "height": 320}
NEVER_IDLE = "self.requestIdleCallback = () => 0"
NEVER_SAYS = "delete self.requestIdleCallback"


def visit(
    room: Room, *, script: str = "", part: str = "", size: dict[str, int] = PHONE
) -> Guest:
    guest = room.joined(room.seat("Participant 180"), size=size)
    guest.page.add_init_script(script)
    guest.page.goto(f"{room.live.base}/workshop/{WORKSHOP}{part}")
    return guest


def test_what_is_far_waits_until_the_reader_comes_near(room: Room) -> None:
    page = visit(room, script=NEVER_IDLE, size=SIDEWAYS).page
    open_entry(page, LAST_SECTION)
    first = page.get_by_role("textbox").first
    expect(first).to_be_visible()
    last = page.get_by_role("region", name="Your hope for June")
    expect(last).to_have_count(0)
    not_drawn(page).last.scroll_into_view_if_needed()
    expect(last).to_be_visible()
    first.fill("Typed before the rest was there")
    expect(page.get_by_text(re.compile(r"^Saved "))).to_be_visible()


@pytest.mark.parametrize("script", ["", NEVER_SAYS], ids=["idle", "Safari"])
def test_all_of_an_open_section_comes_to_life_without_scrolling(
    room: Room, script: str
) -> None:
    page = visit(room, script=script).page
    open_entry(page, LAST_SECTION)
    expect(page.get_by_role("region", name="Your hope for June")).to_be_visible()
    expect(not_drawn(page)).to_have_count(0)


def test_what_is_closed_costs_nothing_until_it_is_opened(room: Room) -> None:
    page = visit(room).page
    open_entry(page, "Keynote digest")
    box = page.get_by_label("Your contribution")
    expect(box).to_be_visible()
    expect(not_drawn(page)).to_have_count(0)
    closed = page.locator("[id^=activity-][data-mounted]")
    expect(closed).to_have_count(1)
    open_entry(page, "Talking heads in pairs")
    expect(closed).to_have_count(2)


def test_a_link_into_the_page_draws_what_it_leads_to(room: Room) -> None:
    page = visit(room, script=NEVER_IDLE, part="#activity-w1-r4-hope").page
    hope = page.locator("#activity-w1-r4-hope")
    expect(hope.get_by_role("textbox").first).to_be_in_viewport()
