"""An afternoon led from the cockpit: two facilitators, three participants, one server.

The server is a programme of its own with the first workshop alone, so that it can be
stopped and started again in the middle.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import ROOT
from tests.browser.outline import open_entry
from tests.browser.people import LAPTOP, PHONE, Guest, Room, new_room
from tests.first_year import copy_programme
from tests.serving import WORKSHOP, LiveServer, free_port, running, wait_for_page
from toolkit.model import ResponseKey, Role, Sharing
from toolkit.seat import Seat
from toolkit.seat.channel import SilentChannel

PROMPT = "w1-p2-team-would-say"
PRIVATE = "Only I will ever read this sentence."


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programme with its first workshop and the cockpit."""
    site = tmp_path_factory.mktemp("led")
    copy_programme(site)
    shutil.copytree(ROOT / WORKSHOP, site / WORKSHOP)
    (site / "notebooks").mkdir()
    shutil.copy(ROOT / "notebooks" / "facilitate.ipynb", site / "notebooks")
    return site


class Led:
    """The server, which can be stopped and started, and a room on it."""

    def __init__(self, site: Path, data: Path, port: int) -> None:
        self.site, self.data, self.port = site, data, port
        self.server = ExitStack()
        self.live = self.start()

    def start(self) -> LiveServer:
        live = self.server.enter_context(
            running(self.site, data=self.data, port=self.port, settings={})
        )
        with ExitStack() as opened:
            facilitator = live.signed_in("Facilitator 1")
            opened.callback(facilitator.post, "/sign-out")
            wait_for_page(facilitator, "/page/facilitate")
        return live

    def restart(self) -> None:
        self.server.close()
        self.server = ExitStack()
        self.live = self.start()


@pytest.fixture
def led(site: Path, tmp_path: Path) -> Iterator[Led]:
    with free_port() as port:
        led = Led(site, tmp_path / "data", port)
        yield led
        led.server.close()


def cockpit(room: Room, name: str, *, size: dict[str, int] = LAPTOP) -> Guest:
    guest = room.joined(room.seat(name, role=Role.FACILITATOR), size=size)
    guest.page.goto(f"{room.live.base}/page/facilitate")
    # Long after the year, the nearest workshop is the last one.
    panel(guest.page, "Steer").get_by_label("Workshop").select_option(WORKSHOP)
    shows(guest.page, "Steer", "Welcome, purpose, working agreement")
    return guest


def panel(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name, exact=True)


def press(page: Page, where: str, words: str | re.Pattern[str]) -> None:
    panel(page, where).get_by_role("button", name=words).first.click()


def shows(page: Page, where: str, words: str | re.Pattern[str]) -> None:
    expect(panel(page, where).get_by_text(words).first).to_be_visible()


def write(room: Room, guest: Guest, text: str, sharing: Sharing) -> None:
    """What *guest* types on their page, as the database has it a moment later."""
    open_entry(guest.page, "Keynote digest")
    boxed = guest.page.get_by_role("region", name=re.compile("^What did you hear"))
    boxed.get_by_label("Who will see this").select_option(sharing.value)
    boxed.get_by_label("Your contribution").fill(text)
    expect(boxed.get_by_text(re.compile(r"^Saved "))).to_be_visible()
    key = ResponseKey(room.cohort, guest.seating.person.id, WORKSHOP, PROMPT)
    kept = room.live.store.responses.find(key)
    assert kept is not None
    assert kept.value["text"] == text


