"""The cockpit in a browser: what facilitators see, and what it says to a press."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.activities import cockpit
from tests.activities import test_walls as walls_test
from tests.activities.cockpit import led
from tests.activities.conftest import WORKSHOP, People
from tests.activities.harness import SMALL_PHONE, Bench
from tests.activities.test_cockpit import answer, arrived
from tests.activities.test_screen_on_screen import LINES
from toolkit.activities.walls import Walls
from toolkit.model import Pace, Sharing
from toolkit.model import pace as pacing
from toolkit.model.attendance import Place
from toolkit.seat import Seat

pytestmark = pytest.mark.browser
OPTIONS = ("Not yet", "Ready")
AWAY = "The connection is being made again. Press it once more in a moment."
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LOOK = "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"


def now() -> datetime:
    return datetime.now(UTC)


def open_section(seat: Seat, section: str = "section-1") -> None:
    seat.pace.steer(WORKSHOP, lambda pace: pacing.open_section(pace, section, at=now()))


def disconnect(bench: Bench, *, online: bool) -> None:
    """What a page does to a model whose line is lost, or back."""
    known = f"models.forEach((one) => (one.model.connected = {str(online).lower()}))"
    bench.page.evaluate(known)
    if online:
        bench.connect()
    else:
        bench.disconnect()


# -- steer -----------------------------------------------------------------------


def test_pens_up_can_be_read_under_the_pointer(bench: Bench, people: People) -> None:
    facilitator = people.facilitator()
    open_section(facilitator)
    bench.show(led(cockpit.steer(), facilitator))
    bench.page.get_by_role("button", name="Pens down").click()
    pens = bench.page.get_by_role("button", name="Pens up")
    under_the_pointer = pens.evaluate(LOOK)
    bench.page.mouse.move(0, 0)
    assert under_the_pointer == pens.evaluate(LOOK)


@pytest.mark.parametrize("panel", ["steer", "people"])
def test_a_panel_is_no_wider_than_a_phone(
    open_bench: Callable[..., Bench], people: People, panel: str
) -> None:
    facilitator = people.facilitator()
    workshop = "workshop3"  # it has the longest title
    facilitator.pace.steer(
        workshop, lambda pace: pacing.open_section(pace, "section-4", at=now())
    )
    for _ in range(3):
        arrived(people, people.seat(group="Group 1"), now())
    bench = open_bench(size=SMALL_PHONE)
    bench.show(led(cockpit.MAKERS[panel](), facilitator, workshop))
    assert bench.page.evaluate(SIDEWAYS) == 0


def test_a_planned_time_stands_on_one_line_on_a_phone(
    bench: Bench, people: People
) -> None:
    bench.show(led(cockpit.steer(), people.facilitator()))
    # A finger needs larger words than a pointer.
    bench.page.locator(".ws-panel").evaluate("one => (one.style.fontSize = '0.94rem')")
    for planned in bench.page.locator(".ws-agenda-time").all():
        assert planned.evaluate(LINES) == 1


def test_every_button_is_called_by_what_it_shows(bench: Bench, people: People) -> None:
    facilitator = people.facilitator()
    open_section(facilitator)
    facilitator.pace.steer(
        WORKSHOP,
        lambda pace: pacing.start_timer(pace, "Write", seconds=600, at=now()),
    )
    bench.show(led(cockpit.steer(), facilitator))
    for button in bench.page.get_by_role("button").all():
        shown = button.inner_text().strip()
        name = button.get_attribute("aria-label")
        assert name is None or shown in name


def test_a_timer_of_any_length_is_typed(bench: Bench, people: People) -> None:
    bench.show(led(cockpit.steer(), people.facilitator()))
    bench.page.get_by_label("Minutes").fill("1:30")
    bench.page.get_by_label("Minutes").press("Enter")
    timer = bench.page.get_by_role("timer")
    expect(timer).to_have_text(re.compile(r"^1:[23]\d$"))
    expect(bench.page.get_by_label("Minutes")).to_have_value("")
    bench.page.get_by_label("Minutes").fill("soon")
    bench.page.get_by_role("button", name="Start", exact=True).click()
    expect(bench.page.get_by_text("such as 8 or 1:30")).to_be_visible()
    expect(bench.page.get_by_label("Minutes")).to_have_value("soon")


def test_five_minutes_and_one_are_said_once_each(bench: Bench, people: People) -> None:
    begun, passed = now(), timedelta()
    facilitator = people.facilitator(clock=lambda: begun + passed)
    facilitator.pace.steer(
        WORKSHOP,
        lambda pace: pacing.start_timer(pace, "Write", seconds=320, at=begun),
    )
    bench.set_clock(begun)
    panel = led(cockpit.steer(), facilitator)
    bench.show(panel)
    bench.lose_replies = True  # or one may bring a time that the page is still to reach
    page = bench.page
    said = page.get_by_role("group", name="Timer").get_by_role("status")
    timer = page.get_by_role("timer")
    heard = []
    for seconds, shown in ((10, "5:10"), (15, "4:55"), (25, "4:30"), (215, "0:55")):
        passed += timedelta(seconds=seconds)
        page.clock.run_for(1000 * seconds)
        expect(timer).to_have_text(shown)
        heard.append(said.inner_text())
    assert heard == ["", "5 minutes left", "", "1 minute left"]
    # Who comes now is told nothing that has passed.
    bench.lose_replies = False
    panel.refresh_room()
    bench.reload()
    expect(timer).to_have_text("0:55")
    expect(said).to_have_text("")


def test_the_agenda_says_how_long_each_section_really_was(
    bench: Bench, people: People
) -> None:
    facilitator = people.facilitator()
    for section, ago in (("section-1", 20), ("section-2", 8)):
        at = now() - timedelta(minutes=ago)
        facilitator.pace.steer(
            WORKSHOP, partial(pacing.open_section, section=section, at=at)
        )
    bench.show(led(cockpit.steer(), facilitator))
    lines = bench.page.get_by_role("list", name="Agenda").get_by_role("listitem")
    expect(lines.nth(0)).to_contain_text("12 of 10 min")
    expect(lines.nth(1)).to_contain_text("8 of 10 min")
    expect(lines.nth(2)).to_contain_text("40 min")
    expect(bench.page.get_by_role("status").first).to_contain_text("2 minutes behind")


def test_what_was_done_is_said_for_a_while_and_a_refusal_until_the_next_press(
    bench: Bench, people: People
) -> None:
    facilitator = people.facilitator()
    open_section(facilitator)
    bench.set_clock(now())
    bench.show(led(cockpit.steer(), facilitator))
    page = bench.page
    told = page.locator(".ws-told")
    page.get_by_label("Minutes").fill("soon")
    page.get_by_role("button", name="Start", exact=True).click()
    expect(told).to_contain_text("such as 8 or 1:30")
    page.clock.run_for(60_000)
    expect(told).to_contain_text("such as 8 or 1:30")
    page.get_by_role("button", name="Bring all here").click()
    expect(told).to_have_text("Everybody is asked to come here.")
    height = told.evaluate("one => one.offsetHeight")
    page.clock.run_for(6_000)
    expect(told).to_have_text("Everybody is asked to come here.")
    page.clock.run_for(3_000)
    expect(told).to_have_text("")
    # Its room stays, so that nothing moves under the pointer.
    assert told.evaluate("one => one.offsetHeight") == height


# -- without a line --------------------------------------------------------------


KEPT = "Kept: it is sent as soon as the connection is back."


def pace_of(people: People) -> Pace:
    return people.store.pace.of("example", WORKSHOP)


def test_what_is_pressed_without_a_line_is_kept_in_order_and_sent(
    bench: Bench, people: People
) -> None:
    facilitator = people.facilitator()
    open_section(facilitator)
    panel = led(cockpit.steer(), facilitator)
    bench.show(panel)
    page = bench.page
    waits = page.get_by_role("list", name="Waiting to be sent").get_by_role("listitem")
    disconnect(bench, online=False)
    page.get_by_role("button", name=re.compile("^Open next")).click()
    page.get_by_role("button", name="Pens down", exact=True).click()
    page.get_by_role("button", name="Pens down", exact=True).click()
    page.get_by_role("button", name="5 min: start a timer").click()
    expect(page.get_by_text(KEPT)).to_be_visible()
    expect(waits).to_have_count(3)
    expect(waits.nth(0)).to_contain_text("Open next: Talking heads in pairs")
    expect(waits.nth(2)).to_contain_text("5 min")
    page.get_by_role("button", name="Do not send: Pens down").click()
    expect(waits).to_have_count(2)
    assert pace_of(people).section == "section-1"
    disconnect(bench, online=True)
    expect(page.get_by_text(re.compile("^Sent, now that"))).to_be_visible()
    expect(waits).to_have_count(0)
    pace = pace_of(people)
    assert (pace.section, pace.paused) == ("section-2", False)
    assert pace.timer is not None
    assert pace.timer.label == "Talking heads in pairs"


def test_what_waited_moves_nobody_on_whom_somebody_else_has_moved(
    bench: Bench, people: People
) -> None:
    facilitator, colleague = people.facilitator(), people.facilitator()
    open_section(facilitator)
    panel = led(cockpit.steer(), facilitator)
    bench.show(panel)
    disconnect(bench, online=False)
    bench.page.get_by_role("button", name=re.compile("^Open next")).click()
    bench.page.get_by_role("button", name="Pens down").click()
    open_section(colleague, "section-4")
    disconnect(bench, online=True)
    told = bench.page.get_by_text("Somebody else has moved on meanwhile.")
    expect(told).to_contain_text("Sent, now that the connection is back: Pens down.")
    expect(told).to_contain_text("Not sent: Open next: Talking heads in pairs.")
    assert (pace_of(people).section, pace_of(people).paused) == ("section-4", True)


def test_what_waited_for_two_minutes_is_said_not_to_be_sent(
    bench: Bench, people: People
) -> None:
    facilitator = people.facilitator()
    open_section(facilitator)
    bench.set_clock(now())
    bench.show(led(cockpit.steer(), facilitator))
    disconnect(bench, online=False)
    bench.page.get_by_role("button", name="Pens down").click()
    expect(bench.page.get_by_text(KEPT)).to_be_visible()
    bench.page.clock.run_for(122_000)
    told = bench.page.get_by_text("Not sent: Pens down. It was pressed more than two")
    expect(told).to_be_visible()
    disconnect(bench, online=True)
    expect(told).to_be_visible()
    assert not pace_of(people).paused


def test_a_press_whose_reply_is_lost_is_sent_again_if_that_is_harmless(
    bench: Bench, people: People
) -> None:
    facilitator = people.facilitator()
    open_section(facilitator)
    facilitator.pace.steer(
        WORKSHOP,
        lambda pace: pacing.start_timer(pace, "Write", seconds=600, at=now()),
    )
    bench.show(led(cockpit.steer(), facilitator))
    page = bench.page
    bench.lose_replies = True
    page.get_by_role("button", name="Pens down").click()
    bench.settle()
    disconnect(bench, online=False)
    expect(page.get_by_text(KEPT)).to_be_visible()
    bench.lose_replies = False
    disconnect(bench, online=True)
    expect(page.get_by_text(re.compile("^Sent, now that"))).to_be_visible()
    assert pace_of(people).paused
    ends = pace_of(people).timer
    bench.lose_replies = True
    page.get_by_role("button", name="+1 min").click()
    bench.settle()
    disconnect(bench, online=False)
    expect(page.get_by_text("It is not known whether this arrived")).to_be_visible()
    bench.lose_replies = False
    disconnect(bench, online=True)
    bench.settle()
    # It had arrived, and is not done twice.
    longer = pace_of(people).timer
    assert ends is not None
    assert longer is not None
    assert ends.ends_at is not None
    assert longer.ends_at == ends.ends_at + timedelta(minutes=1)


@pytest.mark.parametrize("opens", [True, False])
def test_what_is_chosen_before_the_first_line_waits_for_it(
    bench: Bench, people: People, *, opens: bool
) -> None:
    panel = led(cockpit.steer(), people.facilitator())
    chosen: list[str] = []
    panel.choose = chosen.append
    bench.show(panel)
    bench.hold_line()
    workshop = bench.page.get_by_label("Workshop")
    other = workshop.locator("option:not(:checked)").first.get_attribute("value")
    workshop.select_option(other)
    told = bench.page.locator(".ws-told")
    if not opens:
        bench.disconnect()
        expect(told).to_contain_text("It is not known whether this arrived")
    bench.open_line()
    bench.settle()
    if opens:
        expect(told).to_be_empty()
    assert chosen == ([other] if opens else [])


# -- who is here -----------------------------------------------------------------


def test_a_press_without_a_line_says_so_until_the_line_is_back(
    bench: Bench, people: People
) -> None:
    bench.show(led(cockpit.people_panel(), people.facilitator()))
    bench.page.get_by_text("Let somebody in").click()
    disconnect(bench, online=False)
    bench.page.get_by_role("button", name="Open the room").click()
    told = bench.page.get_by_text(AWAY)
    expect(told).to_be_visible()
    disconnect(bench, online=True)
    expect(told).to_have_count(0)


def test_a_mark_is_explained_where_it_is_shown(bench: Bench, people: People) -> None:
    days = timedelta()
    facilitator = people.facilitator(clock=lambda: now() + days)
    writer = people.seat()
    open_section(facilitator)
    panel = led(cockpit.people_panel(), facilitator)
    bench.show(panel)
    explained = bench.page.get_by_text("◌ from an earlier day")
    bench.page.get_by_text("What this shows").click()
    expect(bench.page.get_by_text("○ not started")).to_be_visible()
    expect(explained).to_have_count(0)
    answer(writer, "Last week")
    days = timedelta(days=7)
    facilitator.pace.steer(
        WORKSHOP,
        lambda pace: pacing.open_section(
            pacing.end_live(pace, at=facilitator.now()),
            "section-1",
            at=facilitator.now(),
        ),
    )
    bench.catch_up(panel)
    expect(explained).to_be_visible()


def test_a_facilitators_line_says_whether_they_are_here(
    bench: Bench, people: People
) -> None:
    facilitator, colleague = people.facilitator(), people.facilitator()
    panel = led(cockpit.people_panel(), facilitator)
    bench.show(panel)
    who = re.escape(colleague.person.name)  # what is only spoken follows it

    def says(where: str) -> None:
        name = re.compile(rf"^{who}\s*, {where}$")
        expect(bench.page.get_by_role("button", name=name)).to_be_visible()

    says("not here")
    for page in ("facilitate", WORKSHOP):
        place = [Place("example", colleague.person.id, page)]
        people.store.presence.keep("server", at=now(), came=place)
        bench.catch_up(panel)
        says("here")
        people.store.presence.keep("server", at=now(), went=place)
        bench.catch_up(panel)
        says("not here")


def test_escape_closes_what_opened_and_leads_back(bench: Bench, people: People) -> None:
    name = re.compile(f"^{people.seat().person.name}")
    bench.show(led(cockpit.people_panel(), people.facilitator()))
    line = bench.page.get_by_role("button", name=name)
    made = bench.page.get_by_role("button", name="Make a personal link")
    shown = bench.page.get_by_text("shown only now")
    letting = bench.page.get_by_text("Let somebody in")
    room = bench.page.get_by_role("button", name="Open the room")
    for press in (letting, line, made):
        press.click()
    for inside, before in ((shown, made), (made, line), (room, letting)):
        inside.focus()
        inside.press("Escape")
        expect(inside).to_be_hidden()
        expect(before).to_be_focused()


# -- walls -----------------------------------------------------------------------


def walls_of(bench: Bench, seat: Seat, activity: str) -> Any:
    panel = led(cockpit.walls(), seat)
    cockpit.press(panel, do="turn", activity=activity)
    bench.show(panel)
    return panel


def test_words_that_wait_are_counted_by_who_will_see_them(
    bench: Bench, people: People
) -> None:
    facilitator = people.facilitator()
    for number in range(3):
        answer(people.seat(), f"All {number}", name="held")
    panel = walls_of(bench, facilitator, "held")
    expect(
        bench.page.get_by_text("3 ready. Their words show to all together.")
    ).to_be_visible()
    answer(people.seat(group="Group 1"), "Ours", Sharing.GROUP, "held")
    answer(people.seat(), "Yours", Sharing.FACILITATORS, "held")
    bench.catch_up(panel)
    said = "3 will show to all; 2 more are for their group or the facilitators only."
    expect(bench.page.get_by_text(said)).to_be_visible()


def test_a_press_shows_one_at_once_and_says_how_many_wait(
    bench: Bench, people: People
) -> None:
    for text in ("One", "Two", "Three"):
        answer(people.seat(), text)
    walls_of(bench, people.facilitator(), "talk")
    page = bench.page
    told = page.get_by_role("status").filter(has_text="Everybody sees")
    waiting = page.get_by_role("button", name=re.compile(r"^\d waiting$"))
    spots = page.get_by_role("list", name="Spotlight").get_by_role("listitem")
    page.get_by_role("checkbox").nth(0).check()
    page.get_by_role("button", name="Spotlight with name").click()
    expect(told).to_have_text(re.compile(r"^Everybody sees Participant \d+ now\.$"))
    expect(page.get_by_role("button", name=re.compile("^Take off: "))).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Next"))).to_have_count(0)
    for nth in (1, 2):
        page.get_by_role("checkbox").nth(nth).check()
    page.get_by_role("button", name="Spotlight without name").click()
    expect(told).to_contain_text("2 waiting.")
    expect(waiting).to_have_text("2 waiting")
    waiting.click()
    expect(spots.nth(1)).to_contain_text("next")
    expect(spots.nth(2)).to_contain_text("waits, 2")
    page.get_by_role("button", name=re.compile("^Next: Without a name, ")).click()
    expect(spots.nth(1)).to_contain_text("on now")
    expect(waiting).to_have_text("1 waiting")
    # What a press came to is said once: it is not so any more.
    expect(told).to_have_count(0)
    waiting.click()
    expect(spots).to_have_count(0)
    expect(page.get_by_role("button", name=re.compile("^Next: "))).to_be_visible()
    waiting.click()
    page.get_by_role("button", name=re.compile("^Drop: ")).first.click()
    expect(spots).to_have_count(2)


IN_VIEW = """() => {
  const inside = (one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  };
  return [...document.querySelectorAll("article")].filter(inside).length;
}"""


def test_two_dozen_answers_are_seen_beside_two_in_the_spotlight_when_read_large(
    open_bench: Callable[..., Bench], people: People
) -> None:
    for number in range(24):
        answer(people.seat(), f"We revisit {number}, but it looks like the first time.")
    bench = open_bench(size=(1280, 800))
    walls_of(bench, people.facilitator(), "talk")
    page = bench.page
    for nth in (0, 1):
        page.get_by_role("checkbox").nth(nth).check()
    page.get_by_role("button", name="Spotlight with name").click()
    expect(page.get_by_role("button", name="1 waiting")).to_be_visible()
    page.get_by_role("button", name=re.compile("Read it large")).click()
    page.wait_for_function(f"({IN_VIEW})() === 24")


def test_the_tools_stay_in_view_while_the_answers_scroll(
    open_bench: Callable[..., Bench], people: People
) -> None:
    for number in range(40):
        answer(people.seat(), f"We revisit {number}. " * 12)
    bench = open_bench(size=(1280, 800))
    walls_of(bench, people.facilitator(), "talk")
    bench.page.get_by_role("button", name=re.compile("Read it large")).click()
    bench.page.get_by_role("checkbox").last.check()
    expect(bench.page.get_by_role("article").last).to_be_in_viewport()
    expect(bench.page.get_by_role("button", name="Merge")).to_be_in_viewport()


def test_what_is_asked_at_the_end_is_seen_at_one_look_and_one_by_one(
    bench: Bench, people: People
) -> None:
    facilitator = people.facilitator()
    listed = walls_test.exit_section()
    panel = led(Walls("walls", contents=lambda _name: listed), facilitator)
    walls_test.go_to(facilitator, walls_test.LAST)
    for position in (0, 1, 1):
        walls_test.vote(people.seat(), "use", position)
    shy = people.seat()
    walls_test.keep(shy, "keep", {"texts": ["Mine"]}, Sharing.PRIVATE)
    walls_test.hear(panel)
    bench.show(panel)
    page = bench.page
    all_of_it = page.get_by_role("list", name="Asked in this section")
    expect(all_of_it.get_by_role("listitem")).to_have_count(3)
    first, second, _third = all_of_it.get_by_role("listitem").all()
    expect(first).to_contain_text("3 answered")
    expect(first.get_by_role("row", name="Yes 2")).to_be_visible()
    expect(second).to_contain_text("1 answered, 0 shared")
    second.get_by_role("button", name="What should we keep?").click()
    expect(page.get_by_text("Nothing shared yet; 1 kept private")).to_be_visible()
    tab = page.get_by_role("button", name=re.compile("^What should we keep"))
    expect(tab).to_have_attribute("aria-current", "true")
    page.get_by_role("button", name="All that is asked here").click()
    expect(first.get_by_role("row", name="Yes 2")).to_be_visible()
    assert "Mine" not in page.content()


def test_a_bar_of_votes_is_as_long_as_its_share_of_all_who_answered(
    bench: Bench, people: People
) -> None:
    for position in (0, 1, 1, 1):
        people.seat().save(
            WORKSHOP, "ready", {"chosen": [position], "words": [OPTIONS[position]]},
            sharing=Sharing.PRIVATE, based_on=0, write="vote", prompt="",
        )  # fmt: skip
    walls_of(bench, people.facilitator(), "ready")
    full = bench.page.locator("meter").evaluate_all(
        "all => all.map((m) => m.value / m.max)"
    )
    assert full == [0.25, 0.75]


# -- a task, whole ---------------------------------------------------------------


@pytest.fixture
def beside(people: People) -> Any:
    """The walls of a workshop with a task that three people share parts of."""
    for text in ("Draw it first", "Say it first", "Write it first"):
        seat = people.seat()
        walls_test.keep(seat, "task.found", f"{text}: $\\frac{{3}}{{4}}$")
        walls_test.keep(seat, "task.agreed", [["One entry"]])
    listed = walls_test.contents()
    panel = led(Walls("walls", contents=lambda _name: listed), people.facilitator())
    walls_test.show(panel, "task")
    return panel


def names_in_order(bench: Bench) -> list[str]:
    return bench.page.get_by_role("article").evaluate_all(
        "all => all.map((one) => one.querySelector('strong').textContent)"
    )


def test_a_task_is_read_large_and_one_person_is_kept_beside_the_others(
    open_bench: Callable[..., Bench], beside: Any
) -> None:
    bench = open_bench(size=(1280, 800))
    bench.show(beside)
    page = bench.page
    expect(page.get_by_role("article")).to_have_count(3)
    expect(page.get_by_role("math")).to_have_count(3)
    last = names_in_order(bench)[-1]
    page.get_by_label("Keep in view").select_option(label=last)
    assert names_in_order(bench)[0] == last
    page.get_by_role("button", name="Read it large").click()
    panel = page.get_by_role("region", name="Walls and polls")
    assert panel.evaluate("one => one.clientWidth") == 1280
    page.get_by_role("region", name="What others share").focus()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Read it large")).to_be_focused()
    assert panel.evaluate("one => one.clientWidth") < 1280


def test_a_field_is_ticked_in_the_whole_and_only_like_are_merged(
    bench: Bench, beside: Any
) -> None:
    bench.show(beside)
    page = bench.page
    merge = page.get_by_role("button", name="Merge")
    found = page.get_by_role("checkbox", name=re.compile("^Choose “What we found” of"))
    agreed = page.get_by_role("checkbox", name=re.compile("“What we agreed”"))
    found.nth(0).check()
    agreed.nth(0).check()
    expect(merge).to_be_disabled()
    agreed.nth(0).uncheck()
    found.nth(1).check()
    expect(merge).to_be_enabled()
    page.get_by_role("button", name="Spotlight with name").click()
    expect(page.get_by_role("button", name=re.compile("^Take off: "))).to_have_count(1)
    page.get_by_role("button", name="1 waiting").click()
    expect(page.get_by_role("button", name=re.compile("^Show: "))).to_have_count(1)


def test_a_task_is_no_wider_than_a_phone(
    open_bench: Callable[..., Bench], beside: Any
) -> None:
    bench = open_bench(size=SMALL_PHONE)
    bench.show(beside)
    assert bench.page.evaluate(SIDEWAYS) == 0
    expect(bench.page.get_by_role("button", name="Read it large")).to_have_count(0)


def test_a_wall_is_put_up_and_taken_down(bench: Bench, people: People) -> None:
    answer(people.seat(), "More time together")
    walls_of(bench, people.facilitator(), "talk")
    bench.page.get_by_role("button", name="Show on the screen").click()
    told = bench.page.get_by_role("status").filter(has_text="On the screen: ")
    expect(told).to_contain_text("What did you notice?")
    bench.page.get_by_role("button", name="One page on").click()
    bench.page.get_by_label("Activity", exact=True).select_option("ready")
    expect(told).to_contain_text("What did you notice?")
    bench.page.get_by_role("button", name="Take off the screen").click()
    expect(bench.page.get_by_role("button", name="Show on the screen")).to_be_visible()


def test_here_and_writing_are_explained_where_they_begin(
    bench: Bench, people: People
) -> None:
    bench.show(led(cockpit.people_panel(), people.facilitator()))
    bench.page.get_by_text("What this shows").click()
    expect(bench.page.get_by_text("“Here” means")).to_be_visible()
