"""The server stops, is killed, or loses its notebook; people keep their page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

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
from tests.faults.site import CELLS, FEAR, write_cells

pytestmark = [pytest.mark.browser, pytest.mark.slow]

FAILING = (*CELLS, "1 / 0  # the author's mistake")


@pytest.mark.parametrize("end", [Server.terminate, Server.kill])
def test_a_page_survives_the_end_of_its_server(house: House, end: object) -> None:
    assert callable(end)
    someone = house.someone()
    box(someone.page).fill("before")
    expect_saved(someone.page)
    end(house.server)
    box(someone.page).fill("before, and meanwhile")
    expect(status(someone.page)).to_have_text(OFFLINE)
    expect(connection(someone.page)).to_contain_text("kept")
    house.server.start()
    expect_back(someone, "before, and meanwhile")


def test_the_mistake_in_a_notebook_disturbs_nobody_who_is_in(house: House) -> None:
    someone = house.someone()
    facilitator = house.stranger(house.server.live.seat("Facilitator 1"))
    facilitator.sign_in()
    write_cells(house.server.notebook, FAILING)
    expect_told(facilitator.page, facilitator.base)
    box(someone.page).fill("as if nothing had happened")
    expect_saved(someone.page)
    expect(connection(someone.page)).to_have_text("")
    write_cells(house.server.notebook, CELLS)
    house.someone()


def expect_told(page: object, base: str) -> None:
    """The start page tells a facilitator which cell fails."""
    raise NotImplementedError


def test_a_half_written_notebook_is_read_again_once_it_is_whole(house: House) -> None:
    whole = house.server.notebook.read_text()
    house.server.notebook.write_text(whole[: len(whole) // 2])
    someone = house.someone()
    someone.page.wait_for_timeout(3000)
    write_cells(
        house.server.notebook,
        (*CELLS, 'workshop.reflection("wish", "What do you wish?")'),
    )
    newcomer = house.stranger()
    newcomer.sign_in()
    give_up = 100
    while give_up:
        newcomer.open()
        if activity(newcomer.page, "What do you wish?").is_visible():
            break
        give_up -= 1
        newcomer.page.wait_for_timeout(200)
    assert give_up
    # Whoever was in before keeps their page.
    box(someone.page, FEAR).fill("none")
    expect_saved(someone.page, FEAR)