def test_two_facilitators_lead_three_people_through_an_afternoon(
    led: Led, chromium: Browser
) -> None:
    with new_room(led.live, chromium) as room:
        lead = cockpit(room, "Facilitator 201")
        second = cockpit(room, "Facilitator 202")
        people = [
            room.comes(f"Participant {number}", group="Group 1")
            for number in (201, 202, 203)
        ]
        one, two, three = people

        # Both see who is here, and that the third closes the page.
        for facilitator in (lead, second):
            shows(facilitator.page, "Who is here", "3 here, 0 away, 0 not yet")

        # The way to what stands beside the cockpit.
        for words, path in (
            ("Ready?", f"/cohort/{room.cohort}/ready?workshop={WORKSHOP}"),
            ("Screen", "/page/screen"),
            ("People", "/people"),
            ("Page", f"/workshop/{WORKSHOP}"),
            ("As participants", f"/workshop/{WORKSHOP}/look"),
        ):
            link = panel(lead.page, "Steer").get_by_role("link", name=words, exact=True)
            expect(link).to_have_attribute("href", path)

        # What one facilitator opens, the other sees.
        press(lead.page, "Steer", re.compile("^Start live time"))
        shows(second.page, "Steer", re.compile("^Live"))
        ready = panel(second.page, "Steer").get_by_role("link", name="Ready?")
        expect(ready).to_have_count(0)
        current = panel(lead.page, "Steer").locator("[aria-current=step]")
        for section in ("Talking heads in pairs", "Keynote: ", "Keynote digest"):
            press(second.page, "Steer", re.compile(f"^Open next: {section}"))
            expect(current).to_contain_text(section)
        shows(lead.page, "Steer", re.compile(r"^Live · "))
        press(lead.page, "Steer", re.compile(r"^\d+ min"))
        press(second.page, "Steer", "+1 min")
        shows(lead.page, "Steer", re.compile(r"^\d+:\d\d$"))
        pace = room.live.store.pace.of(room.cohort, WORKSHOP)
        assert pace.section == "section-4"
        assert pace.timer is not None
        panel(lead.page, "Steer").get_by_label("Notice to everybody").fill("Swap now")
        press(lead.page, "Steer", "Tell everybody")
        shows(second.page, "Steer", "Everybody reads: Swap now")

        # Answers come in, marked with who sees them; private words never do.
        write(room, one, "Ask one question first", Sharing.COHORT)
        write(room, two, "Ask a question first", Sharing.COHORT)
        write(room, three, PRIVATE, Sharing.PRIVATE)
        shows(lead.page, "Walls and polls", "Ask a question first")
        shows(lead.page, "Walls and polls", re.compile("1 kept private"))

        # Spotlight with a name, and without one.
        spotlight(lead.page, one.name, "Spotlight with name")
        shows(
            second.page, "Walls and polls", re.compile("^On now: .* Ask one question")
        )
        spotlight(lead.page, two.name, "Spotlight without name")
        press(lead.page, "Walls and polls", "1 waiting")
        expect(spotlights(lead.page)).to_have_count(2)
        shows(second.page, "Walls and polls", "1 waiting")
        press(second.page, "Walls and polls", re.compile("^Next: Without a name"))
        expect(spotlights(lead.page).nth(1)).to_contain_text("on now")
        kept = room.live.store.pace.of(room.cohort, WORKSHOP)
        assert two.seating.person.id not in repr(kept)
        quoted = one_seat(room, one).wall.spotlit(WORKSHOP)
        assert quoted is not None
        assert quoted.author is None

        # Hide, and undo.
        tick(lead.page, one.name)
        panel(lead.page, "Walls and polls").get_by_role(
            "button", name="Hide", exact=True
        ).click()
        expect(
            panel(lead.page, "Walls and polls").get_by_text(f"Hidden: {one.name}")
        ).to_be_visible()
        wall = one_seat(room, three).wall.shared(WORKSHOP, PROMPT)
        assert [s.author.person.name for s in wall] == [two.name]
        press(second.page, "Walls and polls", f"Put back: {one.name}")
        expect(
            panel(lead.page, "Walls and polls").get_by_text(f"Hidden: {one.name}")
        ).to_have_count(0)

        # A poll is revealed.
        walls = panel(lead.page, "Walls and polls")
        chosen = walls.get_by_label("Activity", exact=True)
        chosen.select_option("w1-q1-leadership-time")
        press(lead.page, "Walls and polls", "Show results to everyone")
        expect(walls.get_by_role("button", name="Hide results")).to_be_visible()
        revealed = room.live.store.pace.of(room.cohort, WORKSHOP).revealed
        assert revealed == {"w1-q1-leadership-time"}

        # A page closes: its person is away.
        three.page.close()
        shows(lead.page, "Who is here", "2 here, 1 away, 0 not yet")

        # The server is started again; both cockpits and everybody carry on.
        led.restart()
        for facilitator in (lead, second):
            status = facilitator.page.locator("#page-status[data-state=connected]")
            expect(status).to_have_count(1, timeout=120_000)
        press(second.page, "Steer", "Pens down")
        shows(lead.page, "Steer", "Pens up")
        shows(lead.page, "Who is here", re.compile("^2 here"))
        assert PRIVATE.encode() not in b"".join([*lead.heard, *second.heard])

        # The first laptop dies; the second has nothing to do but carry on.
        lead.page.close()
        press(second.page, "Steer", re.compile("^Open next: Baseline self-audit"))
        expect(
            panel(second.page, "Steer").locator("[aria-current=step]")
        ).to_contain_text("Baseline self-audit")
        forgive_the_restart(room)


