"""What axe finds in the cockpit and on the screen with thirty people: nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.accessibility import resize, too_wide_apart
from tests.browser.axe import faults, open_everything
from tests.browser.full_room import ANSWERED, BOARD, LED, PEOPLE, Full, filled
from tests.browser.people import LAPTOP, PHONE, Room, not_drawn
from toolkit.model import Pace, Spotlit, showing
from toolkit.model import pace as pacing
from toolkit.model.wall import wall_key

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PROJECTOR = {"width": 1920, "height": 1080}
WALL, POLL, TASK = "w2-p1-disagreed-most", "w2-q1-scheme-is", "t2-one-thread-one-unit"
THREADS, EXIT = "section-5", "section-11"
LINK = "https://example.org/slides-of-the-second-workshop"


@pytest.fixture
def full(room: Room) -> Full:
    return filled(room)


def test_the_panel_that_steers_has_no_fault(full: Full) -> None:
    page = _cockpit(full)
    steer = _panel(page, "Steer")
    expect(steer.get_by_role("button", name=re.compile("^Start live"))).to_be_visible()
    _expect_no_fault(full, page)
    _lead(full, "section-1")
    _do(full, partial(pacing.give_notice, words=f"The slides are at {LINK}"))
    _do(full, partial(pacing.start_timer, label="Write", seconds=200, at=_now()))
    _do(full, pacing.pens_down)
    expect(steer.get_by_role("link", name=LINK)).to_be_visible()
    expect(steer.get_by_role("button", name="Hold")).to_be_visible()
    expect(steer.get_by_role("button", name="Pens up")).to_be_visible()
    steer.get_by_role("button", name="End live time").click()
    expect(steer.get_by_role("button", name="Stay live")).to_be_visible()
    _expect_no_fault(full, page)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys of the cockpit")).to_be_visible()
    _expect_no_fault(full, page)
    page.keyboard.press("Escape")
    _cut(page)
    steer.get_by_role("button", name=re.compile("^Open next")).click()
    steer.get_by_role("button", name="Pens up").click()
    kept = steer.get_by_role("list", name="Waiting to be sent")
    expect(kept.get_by_role("listitem")).to_have_count(2)
    _expect_no_fault(full, page)
    _mend(full, page)


def test_the_panel_of_people_has_no_fault(full: Full) -> None:
    full.leader.rooms.open(LED, until=datetime.now(UTC) + timedelta(hours=1))
    _lead(full, EXIT)
    page = _cockpit(full)
    people = _panel(page, "Who is here")
    _turn(page, 2)
    summary = page.get_by_role("button", name=re.compile(r"^\d of .*, Participant 1$"))
    summary.click()
    line = people.get_by_role("listitem").filter(has=summary)
    expect(line.get_by_role("listitem").first).to_be_visible()
    _expect_no_fault(full, page)
    people.get_by_text("Let somebody in").click()
    people.get_by_role("button", name=re.compile(r"^Participant 1\b")).click()
    people.get_by_role("button", name="Make a personal link").click()
    expect(people.get_by_text("shown only now")).to_be_visible()
    _expect_no_fault(full, page)


def test_the_panel_of_walls_has_no_fault(full: Full) -> None:
    _lead(full, "section-1")
    page = _cockpit(full)
    _turn(page, 3)
    walls = _panel(page, "Walls and polls")
    _do(full, *_spotlit(full))
    _do(full, partial(showing.put_up, activity=WALL))
    _ask_for(walls, "Finish the line")
    cards = walls.get_by_role("article")
    expect(cards).to_have_count(ANSWERED - 2)
    walls.get_by_role("button", name="2 waiting").click()
    for name in ("Participant 7", "Participant 8"):
        walls.get_by_role("checkbox", name=f"Choose the words of {name}").check()
    _expect_no_fault(full, page)
    walls.get_by_role("button", name="Read it large: Walls and polls").click()
    expect(walls.get_by_role("button", name="Back to the cockpit")).to_be_visible()
    _expect_no_fault(full, page)


def test_polls_and_long_forms_on_the_panel_of_walls_have_no_fault(full: Full) -> None:
    _lead(full, EXIT)
    page = _cockpit(full)
    _turn(page, 3)
    walls = _panel(page, "Walls and polls")
    expect(walls.get_by_role("table").first).to_be_visible()
    _expect_no_fault(full, page)
    _ask_for(walls, "I can explain to my team")
    expect(walls.get_by_role("button", name="Show results to everyone")).to_be_visible()
    _expect_no_fault(full, page)
    _ask_for(walls, "Task 2: One thread")
    whole = "All of it, one person beside the other"
    walls.get_by_label("What of it").select_option(label=whole)
    walls.get_by_label("Keep in view").select_option(label="Participant 13")
    expect(walls.get_by_role("article").first).to_contain_text("Participant 13")
    _expect_no_fault(full, page)


def test_groups_their_pages_and_notes_have_no_fault(full: Full) -> None:
    _lead(full, THREADS)
    page = _cockpit(full)
    _turn(page, 4)
    groups = _panel(page, "Groups")
    expect(groups.get_by_text("Participant 30 is alone in Group 8.")).to_be_visible()
    _expect_no_fault(full, page)
    _turn(page, 5)
    pages = _panel(page, "Group pages")
    expect(pages.get_by_role("heading", name="Group 8")).to_be_visible()
    pages.get_by_role("button", name="Show to everybody, on the screen too").click()
    expect(pages.get_by_role("button", name="Take off the screen")).to_be_visible()
    _expect_no_fault(full, page)
    _turn(page, 6)
    notes = _panel(page, "Run sheet and my notes")
    expect(notes.get_by_role("heading", level=3).first).to_be_visible()
    open_everything(page)
    _expect_no_fault(full, page)


def test_the_screen_has_no_fault(full: Full) -> None:
    full.leader.rooms.open(LED, until=datetime.now(UTC) + timedelta(hours=1))
    page = _at(full, "page/screen")
    resize(page, **PROJECTOR)
    screen = page.get_by_role("region", name="Screen for the room")
    expect(screen.get_by_text("We begin soon.")).to_be_visible()
    _expect_no_fault_on(page)
    _lead(full, "section-3")
    expect(page.locator(".ws-screen-corner img")).to_be_visible()
    _expect_no_fault_on(page)
    _do(full, partial(showing.put_up, activity=POLL))
    expect(screen.get_by_text(f"{ANSWERED} have answered so far.")).to_be_visible()
    _expect_no_fault_on(page)
    _do(full, partial(showing.reveal, activity=POLL, revealed=True))
    expect(screen.get_by_role("table", name="Our scheme of work is:")).to_be_visible()
    _expect_no_fault_on(page)
    _do(full, *_spotlit(full), partial(showing.put_up, activity=WALL))
    expect(screen.get_by_role("figure")).to_be_visible()
    _expect_no_fault_on(page)
    _do(full, showing.show_none)
    _turn_the_screen(page)
    _do(full, *_pages_shown())
    expect(screen.get_by_role("heading", name="Group 1")).to_be_visible()
    _turn_the_screen(page)
    _do(full, partial(pacing.end_live, at=_now()))
    expect(screen.get_by_text("That is all for today.")).to_be_visible()
    _expect_no_fault_on(page)


def _turn_the_screen(page: Page) -> None:
    expect(page.get_by_text("Page 1 of")).to_be_visible()
    page.keyboard.press("PageDown")
    expect(page.get_by_text("Page 2 of")).to_be_visible()
    _expect_no_fault_on(page)


def _expect_no_fault_on(page: Page) -> None:
    for scheme in ("light", "dark"):
        assert faults(page, scheme=scheme) == [], scheme


def _expect_no_fault(full: Full, page: Page) -> None:
    """By day on a phone, where the panel's tab is on; by night beside the others."""
    full.beat()
    assert page.viewport_size == LAPTOP
    assert faults(page, scheme="dark") == []
    resize(page, **PHONE)
    assert faults(page) == []
    assert too_wide_apart(page) == 0
    resize(page, **LAPTOP)


