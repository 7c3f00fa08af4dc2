"""The real server, and people who mean no good."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest

from tests.abuse.site import write_site
from tests.serving import COHORT, Browser, LiveServer, free_port, running

_numbers = itertools.count(100)


@pytest.fixture(scope="package")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """One server for the whole suite: it has to hold out to the end."""
    site = tmp_path_factory.mktemp("site")
    write_site(site)
    data = tmp_path_factory.mktemp("server") / "data"
    with (
        free_port() as port,
        running(site, data=data, port=port, settings={}) as live,
    ):
        yield live


@pytest.fixture
def newcomer(live_server: LiveServer) -> Callable[[], Browser]:
    """Signs in a participant who has done nothing yet."""

    def arrive() -> Browser:
        name = f"Participant {next(_numbers)}"
        live_server.store.people.add(COHORT, name=name, school="Example School")
        return live_server.signed_in(name)

    return arrive


@pytest.fixture
def stranger(live_server: LiveServer) -> Browser:
    """Somebody who has not signed in."""
    return live_server.browser()


@pytest.fixture
def participant(newcomer: Callable[[], Browser]) -> Browser:
    """A participant, signed in."""
    return newcomer()


@pytest.fixture
def neighbour(newcomer: Callable[[], Browser]) -> Browser:
    """Another participant, signed in."""
    return newcomer()


@pytest.fixture
def facilitator(live_server: LiveServer) -> Browser:
    """A facilitator, signed in."""
    return live_server.signed_in("Facilitator 1")
