"""One server and one page of all widgets for every test here."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.chromium import join, launched, patient
from tests.contract.notebook import write
from tests.first_year import copy_programme
from tests.serving import WORKSHOP, LiveServer, free_port, running


@pytest.fixture(scope="package")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A programme whose first workshop shows the widgets."""
    site, data = (tmp_path_factory.mktemp(name) for name in ("site", "data"))
    copy_programme(site)
    (site / WORKSHOP).mkdir()
    write(site / WORKSHOP / "workshop.ipynb")
    with (
        free_port() as port,
        running(site, data=data / "data", port=port, settings={}) as live,
    ):
        yield live


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A browser without a window."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="package")
def page(live_server: LiveServer, chromium: Browser) -> Iterator[Page]:
    """The page of a participant; each test uses widgets that no other does."""
    context = patient(chromium.new_context())
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.add_init_script("self.said = []")
    opened.on("console", lambda told: opened.evaluate("t => said.push(t)", told.text))
    join(opened, live_server, "Participant 1")
    opened.goto(f"{live_server.base}/workshop/{WORKSHOP}")
    expect(opened.get_by_role("textbox", name="What do you hope for?")).to_be_visible()
    yield opened
    context.close()
    assert not errors
