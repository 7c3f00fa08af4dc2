"""The wall beside the spotlight: in the cockpit of a laptop, before thirty people."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
from playwright.sync_api import expect

from tests.activities import cockpit
from tests.activities import test_walls as walls_test
from tests.activities.conftest import WORKSHOP, People
from tests.activities.examples import protocol
from tests.activities.harness import Bench
from tests.activities.test_cockpit_layout import Stage
from toolkit.activities import Discussion
from toolkit.activities.base.activity import Activity
from toolkit.activities.walls import Walls
from toolkit.model import Sharing

pytestmark = pytest.mark.browser
Staged = Callable[[], Stage]
SMALL_LAPTOP = (1280, 800)
SAID = "We agree that everybody explains a method before anybody practises it. "
QUESTIONS = (
    "What happened, in order, as you saw it from the back of the room?",
    "Finish the line: in our department we would rather",
    "Success is",
    "One habit that we would keep if half of us left tomorrow",
    "Something that this room should stop doing",
    "What did it cost, in minutes, and whose minutes were they?",
)
COVERED = """() => {
  const wall = document.querySelector(".ws-panel-walls");
  const { left, width } = wall.getBoundingClientRect();
  const inside = wall.querySelector(".ws-panel-inside");
  const from = inside.getBoundingClientRect().top;
  const to = wall.querySelector(".ws-wall-tools").getBoundingClientRect().top;
  const rows = Array.from({ length: Math.ceil(to - from) }, (_, at) => from + at);
  return inside.scrollTop > 200 && to - from < 3
    && !rows.some((y) => [0.1, 0.3, 0.5, 0.7, 0.9].some((part) =>
      document.elementFromPoint(left + part * width, y)?.closest("article")));
}"""
LINES = """(one) => one.getBoundingClientRect().height
  / parseFloat(getComputedStyle(one).lineHeight)"""
MEASURED = """() => {
  const wall = document.querySelector(".ws-panel-walls");
  const inside = wall.querySelector(".ws-panel-inside");
  inside.scrollTo(0, 0);
  const { top, bottom } = inside.getBoundingClientRect();
  const line = wall.querySelector(".ws-spot").getBoundingClientRect();
  const answers = [...wall.querySelectorAll("article")].map((one) =>
    one.getBoundingClientRect());
  const whole = answers.filter((box) =>
    box.top >= Math.max(top, line.bottom) && box.bottom <= bottom);
  return { top, bottom, line, answers, whole, size: [innerWidth, innerHeight] };
}"""
IN_VIEW = f"""(many) => {{
  const {{ top, line, whole }} = ({MEASURED})();
  return line.top >= top && line.height < 36 && whole.length >= many;
}}"""
TABS = """(chosen) => {
  const line = document.querySelector(".ws-asked-tabs");
  const { left, right } = line.getBoundingClientRect();
  const boxes = [...line.querySelectorAll("button")].map((one) => [
    one, one.getBoundingClientRect()]);
  const cut = boxes.filter(([, box]) => box.left < left - 1 && box.right > left + 1);
  const on = boxes.find(([one]) => one.hasAttribute("aria-current"));
  const words = boxes.filter(([one]) => one.scrollWidth > one.clientWidth + 1);
  return on[0].textContent.startsWith(chosen) && !cut.length && !words.length
    && on[1].left >= left - 1 && on[1].right <= right + 1;
}"""


@pytest.fixture
def stage(open_bench: Callable[..., Bench], people: People) -> Staged:
    def staged() -> Stage:
        return Stage(open_bench(size=SMALL_LAPTOP), people, section="section-1")

    return staged


def shows(monkeypatch: pytest.MonkeyPatch, *asked: Activity) -> None:
    """Have the cockpit's wall be of *asked*, all of it in the first section."""
    listed = [walls_test.asked(one) for one in asked]

    def walls() -> Walls:
        made = Walls("walls", contents=lambda name: listed if name == WORKSHOP else ())
        return made.at("facilitate")

    monkeypatch.setattr(cockpit, "walls", walls)


def talks() -> list[Activity]:
    return [
        Discussion(f"asked-{number}", prompt).at(WORKSHOP)
        for number, prompt in enumerate(QUESTIONS)
    ]


