"""Before joining: from a cohort's public page to a place of one's own."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import expect_for_everybody
from tests.browser.people import PHONE, Room
from toolkit.model import Role
from toolkit.model.interest import PublicPage

pytestmark = pytest.mark.browser
ANSWERS = (
    "Yes",
    "Middle school, state-funded",
    "I am not sure",
    "Yes, a senior leader has agreed",
)


def test_somebody_registers_on_a_phone_and_takes_the_place_they_are_offered(
    room: Room,
) -> None:
    at = f"{room.live.base}/register/{room.cohort}"
    published = PublicPage(published=True, capacity=1)
    room.live.store.public_pages.save(room.cohort, published, at=datetime.now(UTC))
    guest = room.browser(room.seat("Participant 301"), size=PHONE)
    page = guest.page
    page.goto(at)
    expect_for_everybody(page)
    _fill_in(page)
    page.get_by_role("textbox", name="Your name").fill("")
    _send(page)
    expect(page.get_by_role("textbox", name="Your school")).to_have_value(
        "Example School"
    )
    expect_for_everybody(page)
    page.get_by_role("link", name="Please write your name.").click()
    expect(page.get_by_role("textbox", name="Your name")).to_be_focused()
    page.get_by_role("textbox", name="Your name").fill("Ana Example")
    _send_until_it_is_taken(page)
    expect_for_everybody(page)
    for trouble in [each for each in guest.troubles if "422" in each]:
        guest.troubles.remove(trouble)

    desk = room.joined(room.seat("Facilitator 302", role=Role.FACILITATOR)).page
    desk.goto(f"{room.live.base}/cohort/{room.cohort}/public")
    desk.get_by_text("Answers, and more").click()
    expect_for_everybody(desk)
    desk.get_by_role("button", name="Offer the place: Ana Example").click()
    desk.get_by_role("button", name="Copy the words").click()
    expect(desk.get_by_role("button", name="Copied")).to_be_visible()
    expect_for_everybody(desk)
    letter = desk.get_by_role("region", name=re.compile("To send to")).inner_text()
    place = re.search(rf"{re.escape(at)}/place/\S+", letter)
    assert place is not None

    page.goto(place[0])
    expect_for_everybody(page)
    page.get_by_role("button", name="Accept the place").click()
    expect(page.get_by_text("The place is yours")).to_be_visible()
    page.get_by_role("link", name="Privacy and contact").click()
    expect_for_everybody(page)


def _fill_in(page: Page) -> None:
    page.get_by_role("textbox", name="Your school").fill("Example School")
    page.get_by_role("textbox", name="Your email address").fill("ana@school.example")
    groups = page.get_by_role("group")
    for number, answer in enumerate(ANSWERS):
        groups.nth(number).get_by_label(answer, exact=True).check()


def _send(page: Page) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name="Register interest").click()


def _send_until_it_is_taken(page: Page) -> None:
    """A form that was open for a moment only is to be sent once more."""
    while page.get_by_role("heading", name="Thank you").count() == 0:
        _send(page)
