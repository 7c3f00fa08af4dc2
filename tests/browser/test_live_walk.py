"""The whole second workshop, led from the cockpit from before it begins to goodbye.

Each of these is held in depth elsewhere; here they must hold all together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.crowd import Crowd, crowd
from tests.browser.people import LAPTOP, PHONE, Guest, Room, expect_drawn, not_drawn
from tests.browser.walking import activity
from toolkit.model import Role

pytestmark = pytest.mark.browser
LED = "workshop2"
WALL, POLL = "w2-p1-disagreed-most", "w2-q1-scheme-is"
FINISH = "Finish the line: “The thing my team disagreed about most was …”"
SCHEME = "Our scheme of work is:"
BOARD = "Our four's board: what our thread tells us"
OPTIONS = ("a topic list", "a list with resources")
LINK = "https://example.org/slides-and-everything-else-for-today.html"
CALL = "https://rooms.example.org/one"
SOFT, STORIES, PATTERNS, POINTS, THREADS, PAUSE = (
    "Soft start and chat waterfall",
    "Task 1 stories: success analysis",
    "Patterns and current issues",
    "Input: what makes a curriculum coherent",
    "Activity A: thread mapping",
    "Break, screens off",
)
STEER, WALLS, GROUPS, PAGES = "Steer", "Walls and polls", "Groups", "Group pages"
VISITORS = 4


@dataclass
class Walk:
    """Who is there: a facilitator with two windows, two in browsers, and a crowd."""

    lead: Guest
    screen: Page
    phone: Guest
    laptop: Guest
    crowd: Crowd

    def panel(self, name: str) -> Locator:
        return self.lead.page.get_by_role("region", name=name, exact=True)

    def press(self, where: str, words: str | re.Pattern[str]) -> None:
        named = {"exact": True} if isinstance(words, str) else {}
        self.panel(where).get_by_role("button", name=words, **named).click()

    @property
    def on_screen(self) -> Locator:
        return self.screen.get_by_role("region", name="Screen for the room")

    @property
    def guests(self) -> tuple[Guest, Guest]:
        return self.phone, self.laptop

    def go_on(self, title: str) -> None:
        """Press the space key, and see the section open for everybody."""
        self.press_space(title)
        self.expect_on(title)

    def press_space(self, title: str) -> None:
        following = self.panel(STEER).get_by_role("button", name=f"Open next: {title}")
        expect(following).to_be_visible()
        self.panel(STEER).focus()
        self.lead.page.keyboard.press("Space")

    def expect_on(self, title: str) -> None:
        on = self.panel(STEER).locator("[aria-current=step]")
        expect(on).to_contain_text(title)
        for guest in self.guests:
            # Where one is, or where the group is until one follows it.
            back = bar(guest).get_by_role("link", name=f"Back to the group: {title}")
            here = where(guest).filter(has_text=title)
            expect(back.or_(here).filter(visible=True).first).to_be_visible()
        expect(self.on_screen.get_by_role("heading", level=1)).to_have_text(title)

    def turn(self, digit: int, name: str) -> None:
        """Go to a panel by its digit."""
        self.lead.page.keyboard.press("Escape")
        self.panel(STEER).focus()
        self.lead.page.keyboard.press(str(digit))
        expect(self.panel(name)).to_be_focused()


@pytest.fixture
def walk(room: Room) -> Iterator[Walk]:
    room.prepared(f"/workshop/{LED}", "/page/facilitate", "/page/screen")
    lead = room.joined(room.seat("Facilitator 600", role=Role.FACILITATOR))
    seatings = [room.seat(f"Participant {600 + n}") for n in range(VISITORS + 2)]
    phone = room.joined(seatings[0], size=PHONE)
    laptop = room.joined(seatings[1], size=LAPTOP)
    screen = lead.context.new_page()
    screen.set_viewport_size({"width": 1920, "height": 1080})
    with crowd(room, seatings[2:], workshop=LED) as everybody:
        for page, path in (
            (lead.page, "page/facilitate"),
            (screen, "page/screen"),
            (phone.page, f"workshop/{LED}"),
            (laptop.page, f"workshop/{LED}"),
        ):
            page.goto(f"{room.live.base}/{path}")
            expect(not_drawn(page)).to_have_count(0)
        for guest in (phone, laptop):
            expect_drawn(guest.page)
        yield Walk(lead, screen, phone, laptop, everybody)


def bar(guest: Guest) -> Locator:
    return guest.page.get_by_role("region", name="Where the room is")


def where(guest: Guest) -> Locator:
    return guest.page.locator("#page-where")


def test_a_workshop_is_led_from_before_it_begins_to_goodbye(walk: Walk) -> None:
    _begin(walk)
    _time_and_notice(walk)
    _show_a_wall(walk)
    _spotlight(walk)
    walk.go_on(STORIES)
    _make_groups(walk)
    # Not by the key: a second press within a second is taken for the same hand's.
    walk.press(STEER, f"Open next: {PATTERNS}")
    walk.expect_on(PATTERNS)
    _vote(walk)
    walk.go_on(POINTS)
    _show_the_results_again(walk)
    _go_on_without_a_line(walk)
    _show_group_pages(walk)
    _come_back_to_the_group(walk)
    _go_back(walk)
    _say_goodbye(walk)


def _begin(walk: Walk) -> None:
    expect(walk.on_screen.get_by_text("We begin soon.")).to_be_visible()
    steer = walk.panel(STEER)
    steer.get_by_label("Workshop").select_option(LED)
    expect(steer.get_by_text("Not live: everybody sees everything.")).to_be_visible()
    here = walk.panel("Who is here").get_by_text(f"{VISITORS + 2} here, 0 away")
    expect(here).to_be_visible()
    walk.press(STEER, f"Start live time: {SOFT}")
    walk.expect_on(SOFT)


def _time_and_notice(walk: Walk) -> None:
    steer = walk.panel(STEER)
    steer.get_by_label("Minutes", exact=True).fill("1:30")
    walk.press(STEER, "Start")
    left = re.compile(r"^(1:[0-3]|0:[0-5])\d$")
    for timer in (
        steer.get_by_role("timer"),
        bar(walk.phone).get_by_role("timer"),
        walk.on_screen.get_by_role("timer"),
    ):
        expect(timer).to_have_text(left)
    steer.get_by_label("Notice to everybody").fill(f"The slides: {LINK}")
    walk.press(STEER, "Tell everybody")
    link = bar(walk.phone).get_by_role("link", name=LINK)
    expect(link).to_have_attribute("href", LINK)
    walk.phone.page.wait_for_function(
        """link => [...link.getClientRects()].every(({ left, right, top, bottom }) =>
          left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight
          && link.contains(document.elementFromPoint(
            (left + right) / 2, (top + bottom) / 2)))""",
        arg=link.element_handle(),
    )
    expect(walk.on_screen.get_by_role("link", name=LINK)).to_be_visible()


def _show_a_wall(walk: Walk) -> None:
    """What was written shows to all at once; the panel turns the screen's pages."""
    for guest, words in ((walk.phone, "who teaches set five"), (walk.laptop, "tables")):
        place = activity(guest.page, FINISH)
        place.get_by_label("Your contribution").fill(words)
        expect(place.get_by_text(re.compile("^Saved"))).to_be_visible()
    walk.crowd.answer(
        WALL, lambda number: {"choice": None, "text": f"thought {number}, " * 40}
    )
    walk.turn(3, WALLS)
    walk.press(WALLS, "Show all together")
    walk.press(WALLS, "Show on the screen")
    expect(walk.on_screen.get_by_text("Page 1 of")).to_be_visible()
    walk.press(WALLS, "One page on on the screen")
    expect(walk.on_screen.get_by_text("Page 2 of")).to_be_visible()
    walk.press(WALLS, "One page back on the screen")
    expect(walk.on_screen.get_by_text("Page 1 of")).to_be_visible()


