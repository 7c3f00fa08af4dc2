"""Guessing room codes, behind a proxy that says where people are."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator

import pytest

from tests.abuse.raw import connected, exchange, request, statuses
from tests.abuse.site import write_site
from tests.serving import COHORT, Browser, LiveServer, free_port, running
from toolkit.server.throttle import IN_ALL, PER_ADDRESS

SCHOOL = "192.0.2.1"
MISTYPED = 40
OF_ONE = 40


@pytest.fixture(scope="module")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """A server of this module's own, which ends up refusing every code."""
    site = tmp_path_factory.mktemp("site")
    write_site(site)
    data = tmp_path_factory.mktemp("server") / "data"
    settings = {
        "TOOLKIT_PROXIES": "1",
        "TOOLKIT_SOCKETS_PER_ADDRESS": str(OF_ONE),
    }
    with (
        free_port() as port,
        running(site, data=data, port=port, settings=settings) as live,
    ):
        yield live


def guess(browser: Browser, code: str, *, address: str, seat: str = "") -> int:
    sent = {"code": code, "seat": seat} if seat else {"code": code}
    headers = {"X-Forwarded-For": address}
    return browser.post("/join", sent, headers=headers).status_code


def newcomers(live: LiveServer, count: int) -> list[str]:
    return [
        live.store.people.add(COHORT, name=f"Arrival {number} of {count}").id
        for number in range(count)
    ]


def test_thirty_people_behind_one_address_get_in_at_once(live_server: LiveServer):
    code, browser = live_server.room_code(), live_server.browser()
    for seat in newcomers(live_server, 30):
        assert guess(browser, code, address=SCHOOL) == 200
        assert guess(browser, code, address=SCHOOL, seat=seat) == 303


def test_a_school_that_mistypes_now_and_then_still_gets_in(live_server: LiveServer):
    code, browser = live_server.room_code(), live_server.browser()
    for seat in newcomers(live_server, MISTYPED):
        assert guess(browser, "AAA-AAA", address="192.0.2.2") == 422
        assert guess(browser, code, address="192.0.2.2", seat=seat) == 303


def test_what_a_proxy_opens_is_counted_for_whom_it_is(live_server: LiveServer):
    slow = request(
        "/join", "X-Forwarded-For: 198.51.100.9", "Content-Length: 9", method="POST"
    )
    with contextlib.ExitStack() as wires:

        def open_all(count: int) -> list[socket.socket]:
            opened = (connected(live_server.base) for _ in range(count))
            return [wires.enter_context(each) for each in opened]

        idle, flood = open_all(2 * OF_ONE), open_all(2 * OF_ONE)
        for wire in flood:
            wire.sendall(slow)
        assert [wire.recv(1) for wire in flood[:OF_ONE]] == [b""] * OF_ONE
        for wire in idle:
            wire.sendall(request("/health", f"X-Forwarded-For: {SCHOOL}"))
            assert statuses(wire.recv(65_536)) == [200]
        thief = request("/health", "X-Forwarded-For: 198.51.100.9")
        assert statuses(exchange(live_server.base, thief)) == [200]


def test_guesses_are_slowed_by_address_and_then_in_all(live_server: LiveServer):
    code, browser = live_server.room_code(), live_server.browser()
    thief = "198.51.100.1"
    for _ in range(PER_ADDRESS):
        assert guess(browser, "AAA-AAA", address=thief) == 422
    assert guess(browser, code, address=thief) == 429
    assert guess(browser, code, address=SCHOOL) == 200

    others = IN_ALL - PER_ADDRESS
    addresses = [f"203.0.113.{number % 250}" for number in range(others)]
    answers = [guess(browser, "AAA-AAA", address=each) for each in addresses]
    # What was mistyped in the test before counts, too.
    assert answers.count(422) >= others - MISTYPED
    assert guess(browser, code, address="192.0.2.77") == 429

    invited = live_server.browser()
    link = live_server.link("Participant 9")
    joined = invited.post(link, headers={"X-Forwarded-For": thief})
    assert joined.status_code == 303


def test_the_cookie_is_for_https_alone_where_the_proxy_speaks_https(
    live_server: LiveServer,
):
    link, told = live_server.link("Participant 9"), {"X-Forwarded-Proto": "https"}
    joined = live_server.browser().post(link, headers=told)
    assert "Secure" in str(joined.headers.get_list("Set-Cookie"))
