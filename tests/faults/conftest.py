"""The real server, which may be killed, and real browsers, whose line may be cut.

Override `settings` or `cells` in a module to serve something else.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.chromium import launched
from tests.faults.people import House
from tests.faults.server import Server
from tests.faults.site import CELLS, write_site
from tests.serving import free_port


@pytest.fixture(scope="module")
def cells() -> tuple[str, ...]:
    """The code of the notebook."""
    return CELLS


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    """What the operator sets: nothing."""
    return {}


@pytest.fixture(scope="module")
def server(
    cells: tuple[str, ...],
    settings: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Server]:
    """The server of a small workshop, for the tests of one module."""
    site = tmp_path_factory.mktemp("faults")
    write_site(site, cells=cells)
    with free_port() as port:
        server = Server(site, site / "data", port, settings)
        server.start()
        yield server
        server.close()


# A browser's event loop must not run while another module's tests are asynchronous.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser program; each person gets a profile of their own."""
    with launched() as browser:
        yield browser


@pytest.fixture
def house(server: Server, chromium: Browser) -> Iterator[House]:
    """Where the people of a test come from; no page may stumble."""
    house = House(server, chromium)
    yield house
    house.close()
    assert [each.errors for each in house.guests if each.errors] == []