def _cockpit(full: Full) -> Page:
    page = _at(full, "page/facilitate")
    steer = _panel(page, "Steer")
    steer.get_by_label("Workshop").select_option(LED)
    here = PEOPLE - 4
    expect(page.get_by_text(f"{here} here, 3 away, 1 not yet")).to_be_visible()
    return page


def _at(full: Full, path: str) -> Page:
    full.room.prepared(f"/workshop/{LED}", f"/{path}")
    page = full.room.joined(full.leader.seating).page
    page.goto(f"{full.room.live.base}/{path}")
    page.wait_for_load_state()
    expect(not_drawn(page)).to_have_count(0)
    return page


def _panel(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def _turn(page: Page, number: int) -> None:
    """Have the panel of this digit before one."""
    page.keyboard.press(str(number))


def _ask_for(walls: Locator, prompt: str) -> None:
    walls.get_by_role("button", name=re.compile(f"^{prompt}")).first.click()


def _cut(page: Page) -> None:
    page.context.set_offline(offline=True)
    expect(page.locator("#page-status")).to_contain_text("No connection")


def _mend(full: Full, page: Page) -> None:
    page.context.set_offline(offline=False)
    expect(page.get_by_text("Sent, now that the connection is back")).to_be_visible()
    full.room.guests[-1].troubles.clear()  # of every address it could not reach


def _now() -> datetime:
    return datetime.now(UTC)


def _lead(full: Full, section: str) -> None:
    full.beat()
    _do(full, partial(pacing.open_section, section=section, at=_now()))


def _do(full: Full, *changes: Callable[[Pace], Pace]) -> None:
    for change in changes:
        full.leader.pace.steer(LED, change)


def _spotlit(full: Full) -> list[Callable[[Pace], Pace]]:
    """One is on and two wait; of the others one is hidden, and two say the same."""
    said = full.leader.wall.all_shared(LED, [WALL])
    names = [f"Participant {number}" for number in range(1, 7)]
    by = {one.author.person.name: one for one in said}
    first, second, third, head, alike, gone = (by[name] for name in names)
    return [
        partial(showing.reveal, activity=WALL, revealed=True),
        *(
            partial(showing.pick, spotlit=_named(one.author.person.id))
            for one in (first, second, third)
        ),
        partial(showing.show, spotlit=f"of-{first.author.person.id}"),
        partial(showing.merge, first=wall_key(head), others=[wall_key(alike)]),
        lambda pace: showing.hide(pace, wall_key(gone), reason="It names a pupil."),
    ]


def _named(person: str) -> Spotlit:
    return Spotlit(f"of-{person}", WALL, person=person)


def _pages_shown() -> list[Callable[[Pace], Pace]]:
    return [
        partial(showing.reveal, activity=BOARD, revealed=True),
        partial(showing.put_up, activity=BOARD),
    ]
