"""A workshop's page when all is well, when it is full and when its notebook fails."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tests.serving import OVERVIEW, PATIENCE, WORKSHOP, Browser, LiveServer, until
from toolkit.demo.visitor import Visitor


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    return {
        "TOOLKIT_KERNELS_IN_TOTAL": "1",
        "TOOLKIT_BASE_URL": "/year/",
    }


@pytest.fixture
def at(live_server: LiveServer) -> Iterator[Callable[[str], Browser]]:
    """Signs people in, and out again at the end, so that their kernels end."""
    present: list[Browser] = []

    def signed_in(name: str) -> Browser:
        present.append(live_server.signed_in(name))
        return present[-1]

    yield signed_in
    for browser in present:
        browser.post("/sign-out")


def test_everything_is_below_the_base_path(live_server: LiveServer, at):
    browser = at("Participant 1")
    assert browser.get("").status_code == 200
    page = browser.get(f"workshop/{WORKSHOP}")
    assert page.status_code == 200
    addresses = re.findall(r'(?:href|src|action)="(/[^"]*)"', page.text)
    assert addresses
    assert all(address.startswith("/year/") for address in addresses)
    assert (
        browser.http.get(live_server.base.removesuffix("/year") + "/").status_code
        == 404
    )


async def test_a_full_server_asks_people_to_wait_and_lets_them_in_by_itself(
    live_server: LiveServer, at
):
    early, late = at("Participant 2"), at("Participant 3")
    open_page = Visitor(
        live_server.base,
        page=f"/year/workshop/{WORKSHOP}",
        cookies=dict(early.http.cookies),
        timeout=PATIENCE,
    )
    async with open_page:  # a page that is gone would soon make room
        waiting = late.get(f"workshop/{WORKSHOP}")
        assert waiting.status_code == 503
        assert "Retry-After" in waiting.headers
        assert 'http-equiv="refresh"' in waiting.text
        early.post("/sign-out")
    assert late.get(f"workshop/{WORKSHOP}").status_code == 200


def test_a_failing_notebook_shows_its_cell_to_facilitators_only(
    at, workshop_path: Path
):
    whole = workshop_path.read_text()
    broken = new_notebook(cells=[new_code_cell("chalk = 1 / 0  # the cell")])
    try:
        nbformat.write(broken, workshop_path)
        facilitator, participant = at("Facilitator 1"), at("Participant 5")
        shown = until(
            lambda: "chalk = 1 / 0" in (page := facilitator.get(OVERVIEW).text) and page
        )
        assert "ZeroDivisionError" in shown
        seen = participant.get("").text + participant.get(f"workshop/{WORKSHOP}").text
        assert "chalk" not in seen
        assert "ZeroDivisionError" not in seen
    finally:
        workshop_path.write_text(whole)
