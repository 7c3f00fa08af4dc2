"""A pointer on what a widget has drawn, in pixels from its corner."""

from __future__ import annotations

from playwright.sync_api import FloatRect, Locator, Page, expect

Place = tuple[float, float]


def box_of(on: Locator) -> FloatRect:
    """Where it is on the screen, once it is drawn, scrolled to and at rest."""
    expect(on).to_be_visible()
    on.scroll_into_view_if_needed()
    on.element_handle().wait_for_element_state("stable")
    box = on.bounding_box()
    assert box
    return box


def click(page: Page, on: Locator, off: Place = (0, 0)) -> None:
    """Click in the middle of what is drawn, or *off* it, whatever lies above it."""
    box = box_of(on)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(x + off[0], y + off[1])


def drag(page: Page, on: Locator, start: Place, end: Place) -> None:
    """Drag over what is drawn."""
    box = box_of(on)
    page.mouse.move(box["x"] + start[0], box["y"] + start[1])
    page.mouse.down()
    page.mouse.move(box["x"] + end[0], box["y"] + end[1], steps=6)
    page.mouse.up()