def _spotlight(walk: Walk) -> None:
    """The first shows at once, the second waits until it is its turn."""
    _pick(walk, walk.phone)
    quotes = (
        walk.on_screen.get_by_role("blockquote"),
        bar(walk.laptop),
    )
    for quote in quotes:
        expect(quote).to_contain_text("who teaches set five")
    _pick(walk, walk.laptop)
    expect(walk.panel(WALLS).get_by_role("button", name="1 waiting")).to_be_visible()
    for quote in quotes:
        expect(quote).to_contain_text("who teaches set five")
    walk.press(WALLS, re.compile("^Next: Participant 601"))
    for quote in quotes:
        expect(quote).to_contain_text("tables")


def _pick(walk: Walk, guest: Guest) -> None:
    box = walk.panel(WALLS).get_by_role(
        "checkbox", name=f"Choose the words of {guest.name}"
    )
    box.check()
    walk.press(WALLS, "Spotlight with name")


def _make_groups(walk: Walk) -> None:
    """Those who are here; both see their group at once, and the call of one's own."""
    walk.turn(4, GROUPS)
    groups = walk.panel(GROUPS)
    expect(
        groups.get_by_label(f"Those who are here now ({VISITORS + 2})")
    ).to_be_checked()
    groups.get_by_label("Size").select_option("3")
    walk.press(GROUPS, "Make 2 groups")
    expect(groups.get_by_text("6 people in 2 threes.")).to_be_visible()
    for guest in walk.guests:
        expect(mine(guest)).to_contain_text("Group")
    name = mine(walk.phone).locator("summary strong").inner_text()
    groups.locator("summary", has_text=f"Change {name}").click()
    groups.get_by_label(f"Video link of {name}").fill(CALL)
    walk.press(GROUPS, f"Save what is said of {name}")
    call = mine(walk.phone).get_by_role("link", name="Join your group's call")
    expect(call).to_have_attribute("href", CALL)


