"""What axe finds on every page, whatever is open, by day and by night: nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import resize, too_wide_apart
from tests.browser.axe import COLOURS, faults, open_everything
from tests.browser.people import LAPTOP, PHONE, Room, not_drawn
from tests.serving import COHORT
from toolkit.model import Sharing
from toolkit.model import pace as pacing
from toolkit.model.calendar import Occasion
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel
from toolkit.seat.comments import Place
from toolkit.seat.others import called

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LOOKS = (("light", PHONE), ("dark", LAPTOP))
"""What a width changes no colour scheme does, so these two show all of both."""
WORKSHOPS = ("workshop1_launch", "workshop2", "workshop3", "workshop4")
OWN = ("", "page/portfolio", "page/community", "page/department", "page/statements")
LED, WALL, TASK = "workshop2", "w2-p1-disagreed-most", "t2-one-thread-one-unit"


@pytest.fixture
def year(room: Room) -> Room:
    """The cohort whose year is filled in; people comment, and two share a task."""
    year = replace(room, cohort=COHORT)
    # What is new says what it is about, once the server knows what that workshop asks.
    year.prepared(f"/workshop/{LED}")
    author, reader = (_seat(year, f"Participant {number}") for number in (1, 2))
    about = called(COHORT, author.person.id)
    reader.comments.write(Place(LED, WALL, (WALL,)), about, text="Why?", write="axe")
    for name, response in author.responses(LED).items():
        task, _, part = name.partition(".")
        if task == TASK:
            reader.save(
                LED, name, response.value,
                sharing=Sharing.COHORT, based_on=0, write=f"axe-{part}", prompt="Asked",
            )  # fmt: skip
    return year


def test_no_workshop_that_is_filled_in_has_a_fault_whatever_is_open(year: Room) -> None:
    page = year.joined(year.live.seat("Participant 1"), size=PHONE).page
    for workshop in WORKSHOPS:
        open_everything(_at(page, year, f"workshop/{workshop}"))
        assert faults(page) == [], workshop
        assert faults(page, scheme="dark", only=COLOURS) == [], workshop


def test_a_workshop_that_is_new_to_somebody_has_no_fault(year: Room) -> None:
    new = year.joined(year.seat("Participant 160", group="Group 1"), size=PHONE)
    page = _at(new.page, year, f"workshop/{LED}")
    assert faults(page) == []
    open_everything(page)
    assert faults(page) == []


def test_the_pages_of_ones_own_have_no_fault(year: Room) -> None:
    page = _joined(year, "Participant 1")
    for path in OWN:
        _at(page, year, path)
        if not path:
            expect(page.get_by_role("region", name="New for you")).to_be_visible()
            expect(page.get_by_role("region", name="My tasks")).to_be_visible()
        open_everything(page)
        _expect_no_fault(page)


def test_what_is_on_now_is_read_and_its_call_too(room: Room) -> None:
    calendars, now = room.live.store.calendars, datetime.now(UTC)
    kept, on = calendars.of(room.cohort), LED
    assert kept is not None
    met = Occasion(day=now.date(), mode="Online", link="https://meeting.example/7")
    known = {**kept.occasions, on: met}
    calendars.save(room.cohort, replace(kept, occasions=known), at=now)
    paces = room.live.store.pace
    paces.save(pacing.open_section(paces.of(room.cohort, on), "section-1", at=now))
    page = room.joined(room.seat("Participant 161"), size=PHONE).page
    _at(page, room, "")
    card = page.locator('.ws-first[data-state="now"]')
    expect(card.get_by_role("link", name="Join the call")).to_be_visible()
    _expect_no_fault(page)


def _expect_no_fault(page: Page) -> None:
    for scheme, size in LOOKS:
        resize(page, **size)
        assert faults(page, scheme=scheme) == [], (scheme, size)
    assert too_wide_apart(page) == 0


def _at(page: Page, room: Room, path: str) -> Page:
    # Who prepares it leads, and starts at their cohort.
    room.prepared(f"/{path or '?year'}")
    page.goto(f"{room.live.base}/{path}")
    page.wait_for_load_state()
    expect(not_drawn(page)).to_have_count(0)
    return page


def _seat(room: Room, name: str) -> Seat:
    seating = room.live.seat(name)
    return Seat(seating, store=room.live.store, channel=SilentChannel())


def _joined(room: Room, name: str) -> Page:
    return room.joined(room.live.seat(name)).page
