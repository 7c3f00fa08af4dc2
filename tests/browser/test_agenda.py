"""The whole agenda of Workshop 2, led live: two facilitators, the screen, three people.

At speed, but nothing is left out: every section is opened on the cockpit and seen on
every page, and what the room does together is done.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.filling import fill
from tests.browser.people import PHONE, Guest, Room
from tests.browser.walking import activity
from tests.first_year import YEAR, read_asked
from toolkit.demo.answers import answer_to
from toolkit.model import Role
from toolkit.model.contents import Asked

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
WORKSHOP = "workshop2"
AGENDA = YEAR.workshop(WORKSHOP).agenda
WATERFALL, POLL, TALK = "w2-p1-disagreed-most", "w2-q1-scheme-is", "w2-p4-fall-through"
QUICK = {"reflection", "discussion", "poll"}


@dataclass(frozen=True)
class Hall:
    """Everybody, each in a browser of their own."""

    room: Room
    lead: Guest
    other: Guest
    screen: Page
    people: tuple[Guest, ...]
    contents: tuple[Asked, ...]

    def asked(self, name: str) -> Asked:
        return next(asked for asked in self.contents if asked.name == name)

    def place(self, guest: Guest, name: str) -> Locator:
        return activity(guest.page, self.asked(name).prompt)


@pytest.fixture
def hall(room: Room) -> Hall:
    room.prepared(f"/workshop/{WORKSHOP}", "/page/facilitate", "/page/screen")
    tonight = datetime.now(UTC) + timedelta(hours=2)
    room.live.store.rooms.open(
        room.cohort, WORKSHOP, code="HALL-2X", expires_at=tonight
    )
    lead = _facilitator(room, "Facilitator 210")
    other = _facilitator(room, "Facilitator 211")
    screen = lead.context.new_page()
    screen.goto(f"{room.live.base}/page/screen")
    sizes = ({"size": PHONE}, {}, {})
    people = tuple(
        _participant(room, f"Participant {number}", **size)  # type: ignore[arg-type]
        for number, size in enumerate(sizes, start=211)
    )
    contents = read_asked(room.live.data / "contents", WORKSHOP)
    return Hall(room, lead, other, screen, people, contents)


def _facilitator(room: Room, name: str) -> Guest:
    guest = room.joined(room.seat(name, role=Role.FACILITATOR))
    guest.page.goto(f"{room.live.base}/page/facilitate")
    guest.page.get_by_label("Workshop", exact=True).select_option(WORKSHOP)
    # The workshops begin alike, so that the whole agenda tells which one it is.
    listed = agenda_of(guest).get_by_role("listitem")
    expect(listed).to_contain_text([section.title for section in AGENDA])
    return guest


def agenda_of(facilitator: Guest) -> Locator:
    return facilitator.page.get_by_role("list", name="Agenda")


def _participant(room: Room, name: str, **options: object) -> Guest:
    guest = room.joined(room.seat(name, group="Group 1"), **options)  # type: ignore[arg-type]
    guest.page.goto(f"{room.live.base}/workshop/{WORKSHOP}")
    expect(guest.page.get_by_role("heading", name="My action plan")).to_be_visible()
    return guest


def open_section(hall: Hall, who: Guest, *, number: int) -> None:
    """Open the next section of the agenda, and see every page follow."""
    title = AGENDA[number].title
    words = f"Start live time: {title}" if number == 0 else f"Open next: {title}"
    who.page.get_by_role("button", name=words, exact=True).click()
    for guest in hall.people:
        section = guest.page.get_by_role("region", name=title, exact=True)
        expect(section.get_by_text("Now", exact=True)).to_be_visible()
    for facilitator in (hall.lead, hall.other):
        if not facilitator.page.is_closed():
            listed = agenda_of(facilitator).get_by_role("listitem")
            expect(listed.filter(has_text="on now")).to_contain_text(title)
    if not hall.screen.is_closed():
        expect(hall.screen.get_by_role("heading", name=title)).to_be_visible()


def answer_section(hall: Hall, *, number: int) -> None:
    """Everybody answers what the section asks, and it is saved."""
    here = [
        asked
        for asked in hall.contents
        if asked.section == f"section-{number + 1}"
        and asked.kind in QUICK
        and asked.workshop == WORKSHOP
    ]
    for seed, guest in enumerate(hall.people):
        for asked in here:
            place = hall.place(guest, asked.name)
            fill(place, asked.face, answer_to(asked.face, seed=seed))
            saved = place.get_by_role("status").filter(has_text=re.compile("^Saved"))
            expect(saved).to_be_visible()


def on_walls(facilitator: Guest, asked: Asked) -> Locator:
    """The facilitator's walls, turned to one activity."""
    walls = facilitator.page.get_by_role("region", name="Walls and polls")
    walls.get_by_label("Activity", exact=True).select_option(asked.name)
    # What is ticked before they have turned is ticked in vain.
    expect(walls.locator(".ws-asked")).to_have_text(asked.prompt)
    return walls


