"""Putting attendance right on a phone, and the certificate that follows from it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import expect_for_everybody
from tests.browser.people import PHONE, Room, turn_on_a_phone
from tests.first_year import YEAR
from toolkit.model import Role, Seating
from toolkit.model.attendance import Stay
from toolkit.programme import Plan

pytestmark = pytest.mark.browser
FIRST, SECOND, THIRD = YEAR.workshops[:3]


def was_there(room: Room, who: Seating, *plans: Plan) -> None:
    """Let somebody's page have been open in these workshops."""
    for plan in plans:
        assert plan.when is not None
        left = plan.when.starts + timedelta(minutes=400)
        stay = Stay(who.person.id, plan.when.starts, left)
        room.live.store.stays.add(room.cohort, plan.name, [stay])


def test_a_correction_on_a_phone_and_the_certificate_it_brings(room: Room) -> None:
    who = room.seat("Participant 190")
    was_there(room, who, FIRST, SECOND)
    # Where nothing is recorded of anybody, nobody is absent.
    was_there(room, room.seat("Participant 191"), THIRD)
    own = room.joined(who, size=PHONE).page
    own.goto(f"{room.live.base}/me")
    expect(own.get_by_text("So far you have 2; 1 more is missing.")).to_be_visible()
    lead = room.seat("Facilitator 190", role=Role.FACILITATOR)
    page = room.joined(lead, size=PHONE).page
    page.goto(f"{room.live.base}/cohort/{room.cohort}/people")
    turn_on_a_phone(page, "Attendance")
    expect_for_everybody(page)
    said = page.get_by_role("link", name=f"Absent: Participant 190, {THIRD.title}")
    expect(said).to_have_count(0)  # on a phone, one workshop at a time
    page.get_by_role("link", name=f"Show people: {THIRD.title}").click()
    page.evaluate("localStorage.setItem('workshop-draft:here', 'words')")
    said.click()
    expect_for_everybody(page)
    # A box called "Left" is no sign that somebody has left this device.
    assert page.evaluate("localStorage.getItem('workshop-draft:here')") == "words"
    page.get_by_label("Came").fill("13:20")
    page.get_by_label("Left").fill("16:00")
    page.get_by_label("Why").fill("Shared a screen with a colleague.")
    page.get_by_role("button", name="Keep the correction").click()
    expect(page.get_by_role("status")).to_contain_text("The correction is kept")
    expect(page.get_by_text("Shared a screen with a colleague.")).to_be_visible()
    page.get_by_role("link", name="Back to attendance").click()
    late = "Late, 13:20 to 16:00, 160 minutes, said by a facilitator: Participant 190"
    expect(page.get_by_role("link", name=late)).to_be_visible()
    own.reload()
    with own.expect_download() as download:
        own.get_by_role("link", name="My certificate (PDF)").click()
    assert download.value.suggested_filename.startswith("Certificate of attendance")
    expect_for_everybody(own)
