"""One's own year on a phone: from the start page to what was made, and back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.people import PHONE, Room, expect_drawn
from tests.browser.walking import activity, expect_saved
from tests.serving import wait_for_page

pytestmark = pytest.mark.browser

HOPE = "My hope for June in one sentence."
KEYNOTE = "While listening: one idea to keep, one to question, one to take to the team."
NOTE = "Ask how other schools began."


@pytest.fixture
def room(room: Room) -> Room:
    """A room of a server that has prepared the pages of one's own year, too."""
    facilitator = room.live.signed_in("Facilitator 1")
    wait_for_page(facilitator, "/page/portfolio")
    facilitator.post("/sign-out")
    return room


def test_what_is_marked_and_written_is_found_in_the_portfolio_and_leads_back(
    room: Room,
) -> None:
    guest = room.joined(room.seat("Participant 130", group="Group 1"), size=PHONE)
    page = guest.page
    expect(page.get_by_role("heading", name="My year", level=1)).to_be_visible()
    page.get_by_role("link", name="Open Launch: what are we for?").click()
    expect_drawn(page)
    hope = activity(page, HOPE)
    hope.get_by_role("textbox").first.fill("That they explain.")
    expect_saved(hope)
    hope.get_by_role("button", name="More").click()
    hope.get_by_role("button", name="Bookmark").click()
    expect_saved(hope, parts=2)
    keynote = activity(page, KEYNOTE)
    keynote.get_by_role("button", name="More").click()
    remind = keynote.get_by_role("link", name="Remind me")
    address = re.compile(r"/reminders\?about=workshop1_launch%2F")
    expect(remind).to_have_attribute("href", address)
    keynote.get_by_role("button", name="Private note").click()
    keynote.get_by_label("Private note: only you ever see it").fill(NOTE)
    expect_saved(keynote)

    page.goto(f"{room.live.base}/page/portfolio")
    expect(page.get_by_text("That they explain.")).to_be_visible()
    marks = page.get_by_role("region", name="Bookmarks and private notes")
    expect(marks.get_by_text(NOTE)).to_be_visible()
    expect(marks.get_by_role("link", name=HOPE)).to_be_visible()

    marks.get_by_role("link", name=KEYNOTE).click()
    expect_drawn(page)
    expect(activity(page, KEYNOTE)).to_be_in_viewport()
    more = activity(page, KEYNOTE).get_by_role("button", name="More (with a note)")
    expect(more).to_be_visible()

    page.goto(room.live.base)
    expect(page.get_by_text("That they explain.")).to_be_visible()
    expect(page.get_by_text("2 places marked")).to_be_visible()


def test_ones_answers_leave_the_start_page_as_a_document(room: Room) -> None:
    guest = room.joined(room.seat("Participant 131"), size=PHONE)
    link = guest.page.get_by_role("link", name="My answers to Launch: what are we for?")
    with guest.page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename.endswith("Participant 131.pdf")
