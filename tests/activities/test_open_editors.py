"""An open editor belongs to the person typing: no redraw writes into it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.activities.conftest import WORKSHOP, People, attached
from tests.activities.examples import EVERY_KIND, Make, diamond, order, poll, sorting
from tests.activities.harness import Bench
from tests.activities.talking import save
from tests.activities.talking_points import points
from tests.first_year import YEAR
from toolkit.activities import ActionPlan, Task, Voices
from toolkit.activities.task import fields

pytestmark = pytest.mark.browser

TYPED_INTO = (
    "textarea:visible, input:visible:not([type=radio]):not([type=checkbox])"
    ":not([type=range]):not([type=file]):not([type=date])"
)
NEWS = """number => {
  const { model } = window.models[number];
  const emptied = Object.entries(model.get("answers")).map(
    ([part, kept]) => [part, { ...kept, value: null, version: kept.version + 9 }],
  );
  const news = { answers: Object.fromEntries(emptied) };
  for (const name of ["face", "room"]) news[name] = structuredClone(model.get(name));
  const traits = Object.entries(news).map(([trait, value]) => ({ trait, value }));
  window.deliver(number, traits);
}"""
"""Everything is told anew, and another device has emptied every answer."""
HERE = "box => [box.value, box.type === 'number' ? 0 : box.selectionStart]"


def task() -> Task:
    asked = [fields.short("how", "How"), fields.long("why", "Why", words=50)]
    return Task("bring", "Bring", fields=asked).at(WORKSHOP)


def plan() -> ActionPlan:
    return ActionPlan().at(WORKSHOP)


def voices() -> Voices:
    return Voices(YEAR, "voices", "Say", topics={"one": "One", "two": "Two"}).at(
        WORKSHOP
    )


WITH_BOXES: tuple[Make, ...] = (
    *(kind for kind in EVERY_KIND if kind not in {poll, diamond, order, sorting}),
    *(task, plan, voices, points),
)
"""The others show a box only once something is chosen; they keep answers alike."""


def typed(box: Locator) -> None:
    """Write something, and leave the caret in the middle of it."""
    number = box.get_attribute("type") == "number"
    box.focus()
    box.press_sequentially("12" if number else "Half a thought")
    box.press("ArrowLeft")


@pytest.mark.parametrize("make", WITH_BOXES)
@pytest.mark.parametrize("which", ["first", "last"])
def test_no_news_writes_into_the_box_one_is_in(
    make: Make, which: str, bench: Bench, people: People
) -> None:
    bench.show(attached(make(), people.seat()))
    bench.page.evaluate(
        "document.querySelectorAll('details').forEach((one) => (one.open = true))"
    )
    boxes = bench.page.locator(TYPED_INTO)
    box = bench.page.locator("#" + str(getattr(boxes, which).get_attribute("id")))
    typed(box)
    saved = bench.page.get_by_role("status").filter(has_text="Saved")
    expect(saved).to_have_count(1)
    left = box.evaluate(HERE)
    bench.page.evaluate(NEWS, 0)
    expect(box).to_be_focused()
    assert box.evaluate(HERE) == left
    box.fill("")
    bench.page.evaluate(NEWS, 0)
    assert box.evaluate(HERE) == ["", 0]
    expect(box).to_be_focused()


def test_news_that_waited_comes_when_the_box_is_left(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    mine = attached(task(), seat)
    bench.show(mine)
    box = bench.page.get_by_role("textbox", name="How")
    box.fill("Here")
    saved = bench.page.get_by_role("status").filter(has_text="Saved")
    expect(saved).to_have_count(1)
    save(attached(task(), people.again(seat)), "There", part="how", based_on=1)
    bench.catch_up(mine)
    expect(box).to_have_value("Here")
    box.blur()
    expect(box).to_have_value("There")


def test_who_types_on_upon_what_was_overtaken_is_shown_both(
    bench: Bench, people: People
) -> None:
    seat = people.seat()
    mine = attached(task(), seat)
    bench.show(mine)
    box = bench.page.get_by_role("textbox", name="How")
    box.fill("Here")
    saved = bench.page.get_by_role("status").filter(has_text="Saved")
    expect(saved).to_have_count(1)
    save(attached(task(), people.again(seat)), "There", part="how", based_on=1)
    bench.catch_up(mine)
    box.press_sequentially(", and on")
    expect(bench.page.get_by_text("Both versions are kept").first).to_be_visible()
    expect(box).to_have_value("Here, and on")
