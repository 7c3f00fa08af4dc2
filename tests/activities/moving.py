"""Moving cards, lines and strips, as a keyboard, a mouse and a finger do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import zip_longest

import pytest
from playwright.sync_api import Locator, expect

from tests.activities.harness import Bench

Press = Callable[[Bench, Locator], None]


def by_keyboard(_bench: Bench, button: Locator) -> None:
    button.focus()
    button.press("Enter")


def by_mouse(bench: Bench, button: Locator) -> None:
    bench.page.mouse.click(*middle(button))


def by_touch(bench: Bench, button: Locator) -> None:
    touch(bench, middle(button))


def touch(bench: Bench, *places: tuple[float, float]) -> None:
    """Put a finger on the first of *places*, and take it off the last.

    The next test has the same page, and is not to find the screen of a phone.
    """
    finger = bench.page.context.new_cdp_session(bench.page)
    finger.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    kinds = ("touchStart", *("touchMove" for _ in places[1:]), "touchEnd")
    for kind, place in zip_longest(kinds, places):
        points = [{"x": place[0], "y": place[1]}] if place else []
        event = {"type": kind, "touchPoints": points}
        finger.send("Input.dispatchTouchEvent", event)
    finger.send("Emulation.setTouchEmulationEnabled", {"enabled": False})


WAYS: Mapping[str, Press] = {
    "keyboard": by_keyboard,
    "mouse": by_mouse,
    "touch": by_touch,
}


def height(button: Locator) -> float:
    """How far below the top of the window it is."""
    box = button.bounding_box()
    assert box is not None
    return box["y"]


def expect_to_stay(bench: Bench, press: Press, button: Locator, *told: str) -> None:
    """Pressed once for each of *told*, it moves its card and stays where it is."""
    button.evaluate("button => button.scrollIntoView({ block: 'center' })")
    before = height(button)
    for words in told:
        press(bench, button)
        expect(bench.page.get_by_role("status").get_by_text(words)).to_have_count(1)
        expect(button).to_be_focused()
        assert height(button) == pytest.approx(before, abs=1)


def middle(button: Locator) -> tuple[float, float]:
    """Where a finger or a mouse meets it: across and down, in px of the window."""
    box = button.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
