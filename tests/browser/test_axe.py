"""What axe finds on every page, whatever is open, by day and by night: nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import resize, too_wide_apart
from tests.browser.axe import COLOURS, faults, open_everything
from tests.browser.people import LAPTOP, PHONE, Room, not_drawn
from tests.serving import COHORT
from toolkit.model import Pace, Sharing, Spotlit, showing
from toolkit.model import pace as pacing
from toolkit.model.wall import wall_key
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


def test_the_cockpit_and_the_screen_have_no_fault(year: Room) -> None:
    leader = _seat(year, "Facilitator 1")
    end = partial(pacing.end_live, at=leader.now())
    year.opened.callback(leader.pace.steer, LED, end)
    for change in _shown(leader):
        leader.pace.steer(LED, change)
    page = _at(_joined(year, "Facilitator 1"), year, "page/facilitate")
    panel = _panels(page)
    here, walls = panel("Who is here"), panel("Walls and polls")
    here.get_by_text("Let somebody in").click()
    here.get_by_role("button", name=re.compile(r"^Participant 1\b")).click()
    here.get_by_role("button", name="Make a personal link").click()
    expect(here.get_by_text("shown only now")).to_be_visible()
    walls.get_by_label("Activity", exact=True).select_option(WALL)
    walls.get_by_role("checkbox").first.check()
    _expect_no_fault(page)
    walls.get_by_label("Activity", exact=True).select_option(TASK)
    walls.get_by_label("Keep in view").select_option(label="Participant 2")
    _expect_no_fault(page)
    _at(page, year, "page/screen")
    expect(page.get_by_role("figure")).to_be_visible()
    _expect_no_fault(page)
    leader.pace.steer(LED, showing.show_none)
    expect(page.get_by_role("figure")).to_have_count(0)
    _expect_no_fault(page)


def _expect_no_fault(page: Page) -> None:
    for scheme, size in LOOKS:
        resize(page, **size)
        assert faults(page, scheme=scheme) == [], (scheme, size)
    assert too_wide_apart(page) == 0


def _at(page: Page, room: Room, path: str) -> Page:
    room.prepared(f"/{path}")
    page.goto(f"{room.live.base}/{path}")
    page.wait_for_load_state()
    expect(not_drawn(page)).to_have_count(0)
    return page


def _seat(room: Room, name: str) -> Seat:
    seating = room.live.seat(name)
    return Seat(seating, store=room.live.store, channel=SilentChannel())


def _joined(room: Room, name: str) -> Page:
    return room.joined(room.live.seat(name)).page


def _panels(page: Page) -> Callable[[str], Locator]:
    return lambda name: page.get_by_role("region", name=name, exact=True)


def _shown(leader: Seat) -> Iterator[Callable[[Pace], Pace]]:
    """Live time with something of everything that can be on a wall or a screen."""
    now = datetime.now(UTC)
    said = leader.wall.all_shared(LED, [WALL])
    second, third, fourth = map(wall_key, said[1:4])
    yield partial(pacing.open_section, section="section-2", at=now)
    yield partial(pacing.start_timer, label="Write", seconds=300, at=now)
    yield partial(pacing.give_notice, words="Swap now")
    yield partial(showing.reveal, activity=WALL, revealed=True)
    yield partial(showing.put_up, activity=WALL)
    for one in (
        Spotlit("named", WALL, person=said[0].author.person.id),
        Spotlit("copy", WALL, text="Somebody's words"),
        Spotlit("other", WALL, text="Somebody else's words"),
    ):
        yield partial(showing.pick, spotlit=one)
    yield partial(showing.show, spotlit="named")
    yield partial(showing.merge, first=second, others=[third])
    yield lambda pace: showing.hide(pace, fourth, reason="It names a pupil.")
