"""One server with a page for each package, and somebody who visits them all."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.chromium import launched
from tests.serving import LiveServer
from tests.widgets.site import serving, write_programme
from tests.widgets.visiting import Visitor, new_visitor


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    with serving(tmp_path_factory.mktemp("widgets"), write_programme) as live:
        yield live


@pytest.fixture(scope="module")
def visitor(live_server: LiveServer, chromium: Browser) -> Iterator[Visitor]:
    with new_visitor(live_server, chromium) as somebody:
        yield somebody
