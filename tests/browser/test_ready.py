"""Whether all is ready, seen by a facilitator on a phone an hour before a workshop."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.axe import faults
from tests.browser.people import PHONE, Room
from tests.first_year import PROGRAMME
from toolkit.clock import now
from toolkit.model import Role
from toolkit.model.calendar import Calendar, Occasion

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FIRST = PROGRAMME.workshops[0]


def test_a_facilitator_sees_what_is_left_to_do_and_opens_the_room(room: Room) -> None:
    soon = (now() + timedelta(hours=1)).astimezone(ZoneInfo("Europe/London"))
    start = soon.time().replace(second=0, microsecond=0)
    store, soonest = room.live.store, Occasion(soon.date(), start, mode="Online")
    kept = store.calendars.of(room.cohort) or Calendar("Europe/London", {})
    store.calendars.save(
        room.cohort, replace(kept, occasions={FIRST.name: soonest}), at=now()
    )
    room.seat("Participant 2")
    page = room.joined(
        room.seat("Facilitator 1", role=Role.FACILITATOR), size=PHONE
    ).page
    page.goto(f"{room.live.base}/cohort/{room.cohort}/overview")
    page.get_by_role("link", name=re.compile("^Ready\\?")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ready for")
    page.get_by_role("status").get_by_role("link", name="Place").click()
    place = page.get_by_role("listitem").filter(has_text="meeting link is missing")
    expect(place).to_be_in_viewport()
    assert faults(page) == []
    assert faults(page, scheme="dark") == []
    room_code = page.get_by_role("listitem").filter(has_text="Room code")
    room_code.get_by_role("button", name="Open the room until it is over").click()
    expect(room_code).to_contain_text("lets people in until")
    expect(room_code.get_by_role("button")).to_have_count(0)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= PHONE["width"]
    place.get_by_role("link", name="Calendar: Place").click()
    expect(page).to_have_url(re.compile("/calendar$"))
