"""What others wrote, folded to the newest, in a browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.activities.conftest import People, attached
from tests.activities.examples import discussion
from tests.activities.harness import PHONE, Bench
from tests.activities.talking import save
from toolkit.activities import Activity

pytestmark = pytest.mark.browser

ON = """when => {
  const section = document.createElement('div');
  section.dataset.section = 'first';
  section.dataset.when = when;
  const wall = document.querySelector('.ws-activity').parentElement;
  wall.replaceWith(section);
  section.append(wall);
  document.dispatchEvent(new Event('workshop:moved'));
}"""


@pytest.fixture
def wall(people: People) -> Activity:
    """A wall to look at; nobody has shared anything yet."""
    return attached(discussion(), people.seat())


def share(people: People, *, count: int) -> None:
    for number in range(1, count + 1):
        text = {"text": f"Thought {number} on {'ratio' if number < 3 else 'angles'}"}
        save(attached(discussion(), people.seat()), text, sharing="cohort")


def cards(bench: Bench) -> Locator:
    return bench.page.get_by_role("listitem")


def test_the_newest_three_are_shown_and_the_rest_on_request(
    bench: Bench, people: People, wall: Activity
) -> None:
    share(people, count=12)
    wall.refresh_room()
    bench.show(wall)
    expect(cards(bench)).to_have_count(3)
    expect(cards(bench).first).to_contain_text("Thought 12")
    bench.page.get_by_role("button", name="Show all 12: What others share").click()
    expect(cards(bench)).to_have_count(12)
    expect(cards(bench).nth(3)).to_be_focused()
    bench.page.get_by_role("button", name="Show fewer").click()
    expect(cards(bench)).to_have_count(3)


def test_three_are_simply_there(bench: Bench, people: People, wall: Activity) -> None:
    share(people, count=3)
    wall.refresh_room()
    bench.show(wall)
    expect(cards(bench)).to_have_count(3)
    expect(bench.page.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize(("count", "boxes"), [(8, 0), (9, 1)])
def test_a_long_wall_is_searched(
    bench: Bench, people: People, wall: Activity, count: int, boxes: int
) -> None:
    share(people, count=count)
    wall.refresh_room()
    bench.show(wall)
    bench.page.get_by_role("button", name=f"Show all {count}").click()
    search = bench.page.get_by_role("searchbox", name=f"Search in these {count}")
    expect(search).to_have_count(boxes)
    if not boxes:
        return
    search.fill("RATIO thought")
    expect(cards(bench)).to_have_count(2)
    expect(bench.page.get_by_text("2 of 9 have these words")).to_be_visible()
    search.fill("nobody said this")
    expect(cards(bench)).to_have_count(0)
    search.press("Escape")
    expect(cards(bench)).to_have_count(9)
    search.press("Escape")
    expect(cards(bench)).to_have_count(3)
    expect(bench.page.get_by_role("button", name="Show all 9")).to_be_focused()


def test_in_the_section_that_is_on_a_wall_stands_open_and_stays_so(
    bench: Bench, people: People, wall: Activity
) -> None:
    share(people, count=5)
    wall.refresh_room()
    bench.show(wall)
    expect(cards(bench)).to_have_count(3)
    bench.page.evaluate(ON, "now")
    expect(cards(bench)).to_have_count(5)
    expect(bench.page.get_by_role("button")).to_have_count(0)
    bench.page.evaluate(ON, "done")
    expect(cards(bench)).to_have_count(5)
    expect(bench.page.get_by_role("button", name="Show fewer")).to_be_visible()


def test_folding_leaves_the_button_under_the_finger(
    open_bench: Callable[..., Bench], people: People, wall: Activity
) -> None:
    bench = open_bench(size=PHONE)
    share(people, count=20)
    wall.refresh_room()
    bench.show(wall)
    bench.page.get_by_role("button", name="Show all 20").click()
    button = bench.page.get_by_role("button", name="Show fewer")
    button.scroll_into_view_if_needed()
    bench.page.evaluate("document.body.style.paddingBottom = '200vh'")
    before = button.bounding_box()
    button.click()
    fold = bench.page.get_by_role("button", name="Show all 20")
    expect(fold).to_be_focused()
    after = fold.bounding_box()
    assert before is not None
    assert after is not None
    assert after["y"] == pytest.approx(before["y"], abs=1)


def test_news_leaves_what_somebody_is_in_and_the_rest_folded(
    bench: Bench, people: People, wall: Activity
) -> None:
    share(people, count=4)
    wall.refresh_room()
    bench.show(wall)
    third = cards(bench).nth(2)
    third.evaluate("card => { card.tabIndex = -1; card.focus(); }")
    share(people, count=1)
    bench.catch_up(wall)
    expect(cards(bench)).to_have_count(4)
    expect(cards(bench).nth(3)).to_be_focused()
