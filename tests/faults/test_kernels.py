"""A kernel ends while somebody types: the page gets another, and sends."""

from __future__ import annotations

from collections.abc import Callable

import psutil
import pytest
from playwright.sync_api import expect

from tests.faults.people import (
    NOTICED,
    House,
    Someone,
    box,
    connection,
    expect_back,
    expect_saved,
)
from tests.faults.server import Server, kill

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    return {"TOOLKIT_CULL_AFTER": "10"}


def end_by_signal(someone: Someone) -> None:
    kill(someone.server.kernels())


def end_by_request(someone: Someone) -> None:
    status = someone.page.evaluate(
        """async (kernel) => (await fetch(`/api/kernels/${kernel}`, {
             method: "DELETE",
             headers: {"X-XSRFToken": document.cookie.match(/_xsrf=([^;]*)/)[1]},
           })).status""",
        someone.kernel(),
    )
    assert status == 204


@pytest.mark.parametrize("end", [end_by_signal, end_by_request])
def test_a_kernel_that_ends_while_somebody_types_is_replaced(
    house: House, end: Callable[[Someone], None]
) -> None:
    someone = house.someone()
    box(someone.page).press_sequentially("before")
    expect_saved(someone.page)
    box(someone.page).press_sequentially(", during")
    end(someone)
    box(someone.page).press_sequentially(", after")
    expect_back(someone, "before, during, after")
    assert not house.server.has_kernel(someone.seating, someone.kernel())


def test_a_kernel_that_was_culled_while_its_page_was_away_is_replaced(
    house: House,
) -> None:
    someone = house.someone()
    box(someone.page).fill("before")
    expect_saved(someone.page)
    someone.line.cut()
    box(someone.page).fill("before, and while away")
    while house.server.has_kernel(someone.seating, someone.kernel()):
        someone.page.wait_for_timeout(200)
    someone.line.mend()
    expect_back(someone, "before, and while away")


@pytest.mark.parametrize("origin", [Server.templates, Server.zygotes])
def test_a_page_whose_kernel_ends_with_what_it_comes_from_gets_another(
    house: House, origin: Callable[[Server], list[psutil.Process]]
) -> None:
    someone = house.someone()
    box(someone.page).fill("before")
    expect_saved(someone.page)
    ended = origin(house.server)
    assert ended
    kill(ended)
    expect(connection(someone.page)).to_have_text(NOTICED)
    box(someone.page).fill("before, and meanwhile")
    expect_back(someone, "before, and meanwhile")