def mine(guest: Guest) -> Locator:
    return guest.page.get_by_role("region", name="Your group")


def _vote(walk: Walk) -> None:
    """While people vote the screen counts them, and says nothing of what they chose."""
    walk.turn(3, WALLS)
    walk.press(WALLS, "Show on the screen")
    expect(walk.on_screen.get_by_text("Nobody has answered yet.")).to_be_visible()
    for guest, option in zip(walk.guests, OPTIONS, strict=True):
        activity(guest.page, SCHEME).get_by_role("radio", name=option).check()
    walk.crowd.answer(POLL, lambda number: {"chosen": [number % 2]})
    counted = walk.on_screen.get_by_text(f"{VISITORS + 2} have answered so far.")
    expect(counted).to_be_visible()
    expect(walk.on_screen.get_by_text("50%")).to_have_count(0)
    walk.press(WALLS, "Show results to everyone")
    _expect_results(walk)


def _expect_results(walk: Walk) -> None:
    results = walk.on_screen.get_by_role("table", name=SCHEME)
    for option in OPTIONS:
        expect(results.get_by_role("row", name=f"{option} 3 50%")).to_be_attached()


def _show_the_results_again(walk: Walk) -> None:
    """The next section is open, and all look at the results once more."""
    expect(walk.on_screen.get_by_role("table", name=SCHEME)).to_have_count(0)
    walls = walk.panel(WALLS)
    walls.get_by_label("Activity", exact=True).select_option(label=SCHEME)
    expect(walls.get_by_text(f"{VISITORS + 2} answered", exact=True)).to_be_visible()
    walk.press(WALLS, "Show on the screen")
    _expect_results(walk)
    walk.press(WALLS, "Take off the screen")
    expect(walk.on_screen.get_by_role("table", name=SCHEME)).to_have_count(0)


def _go_on_without_a_line(walk: Walk) -> None:
    """What is pressed meanwhile is kept, and sent as soon as there is a line again."""
    walk.lead.context.set_offline(offline=True)
    expect(walk.lead.page.locator("#page-status")).to_contain_text("No connection")
    walk.press_space(THREADS)
    expect(walk.panel(STEER).get_by_text("Kept: it is sent as soon")).to_be_visible()
    walk.lead.context.set_offline(offline=False)
    sent = walk.panel(STEER).get_by_text("Sent, now that the connection is back")
    expect(sent).to_contain_text(f"Open next: {THREADS}")
    walk.expect_on(THREADS)
    walk.lead.troubles.clear()  # of every address it could not reach


def _show_group_pages(walk: Walk) -> None:
    board = activity(walk.phone.page, BOARD)
    board.get_by_label("Add a line").fill("Ratio leads to percentage change")
    board.get_by_role("button", name="Add", exact=True).click()
    walk.turn(5, PAGES)
    line = walk.panel(PAGES).get_by_text("Ratio leads to percentage change")
    expect(line).to_be_visible()
    walk.press(PAGES, "Show to everybody, on the screen too")
    name = mine(walk.phone).locator("summary strong").inner_text()
    expect(walk.on_screen.get_by_role("heading", name=name)).to_be_visible()
    said = walk.on_screen.get_by_text("Ratio leads to percentage change")
    expect(said.first).to_be_visible()


def _come_back_to_the_group(walk: Walk) -> None:
    """The bar names the section that one is in, once one has come back to it."""
    walk.phone.page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    back = bar(walk.phone).get_by_role("link", name=f"Back to the group: {THREADS}")
    back.click()
    expect(back).to_be_hidden()
    expect(where(walk.phone)).to_contain_text(f"Section 5 of 11: {THREADS}")


def _go_back(walk: Walk) -> None:
    """Who is ahead by two sections that were skipped is not behind for going back."""
    state = walk.panel(STEER).get_by_role("status").first
    expect(state).to_contain_text("ahead")
    walk.press(STEER, f"Open {PATTERNS}")
    walk.expect_on(PATTERNS)
    expect(state).to_contain_text("minutes ahead")
    walk.press(STEER, f"Open {PAUSE}")
    walk.expect_on(PAUSE)


def _say_goodbye(walk: Walk) -> None:
    walk.press(STEER, "End live time")
    question = walk.panel(STEER).get_by_role("group", name=re.compile("^End live time"))
    expect(question.get_by_role("button", name="Stay live")).to_be_focused()
    question.get_by_role("button", name="End live time").click()
    for words in (
        "That is all for today.",
        "Task 2: One thread, one unit",
        "Due Tuesday 21 March",
        "Next workshop: Growing teachers together",
        "Tuesday 28 March",
    ):
        expect(walk.on_screen.get_by_text(words)).to_be_visible()
    expect(walk.panel(STEER).get_by_text("Not live")).to_be_visible()
    for guest in walk.guests:
        expect(bar(guest).get_by_role("timer")).to_be_hidden()
        outline = guest.page.get_by_role("link", name="Outline", exact=True)
        expect(outline).to_be_visible()
