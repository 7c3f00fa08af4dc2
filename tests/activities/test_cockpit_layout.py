"""The whole cockpit on one page: who is where, what moves, and what keys do."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.activities import cockpit
from tests.activities.cockpit import led
from tests.activities.conftest import WORKSHOP, People
from tests.activities.harness import ADDRESS, LAPTOP, PHONE, Bench
from tests.activities.test_cockpit import answer
from tests.first_year import YEAR
from toolkit.activities import Discussion, Task, fields
from toolkit.activities.cockpit import People as PeoplePanel
from toolkit.model import pace as pacing
from toolkit.model.attendance import Place
from toolkit.model.contents import Asked
from toolkit.seat import Seat

pytestmark = pytest.mark.browser
PLAN = next(plan for plan in YEAR.workshops if plan.name == WORKSHOP)
LAST = f"section-{len(PLAN.agenda)}"
MANY = tuple(f"many-{number}" for number in range(10))
OWN = ("left-1", "left-2")
STAGE = """() => {
  document.body.style.cssText = "margin: 0";
  document.body.prepend(document.createElement("main"));
}"""
CUT = """() => [...document.querySelectorAll(".ws-person-name")]
  .filter((one) => one.scrollWidth > one.clientWidth + 1
    || one.firstElementChild.getBoundingClientRect().right
      > one.getBoundingClientRect().right + 1)
  .map((one) => one.textContent)"""
PLACES = """() => [...document.querySelectorAll(".ws-one")].map((one) => {
  const { top, left, height } = one.getBoundingClientRect();
  return [one.dataset.seat, top, left, height];
})"""
SMALL = """() => ["button", "summary", "select", "input"]
  .flatMap((name) => [...document.querySelectorAll(`main ${name}`)])
  .filter((one) => one.checkVisibility())
  .map((one) => [one.textContent, one.getBoundingClientRect()])
  .filter(([, { width, height }]) => width < 24 || height < 24)
  .map(([text]) => text)"""
SIZE_OF_PAGE = """() => [document.documentElement.scrollHeight - innerHeight,
  document.documentElement.scrollWidth - innerWidth]"""


def _asked(activity: Any, section: str) -> Asked:
    parts = tuple(activity.parts)
    return Asked(
        WORKSHOP, activity.name, activity.kind, activity.prompt, section, (), parts,
        activity.face,
    )  # fmt: skip


def contents(workshop: str) -> tuple[Asked, ...]:
    """Ten things in the first section; two in the last, and a task for later."""
    if workshop != WORKSHOP:
        return ()
    talks = [(name, "section-1") for name in MANY] + [(name, LAST) for name in OWN]
    asked = [
        _asked(Discussion(name, f"What of {name}, said at length?").at(WORKSHOP), at)
        for name, at in talks
    ]
    task = Task(
        "t-later", "A task for later", fields=[fields.short("note", "What?")]
    ).at(WORKSHOP)
    return (*asked, _asked(task, LAST))


class Stage:
    """The cockpit's four panels on a page like the server's, before thirty people."""

    def __init__(self, bench: Bench, people: People, *, section: str) -> None:
        self.bench, self.people, self.page = bench, people, bench.page
        self.seats = [people.seat(group=f"Group {n // 4 + 1}") for n in range(30)]
        self.passed = timedelta()
        self.lead = people.facilitator(clock=lambda: datetime.now(UTC) + self.passed)
        for one in self.seats:
            self.came(one)
        self.open(section)
        panels = PeoplePanel("people", contents=contents).at("facilitate")
        self.who = led(panels, self.lead)
        others = (cockpit.steer(), cockpit.walls(), cockpit.notes())
        steer, walls, notes = (led(one, self.lead) for one in others)
        self.panels = (steer, self.who, walls, notes)
        self.draw()

    def draw(self) -> None:
        self.page.evaluate(STAGE)
        self.bench.show(*self.panels)
        expect(self.page.locator(".ws-one")).to_have_count(31)  # one may be in turn
        expect(self.page.locator("[data-panel]")).to_have_count(4)

    def draw_again(self) -> None:
        """What a reload of the page does."""
        for panel in self.panels:
            panel.unobserve_all()
        self.page.goto(ADDRESS)
        self.bench._shown.clear()
        self.draw()

    def open(self, section: str) -> None:
        at = datetime.now(UTC) - timedelta(minutes=1)
        self.lead.pace.steer(
            WORKSHOP, lambda pace: pacing.open_section(pace, section, at=at)
        )

    def came(self, seat: Seat) -> None:
        self._presence(came=[Place("example", seat.person.id, WORKSHOP)])

    def went(self, seat: Seat) -> None:
        self._presence(went=[Place("example", seat.person.id, WORKSHOP)])

    def _presence(self, **where: list[Place]) -> None:
        at = datetime.now(UTC)
        self.people.store.presence.keep("server", at=at, **where)
        self.people.store.presence.record_joined(
            "server", cohort="example", workshop=WORKSHOP, mode="", since=at
        )

    def half_an_hour_passes(self) -> None:
        self.passed = timedelta(minutes=30)
        self.people.store.presence.beat("server", at=self.lead.now())
        for panel in self.panels:
            panel.refresh_room()
        self.hear()

    def hear(self) -> None:
        self.bench.catch_up(*self.panels)

    def panel(self, name: str) -> Locator:
        return self.page.get_by_role("region", name=name, exact=True)

    def line(self, seat: Seat) -> Locator:
        return self.page.locator(f'[data-seat="{seat.seating.id}"]')

    @property
    def section(self) -> str | None:
        return self.people.store.pace.of("example", WORKSHOP).section


@pytest.fixture
def stage(open_bench: Callable[..., Bench], people: People) -> Callable[..., Stage]:
    def staged(size: tuple[int, int] = LAPTOP, section: str = "section-1") -> Stage:
        return Stage(open_bench(size=size), people, section=section)

    return staged


def test_thirty_names_are_whole_beside_ten_activities(
    stage: Callable[..., Stage],
) -> None:
    at = stage()
    for name in MANY[:3]:
        answer(at.seats[0], "So far", name=name)
    at.hear()
    expect(at.line(at.seats[0]).get_by_role("button", name="3 of 10")).to_be_visible()
    assert at.page.locator(".ws-one").count() == 31
    assert at.page.evaluate(CUT) == []
    assert at.page.evaluate(SIZE_OF_PAGE) == [0, 0]
    assert at.page.evaluate(SMALL) == []


def test_a_summary_opens_to_what_is_asked_and_escape_leads_back(
    stage: Callable[..., Stage],
) -> None:
    at = stage()
    answer(at.seats[0], "So far", name=MANY[0])
    at.hear()
    first, second = at.line(at.seats[0]), at.line(at.seats[-1])
    more = first.get_by_role("button", name=re.compile("^1 of 10"))
    more.click()
    listed = first.get_by_role("listitem")
    expect(listed).to_have_count(10)
    expect(listed.first).to_contain_text("What of many-0")
    expect(listed.first).to_contain_text("writing")
    expect(listed.last).to_contain_text("not started")
    second.get_by_role("button", name=re.compile("^0 of 10")).click()
    expect(listed).to_have_count(0)
    more.click()
    expect(listed).to_have_count(10)
    more.press("Escape")
    expect(listed).to_have_count(0)
    expect(more).to_be_focused()


def test_nothing_moves_when_somebody_goes_away_or_may_need_help(
    stage: Callable[..., Stage],
) -> None:
    at = stage()
    before = at.page.evaluate(PLACES)
    at.went(at.seats[3])
    at.half_an_hour_passes()
    expect(at.line(at.seats[3])).to_contain_text("away")
    expect(at.line(at.seats[4])).to_contain_text("help?")
    assert at.page.evaluate(PLACES) == before


def test_who_has_not_finished_comes_first_in_the_last_section_and_moves_when_free(
    stage: Callable[..., Stage],
) -> None:
    at = stage(section=LAST)
    first = at.seats[0]
    expect(at.panel("Who is here")).to_contain_text("who has not finished comes first")
    expect(at.page.get_by_role("heading", name="Not finished yet: 30")).to_be_visible()
    line = at.line(first)
    line.hover()
    before = at.page.evaluate(PLACES)
    for name in OWN:
        answer(first, "Done", name=name)
    at.hear()
    # The task is for later, so two of two is all; and the line stays under the pointer.
    expect(line.get_by_role("button", name="2 of 2")).to_be_visible()
    assert at.page.evaluate(PLACES) == before
    at.page.mouse.move(5, 5)
    expect(at.page.get_by_role("heading", name="Finished: 1")).to_be_visible()
    done = at.page.get_by_role("list", name="Finished: 1").get_by_role("listitem")
    expect(done).to_have_count(1)
    expect(done).to_contain_text(first.person.name)


def test_a_digit_goes_to_a_panel_and_again_makes_it_large(
    stage: Callable[..., Stage],
) -> None:
    at = stage()
    who, walls = at.panel("Who is here"), at.panel("Walls and polls")
    at.page.keyboard.press("2")
    expect(who).to_be_focused()
    at.page.keyboard.press("2")
    expect(who.get_by_role("button", name="Back to the cockpit")).to_be_visible()
    assert who.evaluate("one => one.clientWidth") == LAPTOP[0]
    expect(at.panel("Steer")).to_be_hidden()
    at.page.keyboard.press("3")
    expect(walls).to_be_focused()
    expect(at.panel("Steer")).to_be_visible()
    at.page.keyboard.press("3")
    assert walls.evaluate("one => one.clientWidth") == LAPTOP[0]
    at.page.keyboard.press("Escape")
    expect(at.panel("Steer")).to_be_visible()


def test_space_opens_the_next_section_once_and_never_where_it_is_typed(
    stage: Callable[..., Stage],
) -> None:
    at = stage()
    at.bench.set_clock(datetime.now(UTC))
    notice = at.page.get_by_label("Notice to everybody")
    notice.press("Space")
    at.page.get_by_role("button", name="Pens down").press("Space")
    expect(at.page.get_by_role("button", name="Pens up")).to_be_visible()
    assert at.section == "section-1"
    at.page.keyboard.press("2")
    for _ in range(3):
        at.page.keyboard.press("Space")
    told = at.page.get_by_role("status").filter(has_text="Open now: ")
    expect(told).to_have_text(f"Open now: {PLAN.agenda[1].title}")
    at.bench.settle()
    assert at.section == "section-2"


def test_space_starts_no_live_time(stage: Callable[..., Stage]) -> None:
    at = stage()
    at.lead.pace.steer(WORKSHOP, partial(pacing.end_live, at=datetime.now(UTC)))
    at.hear()
    at.page.keyboard.press("1")
    at.page.keyboard.press("Space")
    at.bench.settle()
    assert at.section is None


def test_the_keys_are_listed_where_they_are_asked_for(
    stage: Callable[..., Stage],
) -> None:
    at = stage()
    keys = at.page.get_by_role("dialog", name="Keys of the cockpit")
    button = at.page.get_by_role("button", name="Keys (?)")
    button.focus()
    at.page.keyboard.press("?")
    expect(keys).to_be_visible()
    for said in ("Open the next section", "Go to People", "Read that panel large"):
        expect(keys.get_by_text(said)).to_be_visible()
    expect(keys.get_by_text("Go to Group pages")).to_have_count(0)
    at.page.keyboard.press("Space")  # presses Close, which has the focus
    expect(keys).to_have_count(0)
    expect(button).to_be_focused()
    button.click()
    expect(keys).to_be_visible()
    at.page.keyboard.press("Escape")
    expect(keys).to_have_count(0)
    assert at.section == "section-1"


def test_the_ways_and_four_sections_are_in_view_whatever_was_said(
    stage: Callable[..., Stage],
) -> None:
    at = stage()
    words = "Please open the slides now, and keep them beside your page. " * 3
    at.lead.pace.steer(WORKSHOP, lambda pace: pacing.give_notice(pace, words))
    at.hear()
    steer = at.panel("Steer")
    steer.get_by_role("button", name="Bring all here").click()
    expect(steer.get_by_text("Everybody is asked to come here.")).to_be_visible()
    expect(steer.get_by_role("button", name="Take it away")).to_be_visible()
    assert steer.locator(".ws-agenda li").count() > 4
    at.page.wait_for_function(
        """() => {
          const around = document.querySelector(".ws-steer-rest");
          const { top, bottom } = around.getBoundingClientRect();
          const isWhole = (one) => {
            const box = one.getBoundingClientRect();
            return box.top >= top - 1 && box.bottom <= bottom + 1;
          };
          return [...around.querySelectorAll("li")].filter(isWhole).length >= 4;
        }"""
    )
    end = steer.get_by_role("button", name="End live time")
    assert _is_in_window(end, at.page)


def test_what_is_said_of_the_connection_moves_no_panel(
    stage: Callable[..., Stage],
) -> None:
    at = stage()
    at.page.evaluate(
        """() => document.body.insertAdjacentHTML("afterbegin",
          '<div class="page-bar"><div class="page-status" id="s"></div></div>')"""
    )
    before = at.page.evaluate(PLACES)
    at.page.evaluate("document.getElementById('s').textContent = 'No connection.'")
    expect(at.page.get_by_text("No connection.")).to_be_visible()
    assert at.page.evaluate(PLACES) == before


def test_on_a_phone_panels_take_turns_and_the_page_remembers_whose(
    stage: Callable[..., Stage],
) -> None:
    at = stage(PHONE)
    regions = ("Steer", "Who is here", "Walls and polls", "Run sheet and my notes")
    bar = at.page.get_by_role("navigation", name="Panels")

    def expect_only(shown: str) -> None:
        for name in regions:
            region = at.panel(name)
            expect(region).to_be_visible(visible=name == shown)

    expect_only("Steer")
    people = bar.get_by_role("button", name="People")
    people.click()
    expect_only("Who is here")
    expect(people).to_have_attribute("aria-pressed", "true")
    assert at.page.evaluate(CUT) == []
    assert at.page.evaluate(SIZE_OF_PAGE)[1] == 0
    at.draw_again()
    expect_only("Who is here")
    at.half_an_hour_passes()
    expect(bar.get_by_role("button", name="People, 30 may need help")).to_be_visible()
    assert _is_in_window(bar.get_by_role("button", name="Wall"), at.page)


def _is_in_window(thing: Locator, page: Page) -> bool:
    inside: bool = page.evaluate(
        "one => one.getBoundingClientRect().bottom <= innerHeight + 1",
        thing.element_handle(),
    )
    return inside


def test_a_form_at_the_foot_moves_no_line_of_the_list(
    stage: Callable[..., Stage],
) -> None:
    at = stage()
    before = at.page.evaluate(PLACES)
    name = re.compile(f"^{at.seats[0].person.name}")
    at.line(at.seats[0]).get_by_role("button", name=name).click()
    expect(at.page.get_by_role("button", name="Keep")).to_be_visible()
    assert at.page.evaluate(PLACES) == before
