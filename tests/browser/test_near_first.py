"""What can be seen comes to life first; what is far waits, and is never forgotten."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.people import LAST_ON_THE_PAGE, Guest, Room, not_drawn
from tests.serving import WORKSHOP

NEVER_IDLE = "self.requestIdleCallback = () => 0"
NEVER_SAYS = "delete self.requestIdleCallback"


def visit(room: Room, *, script: str = "", part: str = "") -> Guest:
    guest = room.joined(room.seat("Participant 180"))
    guest.page.add_init_script(script)
    guest.page.goto(f"{room.live.base}/workshop/{WORKSHOP}{part}")
    return guest


def plan(page: Page) -> Locator:
    return page.get_by_role("region", name=LAST_ON_THE_PAGE)


def test_what_is_far_waits_until_the_reader_comes_near(room: Room) -> None:
    page = visit(room, script=NEVER_IDLE).page
    first = page.get_by_role("textbox").first
    expect(first).to_be_visible()
    assert not_drawn(page).count() > 10
    expect(plan(page)).to_have_count(0)
    not_drawn(page).last.scroll_into_view_if_needed()
    expect(plan(page)).to_be_visible()
    first.fill("Typed before the rest was there")
    expect(page.get_by_text(re.compile(r"^Saved "))).to_be_visible()


@pytest.mark.parametrize("script", ["", NEVER_SAYS], ids=["idle", "Safari"])
def test_everything_comes_to_life_without_scrolling(room: Room, script: str) -> None:
    page = visit(room, script=script).page
    expect(plan(page)).to_be_visible()
    expect(not_drawn(page)).to_have_count(0)
    assert page.evaluate("scrollY") == 0


def test_a_link_into_the_page_draws_what_it_leads_to(room: Room) -> None:
    page = visit(room, script=NEVER_IDLE, part="#activity-w1-r4-hope").page
    hope = page.locator("#activity-w1-r4-hope")
    expect(hope.get_by_role("textbox").first).to_be_in_viewport()
