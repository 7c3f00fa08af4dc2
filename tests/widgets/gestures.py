"""What somebody does with each widget: two gestures that its kernel answers."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.widgets.pointing import click, drag


def slide(page: Page, turn: int) -> None:
    drag(page, page.locator("canvas").first, (130, 130), [(200, 60), (60, 200)][turn])


def draw(page: Page, turn: int) -> None:
    if turn:
        page.get_by_text("b", exact=True).click()
    area = page.locator("svg.dd-scatter-svg")
    drag(page, area, (90, 90 + 40 * turn), (160, 130 + 40 * turn))


def chime(page: Page, turn: int) -> None:
    page.get_by_role("button", name="Chime").click()


def filter_rows(page: Page, turn: int) -> None:
    bars = page.locator("svg").nth(1)
    drag(page, bars, *[((30, 20), (60, 20)), ((20, 20), (90, 20))][turn])


def pick_row(page: Page, turn: int) -> None:
    page.get_by_role("cell", name=["Ratio", "Proof"][turn]).click()


def click_bar(page: Page, turn: int) -> None:
    click(page, page.locator(".plot-container .point path").nth(turn))


def pick_bar(page: Page, turn: int) -> None:
    click(page, page.locator(".vega-embed .mark-rect path").nth(turn))


def pick_point(page: Page, turn: int) -> None:
    click(page, page.locator("canvas").first, (-40, 40) if turn else (40, -40))


def sort_table(page: Page, turn: int) -> None:
    page.get_by_text(["lessons", "weeks"][turn], exact=True).first.click()


def look_in_volume(page: Page, turn: int) -> None:
    page.locator("canvas").first.click(position={"x": 90 + 20 * turn, "y": 90})


def choose_topic(page: Page, turn: int) -> None:
    page.get_by_role("combobox").first.select_option(["Ratio", "Proof"][turn])


def add_point(page: Page, turn: int) -> None:
    area = page.locator(".jupyter-matplotlib-canvas-container canvas").last
    area.click(position={"x": 150 + 60 * turn, "y": 100 + 20 * turn})


def select_bar(page: Page, turn: int) -> None:
    click(page, page.locator(".bqplot .bar").nth(turn))


def zoom(page: Page, turn: int) -> None:
    page.get_by_role("button", name="Zoom in").click()


def type_topic(page: Page, turn: int) -> None:
    page.get_by_label("Topic").fill(["ratio", "proof"][turn])


def count(page: Page, turn: int) -> None:
    page.get_by_role("button", name="Count").click()
