"""The wall of a discussion in a browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.activities.conftest import People, attached
from tests.activities.examples import discussion, waterfall
from tests.activities.harness import SMALL_PHONE, Bench
from tests.activities.talking import save

pytestmark = pytest.mark.browser


def test_the_wall_grows_without_taking_the_focus(bench: Bench, people: People) -> None:
    me = people.seat()
    wall = attached(discussion(), me)
    bench.show(wall)
    box = bench.page.get_by_role("textbox", name="Your contribution")
    box.focus()
    save(
        attached(discussion(), people.seat()),
        {"text": "<b>Hello</b> $x^2$"},
        sharing="cohort",
    )
    bench.catch_up(wall)
    items = bench.page.get_by_role("listitem")
    expect(items).to_have_count(1)
    expect(items).to_contain_text("<b>Hello</b>")
    expect(items.locator("math")).to_have_attribute("alttext", "x squared")
    expect(bench.page.get_by_role("status").last).to_have_text("1 shared so far")
    expect(box).to_be_focused()


def test_a_wall_waits_for_the_facilitators_button(
    open_bench: Callable[..., Bench], people: People
) -> None:
    save(attached(waterfall(), people.seat()), {"text": "Together"}, sharing="cohort")
    me = people.seat()
    mine, steering = (
        attached(waterfall(), me),
        attached(waterfall(), people.facilitator()),
    )
    phone, laptop = open_bench(size=SMALL_PHONE), open_bench()
    phone.show(mine)
    laptop.show(steering)
    expect(phone.page.get_by_role("status").last).to_contain_text("1 is ready.")
    expect(phone.page.get_by_role("button")).to_have_count(0)
    expect(laptop.page.get_by_text("Together", exact=True)).to_have_count(0)
    laptop.page.get_by_role("button", name="Show all together").click()
    expect(laptop.page.get_by_text("Together", exact=True)).to_be_visible()
    phone.catch_up(mine)
    expect(phone.page.get_by_text("Together", exact=True)).to_be_visible()
