"""Every activity once, and one of the programme's own, as the server gives them out."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.outline import open_around
from tests.browser.people import Room, not_drawn
from toolkit.model import Role

OWN = "Where does your department stand?"
LINE = "A shared curriculum"


def test_the_gallery_is_served_with_the_script_of_the_programmes_own_activity(
    room: Room,
) -> None:
    room.prepared("/page/gallery")
    leads = room.seat("Facilitator 190", role=Role.FACILITATOR)
    page = room.joined(leads).page
    page.goto(f"{room.live.base}/page/gallery")
    open_around(page, OWN)
    own = page.locator(".ws-activity", has=page.get_by_role("heading", name=OWN))
    own.get_by_role("group", name=LINE).get_by_text("Green").click()
    expect(own.get_by_text("1 of 3")).to_be_visible()
    expect(not_drawn(page)).to_have_count(0)
