"""The real server with the real programme, and Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.people import Room, new_room
from tests.chromium import launched
from tests.serving import LiveServer, free_port, running

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser program; each person gets a profile of their own."""
    with launched() as browser:
        yield browser


@pytest.fixture(scope="package")
def programme_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """The server of this very programme, with a data folder of its own."""
    data = tmp_path_factory.mktemp("programme") / "data"
    with free_port() as port, running(ROOT, data=data, port=port, settings={}) as live:
        yield live


@pytest.fixture
def room(programme_server: LiveServer, chromium: Browser) -> Iterator[Room]:
    """A cohort of one's own; afterwards no browser may have complained."""
    with new_room(programme_server, chromium) as opened:
        yield opened
