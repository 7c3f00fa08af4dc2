"""One server with a page for each package, and somebody who visits them all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.chromium import launched
from tests.serving import LiveServer, fill, free_port, started
from tests.widgets.site import write_programme
from tests.widgets.visiting import Visitor, new_visitor


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    folder = tmp_path_factory.mktemp("widgets")
    site, data = folder / "site", folder / "data"
    site.mkdir()
    write_programme(site)
    fill(f"sqlite:///{data / 'workshop.db'}", data)
    # Each page is opened once: kernels ahead of time would only wait.
    ahead = {"TOOLKIT_KERNELS_AHEAD": "0"}
    with free_port() as port, started(site, data=data, port=port, settings=ahead) as it:
        yield it


@pytest.fixture(scope="module")
def visitor(live_server: LiveServer, chromium: Browser) -> Iterator[Visitor]:
    with new_visitor(live_server, chromium) as somebody:
        yield somebody
