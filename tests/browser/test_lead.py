"""A facilitator's start page in the browser, with people in every state."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.accessibility import expect_for_everybody
from tests.browser.people import PHONE, Room
from tests.first_year import PROGRAMME
from toolkit.clock import now
from toolkit.model import ResponseKey, Role, Sharing
from toolkit.model.attendance import Attendance, Mark
from toolkit.model.calendar import Calendar, Occasion

pytestmark = pytest.mark.browser
ZONE = ZoneInfo("Europe/London")


def test_who_facilitates_starts_at_what_is_next_and_goes_on_from_there(
    room: Room,
) -> None:
    store = room.live.store
    first, second, *_ = PROGRAMME.workshops
    leads = room.seat("Facilitator 180", role=Role.FACILITATOR)
    people = [room.seat(f"Participant 18{number}") for number in range(1, 5)]
    cohort, today = leads.cohort.id, now().astimezone(ZONE).date()
    over = Occasion(day=today - timedelta(days=20), mode="Online", confirmed=True)
    soon = Occasion(day=today + timedelta(days=12), mode="Online")
    kept = store.calendars.of(cohort) or Calendar("Europe/London")
    occasions = {first.name: over, second.name: soon}
    store.calendars.save(cohort, replace(kept, occasions=occasions), at=now())
    marks = (Mark.PRESENT, Mark.PRESENT, Mark.APOLOGY, Mark.ABSENT)
    for seating, mark in zip(people, marks, strict=True):
        record = Attendance(seating.person.id, mark=mark)
        store.attendance.add(cohort, first.name, [record])
    task_name = first.task.name
    for seating, part in ((people[0], "finished"), (people[1], "why")):
        store.responses.save(
            ResponseKey(cohort, seating.person.id, first.name, f"{task_name}.{part}"),
            {"finished": "2026-01-01"} if part == "finished" else {"texts": ["Some"]},
            sharing=Sharing.PRIVATE, based_on=0, write=f"w{part}", prompt="", at=now(),
        )  # fmt: skip

    page = room.joined(leads).page
    page.goto(room.live.base)
    upcoming = page.get_by_role("region", name=f"Next: {second.title}")
    expect(upcoming).to_contain_text("in 12 days; the date is a draft")
    expect(upcoming).to_contain_text("its meeting link is missing")
    expect(page.get_by_role("region", name="Joining")).to_contain_text(
        "4 of 4 have neither joined nor"
    )
    came = page.get_by_role("region", name=f"Attendance: {first.title}")
    expect(came).to_contain_text("2 present, 1 apology, 1 absent")
    task = page.get_by_role("region", name=f"Task: {first.task.title}")
    expect(task).to_contain_text("1 finished")
    expect_for_everybody(page)

    page.set_viewport_size(PHONE)
    tabs = page.get_by_role("navigation", name="Pages of this cohort")
    expect(tabs.get_by_role("link")).to_have_count(0)
    tabs.get_by_text("All pages").click()
    expect(tabs.get_by_role("link", name="Overview")).to_have_attribute(
        "aria-current", "page"
    )
    tabs.get_by_role("link", name="Calendar").click()
    expect(page.get_by_role("heading", name="Calendar", level=1)).to_be_visible()
