"""The server stops, is killed, or loses its notebook; people keep their page."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as NotYetError

from tests.faults.people import (
    OFFLINE,
    House,
    activity,
    box,
    connection,
    expect_back,
    expect_saved,
    status,
)
from tests.faults.server import Server
from tests.faults.site import CELLS, write_cells
from tests.serving import PATIENCE, WORKSHOP

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MISTAKE = "1 / 0  # the author has not finished"
WISH = 'workshop.reflection("wish", "What do you wish?")'
FAILING = (*CELLS, MISTAKE)


@pytest.fixture(autouse=True)
def as_before(server: Server) -> Iterator[None]:
    """After each test the server runs, and its notebook is whole."""
    yield
    write_cells(server.notebook, CELLS)
    if not server.runs:
        server.start()


@pytest.mark.parametrize("end", [Server.terminate, Server.kill])
def test_a_page_survives_the_end_of_its_server(
    house: House, end: Callable[[Server], None]
) -> None:
    someone = house.someone()
    box(someone.page).fill("before")
    expect_saved(someone.page)
    end(house.server)
    box(someone.page).fill("before, and meanwhile")
    expect(status(someone.page)).to_have_text(OFFLINE)
    expect(connection(someone.page)).to_contain_text("kept")
    house.server.start()
    expect_back(someone, "before, and meanwhile")


def expect_told(house: House, cell: str, *, under: str = "stops at an error") -> None:
    """The start page tells a facilitator which cell fails, in so many words."""
    facilitator = house.stranger(house.server.live.seat("Facilitator 1"))
    facilitator.sign_in()
    summary = facilitator.page.get_by_text(under)
    reload_until(facilitator.page, summary)
    summary.click()
    expect(facilitator.page.get_by_text(cell).first).to_be_visible()


def reload_until(page: Page, wanted: Locator) -> None:
    """Load a page until the server has noticed a change."""
    give_up = time.monotonic() + PATIENCE
    while True:
        # What is wanted may come to life a while after the page is loaded.
        with contextlib.suppress(NotYetError):
            return wanted.wait_for(timeout=3_000)
        assert time.monotonic() < give_up, page.content()
        page.reload()


def test_a_mistake_in_the_notebook_disturbs_nobody(house: House) -> None:
    someone = house.someone()
    write_cells(house.server.notebook, FAILING)
    expect_told(house, MISTAKE)
    box(someone.page).fill("as if nothing had happened")
    expect_back(someone, "as if nothing had happened")
    house.someone()
    write_cells(house.server.notebook, (*CELLS, WISH))
    newcomer = house.someone()
    reload_until(newcomer.page, activity(newcomer.page, "What do you wish?"))


def test_a_mistake_in_the_notebook_of_a_new_server_is_waited_out(house: House) -> None:
    someone = house.someone()
    house.server.kill()
    write_cells(house.server.notebook, FAILING)
    box(someone.page).fill("typed meanwhile")
    house.server.launch()
    expect(connection(someone.page)).to_contain_text("Reconnecting")
    expect_told(house, MISTAKE)
    newcomer = house.stranger()
    newcomer.sign_in()
    newcomer.page.goto(f"{newcomer.base}/workshop/{WORKSHOP}")
    expect(newcomer.page.get_by_role("status")).to_contain_text("try again")
    assert "ZeroDivisionError" not in newcomer.page.content()
    write_cells(house.server.notebook, CELLS)
    expect_back(someone, "typed meanwhile")
    expect(box(newcomer.page)).to_be_visible()


def test_a_half_written_notebook_is_read_again_once_it_is_whole(house: House) -> None:
    someone = house.someone()
    whole = house.server.notebook.read_text()
    house.server.notebook.write_text(whole[: len(whole) // 2])
    expect_told(house, "cannot be read as a notebook", under="cannot be shown as it is")
    box(someone.page).fill("still here")
    expect_back(someone, "still here")
    write_cells(house.server.notebook, (*CELLS, WISH))
    newcomer = house.someone()
    reload_until(newcomer.page, activity(newcomer.page, "What do you wish?"))


def test_a_page_whose_notebook_has_changed_keeps_its_words(house: House) -> None:
    someone = house.someone()
    house.server.kill()
    write_cells(house.server.notebook, ('"another first cell"', *CELLS))
    box(someone.page).fill("typed meanwhile")
    house.server.start()
    expect_saved(someone.page)
    assert house.server.answer(someone.seating) == "typed meanwhile"
    expect(someone.page.get_by_role("button", name="Show the new page")).to_be_visible()
    someone.page.get_by_role("button", name="Show the new page").click()
    expect(box(someone.page)).to_have_value("typed meanwhile")
