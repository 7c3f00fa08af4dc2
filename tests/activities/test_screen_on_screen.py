"""The screen and the bar in a browser: nothing is covered or out of proportion."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import FloatRect, Locator, expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.harness import PHONE, Bench
from tests.activities.test_pacing import pacing_bar
from tests.activities.test_screen import answer, asked, screen
from toolkit.activities import Activity, Reflection, Scale, Thread
from toolkit.model import Pace, Sharing, showing
from toolkit.model import pace as pacing
from toolkit.model.contents import Asked
from toolkit.seat import Seat

pytestmark = pytest.mark.browser
PROJECTOR = (1280, 720)
NOTICE = "Please leave your bags at the back of the hall. " * 4
LONG = "Working on one scheme of work across departments, with a critical friend"
ALONE = "document.querySelector('.ws-screen').toggleAttribute('data-alone')"
FITTED = """() => {
  const { style, clientWidth, clientHeight } = document.querySelector(".ws-screen");
  const unit = Math.min(clientWidth / 100, clientHeight / 56.25);
  return Math.abs(parseFloat(style.getPropertyValue("--u")) - unit) < 0.01;
}"""
"""Whether the screen has heard how large it is now."""
LINES = """one => {
  const words = document.createRange();
  words.selectNodeContents(one);
  return words.getClientRects().length;
}"""
"""On how many lines the words of an element stand."""
STRIPS = [f"Something that grows, number {number}" for number in range(16)]
ON_TOP = """one => {
  const { left, top, width, height } = one.getBoundingClientRect();
  return one.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""
"""Whether nothing is drawn over the middle of an element."""
APART = """all => {
  const boxes = all.map((one) => one.getBoundingClientRect());
  const covers = (a, b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return !boxes.some((a, i) => boxes.slice(i + 1).some((b) => covers(a, b)));
}"""
"""Whether no element covers another: all are measured at the same moment."""


def box(one: Locator) -> FloatRect:
    found = one.bounding_box()
    assert found is not None
    return found


def expect_apart(*parts: Locator) -> None:
    """None of *parts* covers another, once the screen has found its size."""
    page = parts[0].page
    page.wait_for_function(APART, arg=[part.element_handle() for part in parts])


def do(seat: Seat, *changes: Callable[[Pace], Pace]) -> None:
    for change in changes:
        seat.pace.steer(WORKSHOP, change)


def opened(section: str) -> Callable[[Pace], Pace]:
    return lambda pace: pacing.open_section(pace, section, at=datetime.now(UTC))


def standing(label: str) -> Callable[[Pace], Pace]:
    """A timer that stands at 4:56."""
    now = datetime.now(UTC)
    return lambda pace: pacing.hold_timer(
        pacing.start_timer(pace, label, seconds=296, at=now), at=now
    )


def reveal(pace: Pace) -> Pace:
    return showing.reveal(pace, "ready", revealed=True)


@pytest.fixture
def projector(open_bench: Callable[..., Bench], people: People) -> Callable[..., Bench]:
    """Shows the screen of a facilitator, as large as the window, with an open room."""
    until = datetime.now(UTC) + timedelta(hours=1)
    people.store.rooms.open("example", WORKSHOP, code="K7M-2QX", expires_at=until)

    def show(seat: Seat, *contents: Activity) -> Bench:
        listed: list[Asked] = [asked(one, "section-1") for one in contents]
        bench = open_bench(size=PROJECTOR)
        bench.show(screen(seat, listed))
        bench.page.evaluate(ALONE)
        bench.page.wait_for_function(FITTED)
        return bench

    return show


# -- charts ----------------------------------------------------------------------


def scale() -> Scale:
    return Scale("ready", "Ready?", ends=("No", "Yes"), anonymous=False).at(WORKSHOP)


def chart(projector: Callable[..., Bench], people: People, *counts: int) -> Bench:
    """The screen with a scale, of which each point was chosen so many times."""
    facilitator = people.facilitator()
    for position, count in enumerate(counts):
        value = {"chosen": [position], "words": [str(position + 1)]}
        for _ in range(count):
            answer(people.seat(), "ready", value, sharing=Sharing.PRIVATE)
    do(facilitator, opened("section-1"), reveal)
    return projector(facilitator, scale())


def test_a_pillar_is_as_high_as_its_count(
    projector: Callable[..., Bench], people: People
) -> None:
    bench = chart(projector, people, 0, 1, 2, 3, 4)
    pillars = bench.page.locator(".ws-chart-pillar").all()
    heights = [box(pillar)["height"] for pillar in pillars]
    assert heights[1:] == pytest.approx(
        [heights[4] * n / 4 for n in (1, 2, 3, 4)], 0.02
    )
    assert heights[4] > box(bench.page.locator(".ws-chart-columns"))["height"] / 2


def test_the_average_runs_behind_a_number(
    projector: Callable[..., Bench], people: People
) -> None:
    bench = chart(projector, people, 1, 1, 2, 1, 1)
    number = bench.page.locator(".ws-chart-column .ws-chart-number").nth(2)
    bench.page.wait_for_function(ON_TOP, arg=number.element_handle())
    background = number.evaluate("one => getComputedStyle(one).backgroundColor")
    assert background == "rgb(255, 255, 255)"


# -- the screen ------------------------------------------------------------------


@pytest.mark.parametrize("section", ["section-1", "section-2"])
def test_a_notice_leaves_the_way_in_free(
    projector: Callable[..., Bench], people: People, section: str
) -> None:
    facilitator = people.facilitator()
    do(facilitator, opened(section), lambda pace: pacing.give_notice(pace, NOTICE))
    page = projector(facilitator, scale()).page
    notice, code = page.get_by_text(NOTICE.strip()), page.get_by_text("K7M-2QX")
    heading = page.get_by_role("heading", level=1)
    expect_apart(heading, notice, code, page.get_by_role("img"))
    expect_apart(notice, page.locator(".ws-screen-main"))


@pytest.mark.parametrize("counted", [False, True])
def test_pens_down_covers_neither_title_nor_time(
    projector: Callable[..., Bench],
    people: People,
    *,
    counted: bool,
) -> None:
    facilitator = people.facilitator()
    do(facilitator, opened("section-1"), standing(LONG), pacing.pens_down)
    if counted:
        do(facilitator, reveal)
    page = projector(facilitator, scale()).page
    page.evaluate(f"document.querySelector('h1').textContent = {LONG * 2!r}")
    heading = page.get_by_role("heading", level=1)
    assert heading.evaluate(LINES) > 1
    pens, time = page.get_by_text("Pens down"), page.get_by_role("timer")
    expect_apart(pens, heading, time, page.locator(".ws-screen-main"))
    expect_apart(pens, page.get_by_role("img").first)


# -- the bar of a participant ----------------------------------------------------


def test_the_time_stands_on_one_line_beside_a_long_label(
    open_bench: Callable[..., Bench], people: People
) -> None:
    do(people.facilitator(), opened("section-1"), standing(LONG))
    bench = open_bench(size=PHONE)
    bench.show(attached(pacing_bar(), people.seat()))
    time = bench.page.get_by_role("timer")
    expect(time).to_have_text("4:56")
    assert time.evaluate(LINES) == 1


# -- the whole display -----------------------------------------------------------

NO_PAGE_MAY = (
    """Object.defineProperty(document, "fullscreenEnabled", { value: false })"""
)
BY_OLDER_NAMES = """(() => {
  const set = (owner, name, value) =>
    Object.defineProperty(owner, name, { value, configurable: true });
  const fill = (one) => {
    set(document, "webkitFullscreenElement", one);
    document.dispatchEvent(new Event("webkitfullscreenchange"));
  };
  for (const name of ["fullscreenEnabled", "fullscreenElement", "exitFullscreen"])
    set(document, name, undefined);
  set(Element.prototype, "requestFullscreen", undefined);
  set(document, "webkitFullscreenEnabled", true);
  set(document, "webkitExitFullscreen", () => fill(null));
  set(HTMLElement.prototype, "webkitRequestFullscreen", function () { fill(this); });
})()"""
"""Safari before 16.4."""


def prepared_screen(
    open_bench: Callable[..., Bench], people: People, first: str
) -> Locator:
    """The screen in a browser in which *first* has been run."""
    bench = open_bench(size=PROJECTOR)
    bench.page.evaluate(first)
    bench.show(screen(people.facilitator(), []))
    expect(bench.page.get_by_role("heading", level=2)).to_be_attached()
    return bench.page.locator(".ws-screen")


def test_a_browser_that_lets_no_page_have_the_display_offers_no_button(
    open_bench: Callable[..., Bench], people: People
) -> None:
    shown = prepared_screen(open_bench, people, NO_PAGE_MAY)
    expect(
        shown.get_by_role("button", name="Full screen (F)", exact=True)
    ).to_have_count(0)


def test_an_older_safari_gives_the_display_by_its_own_names(
    open_bench: Callable[..., Bench], people: People
) -> None:
    shown = prepared_screen(open_bench, people, BY_OLDER_NAMES)
    shown.get_by_role("button", name="Full screen (F)", exact=True).press("Enter")
    expect(shown).to_have_attribute("data-full", "")
    expect(shown.get_by_role("button", name="Leave full screen (F)")).to_be_attached()
    shown.page.keyboard.press("f")
    expect(
        shown.get_by_role("button", name="Full screen (F)", exact=True)
    ).to_be_attached()
    expect(shown).not_to_have_attribute("data-full", "")


def test_all_on_the_screen_is_measured_in_hundredths_of_it(
    projector: Callable[..., Bench], people: People
) -> None:
    bench = projector(people.facilitator())
    unit = "document.querySelector('.ws-screen').style.getPropertyValue('--u')"
    bench.page.wait_for_function(f"{unit} === '12.8px'")
    bench.page.set_viewport_size({"width": 1920, "height": 1080})
    bench.page.wait_for_function(f"{unit} === '19.2px'")


def test_a_thread_and_a_formula_are_shown_as_they_are(
    projector: Callable[..., Bench], people: People
) -> None:
    facilitator, author = people.facilitator(), people.seat()
    thread = Thread("map", "How does it grow?", strips=STRIPS).at(WORKSHOP)
    said = {"order": list(range(16)), "joins": [], "images": [], "answers": []}
    value = thread.check(said, part="")
    answer(author, "map", value, sharing=Sharing.COHORT)
    think = Reflection("think", "What is it?").at(WORKSHOP)
    words = {"texts": [r"It is $\frac{3}{4}$ of **them**"]}
    answer(author, "think", words, sharing=Sharing.COHORT)
    do(facilitator, opened("section-1"), lambda pace: showing.put_up(pace, "map"))
    page = projector(facilitator, thread, think).page
    expect(page.get_by_role("row")).to_have_count(17)
    expect(page.get_by_role("row").first).to_be_in_viewport()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("row").last).to_be_in_viewport()
    do(facilitator, lambda pace: showing.put_up(pace, "think"))
    page = projector(facilitator, thread, think).page
    expect(page.get_by_role("math")).to_be_visible()
    expect(page.get_by_role("strong")).to_have_text("them")
