"""Doing the activities as a person does: by the words on them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import singledispatch

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import forms
from tests.browser.answers import (
    Answer,
    Choice,
    Order,
    Plan,
    Point,
    Stages,
    Talk,
    TaskOne,
    Texts,
)
from tests.browser.notebook import ACTIVITIES
from tests.browser.outline import open_around

SAVED = re.compile(r"^Saved \d\d:\d\d$")
REACHABLE = """([root, place]) => {
  const { top, height } = root.querySelector(place).getBoundingClientRect();
  const middle = top + height / 2;
  return 180 < middle && middle < innerHeight - 100;
}"""
"""Whether the middle of a place can be dropped on: nothing lies over it."""
TRIES = 10
"""How often a handle is reached for, where what is above it grows meanwhile."""
PARTS = {"task": 10, "pen_picture": 6}
"""How many parts are saved on their own; else one."""


def activity(page: Page, prompt: str) -> Locator:
    """The activity of this prompt, with its section or long form open."""
    open_around(page, prompt)
    return page.get_by_role("region", name=prompt, exact=True)


def share(activity: Locator, level: str) -> None:
    """Choose who will see an answer, by the words of the level."""
    activity.get_by_label("Who will see this").select_option(label=level)


def expect_saved(activity: Locator, *, parts: int = 1) -> None:
    acknowledged = activity.get_by_role("status").filter(has_text=SAVED)
    expect(acknowledged).to_have_count(parts)


def walk(answers: Mapping[Page, Mapping[str, Answer]]) -> None:
    """Answer everything on all of these pages, and see each answer saved."""
    for asked in ACTIVITIES:
        places = {page: activity(page, asked.prompt) for page in answers}
        for page, place in places.items():
            give(answers[page][asked.name], place)
        for place in places.values():
            expect_saved(place, parts=PARTS.get(asked.kind, 1))


def expect_walked(page: Page, answers: Mapping[str, Answer]) -> None:
    """Find everything on the page as it was answered."""
    for asked in ACTIVITIES:
        find(answers[asked.name], activity(page, asked.prompt))


@singledispatch
def give(answer: Answer, activity: Locator) -> None:
    """Answer an activity."""
    raise TypeError(f"Nobody knows how to give {answer!r}.")


@singledispatch
def find(answer: Answer, activity: Locator) -> None:
    """Expect an activity to show this answer."""
    raise TypeError(f"Nobody knows how to find {answer!r}.")


@give.register
def _(answer: Texts, activity: Locator) -> None:
    boxes = activity.get_by_role("textbox")
    expect(boxes).to_have_count(len(answer.texts) if len(answer.texts) > 1 else 1)
    for index, text in enumerate(answer.texts):
        boxes.nth(index).fill(text)


@find.register
def _(answer: Texts, activity: Locator) -> None:
    for index, text in enumerate(answer.texts):
        expect(activity.get_by_role("textbox").nth(index)).to_have_value(text)


@give.register
def _(answer: Talk, activity: Locator) -> None:
    if answer.choice:
        activity.get_by_role("radio", name=answer.choice).check()
    activity.get_by_label("Your contribution").fill(answer.text)


@find.register
def _(answer: Talk, activity: Locator) -> None:
    if answer.choice:
        expect(activity.get_by_role("radio", name=answer.choice)).to_be_checked()
    expect(activity.get_by_label("Your contribution")).to_have_value(answer.text)


@give.register
def _(answer: Point, activity: Locator) -> None:
    point = activity.get_by_role("group").filter(has_text=answer.point).first
    if not point.evaluate("details => details.open"):
        point.locator("summary").first.click()
    point.get_by_label("In words").fill(answer.text)


@find.register
def _(answer: Point, activity: Locator) -> None:
    point = activity.get_by_role("group").filter(has_text=answer.point).first
    expect(point.get_by_label("In words")).to_have_value(answer.text)


@give.register
def _(answer: Choice, activity: Locator) -> None:
    activity.get_by_role("radio", name=answer.option, exact=True).check()


@find.register
def _(answer: Choice, activity: Locator) -> None:
    chosen = activity.get_by_role("radio", name=answer.option, exact=True)
    expect(chosen).to_be_checked()


@give.register
def _(answer: Order, activity: Locator) -> None:
    if answer.own:
        activity.get_by_label("Your own card 1", exact=True).fill(answer.own)
    for place, card in enumerate(answer.cards):
        _put(activity, card, place)
    for card, reason in answer.reasons.items():
        _by_name(activity, f"Why there? {card}").fill(reason)


@find.register
def _(answer: Order, activity: Locator) -> None:
    for place, card in enumerate(answer.cards):
        expect_placed(activity, card, place)
    for card, reason in answer.reasons.items():
        expect(_by_name(activity, f"Why there? {card}")).to_have_value(reason)


def expect_placed(activity: Locator, card: str, place: int) -> None:
    chosen = activity.get_by_role("combobox", name=f"Place of: {card}", exact=True)
    expect(chosen).to_have_value(str(place))


def _by_name(activity: Locator, name: str) -> Locator:
    return activity.get_by_role("textbox", name=name, exact=True)


def _put(activity: Locator, card: str, place: int) -> None:
    """Put the next card in the next place; each few in another way."""
    up = activity.get_by_role("button", name=f"Move up: {card}", exact=True)
    chooser = activity.get_by_role("combobox", name=f"Place of: {card}", exact=True)
    if place == 0:
        _drag(activity, card, place)
    elif place < 3:
        up.focus()
        activity.page.keyboard.press("Enter")
    elif place < 6:
        up.click()
    else:
        chooser.select_option(str(place))
    expect_placed(activity, card, place)


def _drag(activity: Locator, card: str, place: int) -> None:
    # Dragging is for those who see the picture, so its two ends have no role.
    item = activity.get_by_role("listitem").filter(has_text=card)
    handle = item.get_by_title("Drag to a place")
    named = f'[data-place="{place}"]'
    target, mouse = activity.locator(named), activity.page.mouse
    _grasp(activity, handle)
    # The page scrolls by itself while something is held near its edge, and stops
    # when it is taken back to the middle: only then it says where the place is.
    # Places are drawn anew by what comes from elsewhere, so each is looked up again.
    across, middle = _middle(handle)[0], _height(target) / 2
    asked = [activity.element_handle(), named]
    while not activity.page.evaluate(REACHABLE, asked):
        is_above = _middle(target)[1] < middle
        mouse.move(across, 2 if is_above else 2 * middle - 2)
        activity.page.wait_for_function(REACHABLE, arg=asked)
        mouse.move(across, middle)
    mouse.move(*_middle(target))
    mouse.up()


def _grasp(activity: Locator, handle: Locator) -> None:
    """Press the button on *handle*, as often as it slips away from under it."""
    held, mouse = activity.page.locator(".ws-ghost"), activity.page.mouse
    for _ in range(TRIES):
        # Not merely into view: there the bar at the top may cover it.
        handle.evaluate("e => e.scrollIntoView({block: 'center', behavior: 'instant'})")
        mouse.move(*_middle(handle))
        mouse.down()
        if held.count():
            return
        mouse.up()
    pytest.fail("The handle could not be grasped.")


def _middle(element: Locator) -> tuple[float, float]:
    box = element.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _height(element: Locator) -> float:
    """How high the window is that shows *element*."""
    return float(element.evaluate("() => window.innerHeight"))


give.register(Stages, forms.place_stages)
find.register(Stages, forms.find_stages)
give.register(TaskOne, forms.fill_task)
find.register(TaskOne, forms.find_task)
give.register(Plan, forms.fill_plan)
find.register(Plan, forms.find_plan)
