"""Looking after people on a phone: a roster, a person's page, a link of one's own."""

from __future__ import annotations

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.accessibility import expect_for_everybody
from tests.browser.people import PHONE, Room
from toolkit.model import Role

pytestmark = pytest.mark.browser
ROSTER = (
    "First name;Surname;School\n"
    "Pârticipant;180;Near\nPârticipant;180;Near\n;;Total: 2\n"
).encode("cp1252")


def expect_link(page: Page) -> None:
    """A link is shown, and copied by a button."""
    shown = page.get_by_role("status")
    expect(shown.locator(".ws-address")).to_contain_text("/join/")
    shown.get_by_role("button", name="Copy the link").click()
    expect(shown.get_by_role("button", name="Copied")).to_be_visible()


def test_a_roster_is_imported_and_somebody_corrected_on_a_phone(room: Room) -> None:
    lead = room.seat("Facilitator 180", role=Role.FACILITATOR)
    page = room.joined(lead, size=PHONE).page
    page.goto(f"{room.live.base}/people")
    page.get_by_role("link", name="Import a roster").click()
    expect_for_everybody(page)
    file = FilePayload(name="people.csv", mimeType="text/csv", buffer=ROSTER)
    page.get_by_label("File").set_input_files(file)
    page.get_by_role("button", name="Show what would change").click()
    expect(page.get_by_text("1 added, 1 left out, 1 to be answered.")).to_be_visible()
    expect_for_everybody(page)
    page.get_by_role("radio", name="Two people of one name").check()
    page.get_by_role("button", name="Import this").click()
    expect(page.get_by_role("status")).to_contain_text("The roster is imported")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("What that page showed is done")
    page.locator("summary", has_text="All pages").click()
    page.get_by_role("link", name="People").click()
    page.get_by_role("link", name="Pârticipant 180").first.click()
    expect_for_everybody(page)
    page.get_by_label("School", exact=True).fill("Far")
    page.get_by_role("button", name="Keep this", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("That is corrected")
    page.get_by_label("Role in school").fill("Head of maths")
    page.get_by_role("button", name="Keep this role").click()
    expect(page.get_by_role("status")).to_contain_text("role in school is kept")
    expect(page.get_by_label("Role in school")).to_have_value("Head of maths")
    page.get_by_role("button", name="New link").click()
    expect_link(page)
    page.get_by_role("button", name="Withdraw Pârticipant 180").click()
    expect(page.get_by_role("button", name="back")).to_be_visible()


def test_whoever_joined_makes_a_link_of_their_own(room: Room) -> None:
    page = room.joined(room.seat("Participant 181"), size=PHONE).page
    page.get_by_role("banner").get_by_role("link", name="Participant 181").click()
    page.get_by_label("Role in my school").fill("Second in department")
    page.get_by_role("button", name="Keep this").click()
    expect(page.get_by_role("status")).to_contain_text("role in school is kept")
    expect(page.get_by_label("Role in my school")).to_have_value("Second in department")
    page.get_by_role("button", name="Make my link").click()
    expect_link(page)
    expect_for_everybody(page)