def test_the_room_goes_through_the_whole_agenda(hall: Hall) -> None:
    leads = hall.lead
    for number in range(len(AGENDA)):
        open_section(hall, leads, number=number)
        answer_section(hall, number=number)
        if number == 0:
            _show_the_waterfall(hall)
            _run_the_timer(hall)
        if number == 2:
            _reveal_the_poll(hall)
            # One laptop dies; the other facilitator has nothing to do but go on.
            hall.lead.context.close()
            leads = hall.other
        if number == 6:
            _spotlight(hall, leads)
    _end(hall, leads)


def _show_the_waterfall(hall: Hall) -> None:
    walls = on_walls(hall.lead, hall.asked(WATERFALL))
    expect(walls.get_by_text("3 ready.")).to_be_visible()
    for guest in hall.people:
        place = hall.place(guest, WATERFALL)
        expect(place.get_by_text("2 are ready.")).to_be_visible()
        expect(place.get_by_role("listitem")).to_have_count(0)
    walls.get_by_role("button", name="Show all together").click()
    for guest in hall.people:
        others = hall.place(guest, WATERFALL).get_by_role("listitem")
        expect(others).to_have_count(2)


def _run_the_timer(hall: Hall) -> None:
    timer = hall.other.page.get_by_role("group", name="Timer")
    timer.get_by_role("button", name="start a timer").first.click()
    timer.get_by_role("button", name="+1 min").click()
    for guest in hall.people:
        bar = guest.page.get_by_role("region", name="Where the room is")
        expect(bar.get_by_text(re.compile(r"^\d+:\d\d$")).first).to_be_visible()
    timer.get_by_role("button", name="Stop", exact=True).click()


def _reveal_the_poll(hall: Hall) -> None:
    walls = on_walls(hall.lead, hall.asked(POLL))
    expect(walls.get_by_text("3 answered")).to_be_visible()
    walls.get_by_role("button", name="Show results to everyone").click()
    for guest in hall.people:
        place = hall.place(guest, POLL)
        expect(place.get_by_text("3 answered")).to_be_visible()


def _spotlight(hall: Hall, leads: Guest) -> None:
    first, second, _ = hall.people
    walls = on_walls(leads, hall.asked(TALK))
    walls.get_by_role("checkbox", name=f"Choose the words of {first.name}").check()
    walls.get_by_role("button", name="Spotlight with name").click()
    words = answer_to(hall.asked(TALK).face, seed=0)[""]["text"]
    bar = second.page.get_by_role("region", name="Where the room is")
    said = bar.get_by_text(f"{first.name} says: {words[:20]}")
    expect(said.first).to_be_visible()
    walls.get_by_role("button", name=re.compile("^Take off: ")).click()
    expect(said.first).to_be_hidden()


def _end(hall: Hall, leads: Guest) -> None:
    leads.page.get_by_role("button", name="End live time").click()
    leads.page.get_by_role("button", name="End live time").click()
    for guest in hall.people:
        for words in ("Now", "Opens later"):
            tags = guest.page.get_by_text(words, exact=True).filter(visible=True)
            expect(tags).to_have_count(0)
        guest.page.reload()
        for asked in (WATERFALL, TALK):
            box = hall.place(guest, asked).get_by_label("Your contribution")
            expect(box).not_to_have_value("")
