"""A thread in a browser, by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import People, attached
from tests.activities.examples import thread
from tests.activities.harness import Bench
from tests.activities.moving import WAYS, expect_to_stay
from tests.activities.talking import kept

pytestmark = pytest.mark.browser


def test_a_thread_is_ordered_and_joined_by_keyboard(
    bench: Bench, people: People
) -> None:
    me = people.seat()
    bench.show(attached(thread(), me))
    page = bench.page
    later = page.get_by_role("button", name="Move later: Ratio")
    later.focus()
    later.press("Enter")
    told = page.get_by_role("status").first
    expect(told).to_have_text("‘Ratio’ is now in place 2 of 5.")  # noqa: RUF001
    expect(later).to_be_focused()
    page.get_by_text("Joins", exact=True).click()
    page.get_by_label("From").select_option("2. Ratio")
    page.get_by_label("Join", exact=True).select_option("fragile")
    page.get_by_label("To", exact=True).select_option("1. Angle facts")
    page.get_by_role("button", name="Add this join").click()
    joins = page.get_by_role("list", name="Joins").get_by_role("listitem")
    expect(joins).to_contain_text("Ratio · fragile · Angle facts")
    page.get_by_label("Place and images: none yet, Angle facts").click()
    page.get_by_label("Bar").first.check()
    expect(page.get_by_text("Place and images: Bar")).to_be_visible()
    expect(page.get_by_role("status").last).to_contain_text("Saved")
    value = kept(me, "grow")
    assert value["order"] == [1, 0, 2, 3, 4]
    assert value["joins"] == [{"from": 0, "kind": 3, "to": 1}]
    assert value["images"][1] == [0]
    page.get_by_role("button", name="Remove the join").click()
    expect(joins).to_have_count(0)


@pytest.mark.parametrize("way", WAYS)
def test_a_strip_moves_while_its_button_stays(
    bench: Bench, people: People, way: str
) -> None:
    bench.show(attached(thread(), people.seat()))
    bench.page.evaluate("document.body.style.padding = '100vh 1rem'")
    later = bench.page.get_by_role("button", name="Move later: Fractions")
    told = ("place 4 of 5", "place 5 of 5", "already at the bottom")
    expect_to_stay(bench, WAYS[way], later, *told)


def test_escape_closes_a_part_and_gives_the_focus_back(
    bench: Bench, people: People
) -> None:
    bench.show(attached(thread(), people.seat()))
    page = bench.page
    more = page.get_by_text("Place and images: none yet").first
    more.click()
    page.get_by_label("Bar").first.press("Escape")
    expect(page.get_by_label("Bar").first).to_be_hidden()
    expect(more).to_be_focused()
    joins = page.get_by_role("group", name="Joins")
    joins.get_by_text("Joins", exact=True).click()
    joins.get_by_role("button", name="Add this join").press("Escape")
    expect(joins.get_by_role("button", name="Add this join")).to_be_hidden()
    expect(joins.locator("summary")).to_be_focused()


def test_what_is_folded_is_on_paper(bench: Bench, people: People) -> None:
    bench.show(attached(thread(), people.seat()))
    add = bench.page.get_by_role("button", name="Add this join")
    bench.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(add).to_be_visible()
    bench.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(add).to_be_hidden()