def test_answers_are_in_view_below_one_line_of_the_spotlight(
    stage: Staged, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows(monkeypatch, protocol())
    at = stage()
    for number, seat in enumerate(at.seats[:6]):
        words = {"who": ["Somebody"], "notes": f"Answer {number}: {SAID}"}
        walls_test.keep(seat, "tuning", words)
    at.hear()
    wall, page = at.panel("Walls and polls"), at.page
    for nth in (0, 1, 2):
        wall.get_by_role("checkbox").nth(nth).check()
    wall.get_by_role("button", name="Spotlight with name").click()
    first, second = (at.seats[nth].person.name for nth in (5, 4))
    # It begins with the answer's own words, not with the table that all begin with.
    off = wall.get_by_role("button", name=f"Take off: {first}, Answer 5: We agree")
    expect(off).to_be_visible()
    expect(wall.get_by_text(f"On now: {first} Answer 5: We agree")).to_be_visible()
    expect(
        wall.get_by_role("button", name=f"Next: {second}, Answer 4: We agree")
    ).to_have_text(f"Next: {second}")
    waiting = wall.get_by_role("button", name="2 waiting")
    expect(waiting).to_have_attribute("aria-expanded", "false")
    spots = wall.get_by_role("list", name="Spotlight").get_by_role("listitem")
    expect(spots).to_have_count(0)
    said = wall.get_by_role("status").filter(has_text="Everybody sees")
    expect(said).to_have_text(f"Everybody sees {first} now. 2 waiting.")
    try:
        page.wait_for_function(IN_VIEW, arg=2)
    except PlaywrightTimeoutError:
        pytest.fail(f"Not in view: {page.evaluate(MEASURED)}")
    waiting.click()
    expect(spots).to_have_count(3)
    expect(spots.nth(2)).to_contain_text("waits, 2 Answer 3: We agree")
    spots.nth(1).get_by_role("button", name="Earlier").press("Escape")
    expect(spots).to_have_count(0)
    expect(waiting).to_be_focused()
    off.click()
    expect(wall.get_by_text("Nothing on now.")).to_be_visible()
    expect(off).to_have_count(0)
    expect(wall.get_by_role("button", name=f"Next: {second}")).to_be_focused()


def test_buttons_of_questions_are_whole_and_the_chosen_one_is_in_view(
    stage: Staged, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows(monkeypatch, *talks())
    at = stage()
    choose = at.panel("Walls and polls").get_by_label("Activity", exact=True)
    for number in (0, 5, 3, 1, 4, 2):
        choose.select_option(f"asked-{number}")
        at.page.wait_for_function(TABS, arg=QUESTIONS[number])


def test_what_is_not_for_everyone_is_counted_among_what_is_shared_and_has_a_whole_mark(
    stage: Staged, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows(monkeypatch, *talks()[:1])
    at = stage()
    wall = at.panel("Walls and polls")

    def says(words: str) -> None:
        at.hear()
        expect(wall.get_by_text(words, exact=True)).to_be_visible()

    says("Nothing shared yet")
    walls_test.keep(at.seats[0], "asked-0", {"text": SAID}, Sharing.PRIVATE)
    says("Nothing shared yet; 1 kept private")
    walls_test.keep(at.seats[1], "asked-0", {"text": SAID}, Sharing.GROUP)
    says("1 shared, none with everyone; 1 kept private")
    for seat in at.seats[2:9]:
        walls_test.keep(seat, "asked-0", {"text": SAID})
    says("8 shared, 1 of them not with everyone; 1 kept private")
    at.page.keyboard.press("3")
    at.page.keyboard.press("3")
    mark = wall.get_by_text("My group and the facilitators", exact=True)
    # Over two lines, as in columns this narrow, its border is in one piece.
    assert mark.evaluate(LINES) > 2
    assert mark.evaluate("one => one.getClientRects().length") == 1


def test_no_card_is_seen_between_the_head_and_the_tools_that_stay(
    stage: Staged, monkeypatch: pytest.MonkeyPatch
) -> None:
    shows(monkeypatch, *talks()[:1])
    at = stage()
    for seat in at.seats[:20]:
        walls_test.keep(seat, "asked-0", {"text": SAID * 6})
    at.hear()
    inside = at.page.locator(".ws-panel-walls .ws-panel-inside")
    for _ in range(2):
        at.page.keyboard.press("3")
        inside.evaluate("one => one.scrollTo(0, 300)")
        at.page.wait_for_function(COVERED)