def test_latecomers_substitutes_and_attendance(led: Led, chromium: Browser) -> None:
    with new_room(led.live, chromium) as room:
        late = room.seat("Participant 301", group="Group 1")
        lead = cockpit(room, "Facilitator 301", size=PHONE)
        page, where = lead.page, "Who is here"
        tabs = page.get_by_role("navigation", name="Panels")
        tabs.get_by_role("button", name="People").click()
        shows(page, where, "0 here, 0 away, 1 not yet")

        # The latecomer gets a link that works.
        press(page, where, re.compile("^Participant 301"))
        press(page, where, "Make a personal link")
        shows(page, where, re.compile("Personal link for Participant 301"))
        guest = room.browser(late, size=PHONE)
        guest.page.goto(address(page))
        guest.page.get_by_role("button", name="Join as Participant 301").click()
        banner = guest.page.get_by_role("banner")
        expect(banner.get_by_text("Participant 301")).to_be_visible()

        # Attendance is corrected.
        here = panel(page, where)
        here.get_by_label("Attendance", exact=True).select_option("apology")
        here.get_by_label("Catch-up done").check()
        panel(page, where).get_by_label("Note", exact=True).fill("Train")
        press(page, where, "Keep")
        shows(page, where, "Kept: attendance of Participant 301.")
        (kept,) = room.live.store.attendance.of(room.cohort, WORKSHOP).values()
        assert (kept.mark, kept.caught_up, kept.note) == ("apology", True, "Train")

        # The room is opened, and a substitute added.
        panel(page, where).get_by_text("Let somebody in").click()
        press(page, where, "Open the room")
        expect(here.get_by_role("button", name="New code")).to_be_visible()
        panel(page, where).get_by_label("Name", exact=True).fill("Participant 399")
        panel(page, where).get_by_label("Group", exact=True).select_option("Group 1")
        press(page, where, "Add and make a link")
        shows(page, where, re.compile("Personal link for Participant 399"))
        added = room.browser(late, size=PHONE)
        added.page.goto(address(page))
        expect(
            added.page.get_by_role("button", name="Join as Participant 399")
        ).to_be_visible()


def forgive_the_restart(room: Room) -> None:
    """A browser notes that its server was away; nothing else is forgiven."""
    away = re.compile("WebSocket|Failed to load resource|ERR_CONNECTION")
    for guest in room.guests:
        guest.troubles[:] = [one for one in guest.troubles if not away.search(one)]


def address(page: Page) -> str:
    shown = panel(page, "Who is here").get_by_text(re.compile(r"/join/")).last
    return str(shown.text_content()).strip()


def tick(page: Page, name: str) -> None:
    box = panel(page, "Walls and polls").get_by_role(
        "checkbox", name=f"Choose the words of {name}"
    )
    box.check()


def spotlight(page: Page, name: str, words: str) -> None:
    tick(page, name)
    press(page, "Walls and polls", words)


def spotlights(page: Page) -> Locator:
    walls = panel(page, "Walls and polls")
    return walls.get_by_role("list", name="Spotlight").get_by_role("listitem")


def one_seat(room: Room, guest: Guest) -> Seat:
    return Seat(guest.seating, store=room.live.store, channel=SilentChannel())
