"""The screen stays as it is while people go, buttons hide, and a notice stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.activities.conftest import WORKSHOP, People
from tests.activities.harness import Bench
from tests.activities.screens import Room, open_section, poll, state, talk
from tests.activities.test_screen_pages import PROJECTOR, show
from tests.first_year import YEAR
from toolkit.activities import GroupPage
from toolkit.model import pace as pacing
from toolkit.model import showing
from toolkit.model.attendance import Attendance, Mark, Place
from toolkit.model.groups import new_groups
from toolkit.model.lines import Change, Words
from toolkit.programme.agenda import section_titles

NOTICE = "Please come back to your tables by ten past eleven, with your own scheme. "
PARTS_APART = """() => {
  const box = (name) => document.querySelector(name).getBoundingClientRect();
  const buttons = [...document.querySelectorAll(".ws-screen-controls button")]
    .map((one) => one.getBoundingClientRect()).filter((one) => one.width);
  const words = [".ws-screen > header", ".ws-screen-main", ".ws-screen-notice",
    ".ws-screen-pages"].map(box);
  const covers = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return buttons.length > 2 && buttons.every((a) => a.height >= 44
    && a.bottom <= innerHeight && !words.some((b) => covers(a, b)));
}"""
"""Whether the buttons are large, whole, and cover nothing: measured at one moment."""
HEIGHT = "() => document.querySelector('.ws-screen-main').clientHeight"


# -- who has joined --------------------------------------------------------------


def room_of(people: People, count: int) -> tuple[Room, list[str]]:
    """A room in which a section is on, and so many who are expected."""
    room = Room(people)
    room.asks(talk())
    room.does(open_section)
    return room, [people.seat().person.id for _ in range(count)]


def recorded(room: Room, *lines: Attendance) -> str:
    room.people.store.attendance.add("example", WORKSHOP, lines)
    arrived: str = room.screen().room["arrived"]
    return arrived


def test_who_has_joined_once_has_joined_wherever_they_are(people: People) -> None:
    room, (one, other) = room_of(people, 2)
    now = datetime.now(UTC) + timedelta(seconds=1)
    assert recorded(room, Attendance(one, joined=now, left=now)) == "half"
    assert recorded(room, Attendance(other, joined=now)) == "all"


def test_who_joined_on_another_day_has_not_joined_today(people: People) -> None:
    room, (one,) = room_of(people, 1)
    ago = datetime.now(UTC) - timedelta(days=1)
    assert recorded(room, Attendance(one, joined=ago, left=ago)) == "few"


@pytest.mark.parametrize("mark", [Mark.APOLOGY, Mark.ABSENT])
def test_nobody_waits_for_who_sent_word(people: People, mark: Mark) -> None:
    room, (one, other) = room_of(people, 2)
    now = datetime.now(UTC) + timedelta(seconds=1)
    assert recorded(room, Attendance(one, joined=now)) == "half"
    assert recorded(room, Attendance(other, mark=mark)) == "all"


@pytest.mark.browser
def test_nothing_moves_when_the_way_in_comes_or_goes(
    open_bench: Callable[..., Bench], people: People
) -> None:
    room = state(people, "first_half")
    shown = room.screen()
    bench = show(open_bench, shown)
    code = bench.page.locator(".ws-screen-corner").get_by_text("K7M-2QX")
    expect(code).to_be_visible()
    height = bench.page.evaluate(HEIGHT)
    everybody = [Place("example", p, WORKSHOP) for p in room.leader.people.names()]
    people.store.presence.keep("a-server", at=datetime.now(UTC), came=everybody)
    bench.catch_up(shown)
    expect(code).to_have_count(0)
    assert bench.page.evaluate(HEIGHT) == height > 0


# -- the facilitator's buttons -----------------------------------------------------


def controls(page: Page) -> Any:
    return page.locator(".ws-screen-controls")


@pytest.mark.browser
@pytest.mark.parametrize("size", [(1280, 720), PROJECTOR])
@pytest.mark.parametrize("name", ["wall", "voting"])
def test_the_buttons_are_large_and_cover_no_words(
    open_bench: Callable[..., Bench], people: People, name: str, size: tuple[int, int]
) -> None:
    room = state(people, name)
    room.does(lambda pace: pacing.give_notice(pace, NOTICE))
    page = show(open_bench, room.screen(), size).page
    page.mouse.move(300, 300)
    expect(controls(page)).to_have_css("opacity", "1")
    page.wait_for_function(PARTS_APART)


@pytest.mark.browser
def test_the_buttons_and_the_pointer_go_when_the_mouse_rests(
    open_bench: Callable[..., Bench], people: People
) -> None:
    page = show(open_bench, state(people, "wall").screen(), stands=True).page
    main = page.locator(".ws-screen-main")
    expect(controls(page)).to_have_css("opacity", "0")
    expect(main).to_have_css("cursor", "none")
    page.mouse.move(300, 300)
    expect(controls(page)).to_have_css("opacity", "1")
    expect(main).not_to_have_css("cursor", "none")
    page.get_by_role("button", name="Dark (D)").click()
    page.clock.run_for(2_500)
    expect(controls(page)).to_have_css("opacity", "1")
    page.clock.run_for(1_000)
    expect(controls(page)).to_have_css("opacity", "0")
    expect(main).to_have_css("cursor", "none")


@pytest.mark.browser
def test_who_uses_keys_keeps_the_buttons_while_on_them(
    open_bench: Callable[..., Bench], people: People
) -> None:
    page = show(open_bench, state(people, "prompts").screen()).page
    expect(controls(page)).to_have_css("opacity", "0")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Previous (←)")).to_be_focused()
    expect(controls(page)).to_have_css("opacity", "1")
    page.locator(":focus").evaluate("one => one.blur()")
    expect(controls(page)).to_have_css("opacity", "0")


# -- words -----------------------------------------------------------------------


@pytest.mark.browser
def test_a_notice_is_as_wide_as_the_screen(
    open_bench: Callable[..., Bench], people: People
) -> None:
    room = state(people, "wall")
    room.does(lambda pace: pacing.give_notice(pace, NOTICE))
    page = show(open_bench, room.screen()).page
    page.wait_for_function(
        "() => { const width = (name) => document.querySelector(name).clientWidth;"
        "return width('.ws-screen-notice') > 0.9 * width('.ws-screen'); }"
    )


@pytest.mark.browser
@pytest.mark.parametrize("is_title", [False, True])
def test_a_timer_does_not_say_the_title_beside_it_again(
    open_bench: Callable[..., Bench], people: People, *, is_title: bool
) -> None:
    room = Room(people)
    room.asks(talk())
    title = section_titles(YEAR.workshops[0])["section-2"]
    label, at = title if is_title else "Pairs", datetime.now(UTC)
    room.does(open_section)
    room.does(lambda p: pacing.start_timer(p, label, seconds=296, at=at))
    room.does(lambda p: pacing.hold_timer(p, at=at))
    page = show(open_bench, room.screen()).page
    told = page.locator(".ws-pace-label")
    expect(told).to_have_text("stopped" if is_title else "stopped · Pairs")


@pytest.mark.browser
def test_a_vote_shows_its_options_as_soon_as_its_section_is_on(
    open_bench: Callable[..., Bench], people: People
) -> None:
    room = Room(people)
    room.asks(poll())
    room.does(open_section)
    page = show(open_bench, room.screen()).page
    expect(page.get_by_text("data and reporting")).to_be_in_viewport()
    expect(page.get_by_text("Nobody has answered yet.")).to_be_visible()
    expect(page.locator(".ws-screen-pages")).to_be_hidden()


@pytest.mark.browser
def test_what_goes_on_in_another_column_says_whose_it_is(
    open_bench: Callable[..., Bench], people: People
) -> None:
    room, seats = Room(people), [people.seat() for _ in range(6)]
    room.asks(GroupPage("ours", "Our notes"))
    ids = [[one.person.id] for one in seats]
    groups = new_groups(ids, paired=False)
    room.leader.groups.arrange(WORKSHOP, "", groups, based_on=0)
    for line, words in enumerate(["We agreed on the words. " * 4] * 5):
        change = Change(
            line=f"line-{line}", words=Words(words), based_on=0,
            write=f"w-{line}", after=None,
        )  # fmt: skip
        seats[0].pages.write(WORKSHOP, "ours", group=groups[0].id, change=change)
    room.does(open_section, lambda pace: showing.put_up(pace, "ours"))
    room.does(lambda pace: showing.reveal(pace, "ours", revealed=True))
    page = show(open_bench, room.screen()).page
    boxes = page.locator(".ws-screen-group")
    expect(boxes.first.get_by_role("heading")).to_have_text("Group 1")
    torn = "all => all.some((one) => one.getClientRects().length > 1)"
    assert not boxes.evaluate_all(torn)


@pytest.mark.browser
@pytest.mark.parametrize("end", ["it?", "…”"])
def test_no_short_word_stands_alone_below_a_prompt(
    open_bench: Callable[..., Bench], people: People, end: str
) -> None:
    room = Room(people)
    room.asks(talk(prompt=f"Finish the line: what we would not give up is {end}"))
    room.does(open_section)
    page = show(open_bench, room.screen()).page
    text = page.locator(".ws-screen-prompts p").text_content()
    assert text is not None
    assert text.endswith(f"is\u00a0{end}")


@pytest.mark.browser
def test_a_label_is_not_to_be_taken_for_what_it_stands_over(
    open_bench: Callable[..., Bench], people: People
) -> None:
    page = show(open_bench, state(people, "quote").screen()).page
    page.locator(".ws-printed").evaluate(
        """one => {
          const label = document.createElement("p");
          label.className = "ws-label";
          label.textContent = "Notes";
          one.prepend(label);
        }"""
    )
    label, words = page.get_by_text("Notes"), page.get_by_text("How short.")
    expect(label).to_have_css("font-weight", "750")
    expect(words).to_have_css("font-weight", "400")
