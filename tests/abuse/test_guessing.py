"""Guessing room codes, behind a proxy that says where people are."""

from __future__ import annotations

import contextlib
import itertools
import select
import socket
import time
from collections.abc import Iterator

import pytest

from tests.abuse.crowd import websockets
from tests.abuse.raw import connected, cookies, exchange, form, request, statuses
from tests.abuse.site import write_site
from tests.serving import (
    COHORT,
    PATIENCE,
    Browser,
    LiveServer,
    free_port,
    running,
)
from toolkit.server.throttle import IN_ALL, PER_ADDRESS, PER_BROWSER
from toolkit.server.tickets import TICKET

SCHOOL = "192.0.2.1"
MISTYPED = 40
OF_ONE = 40

_numbers = itertools.count()


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


@pytest.fixture(scope="module", autouse=True)
def early(live_server: LiveServer) -> Browser:
    """Somebody who was given a ticket before anything happened here."""
    browser = live_server.browser()
    browser.get("/join")
    return browser


def guess(browser: Browser, code: str, *, address: str, seat: str = "") -> int:
    sent = {"code": code, "seat": seat} if seat else {"code": code}
    headers = {"X-Forwarded-For": address}
    return browser.post("/join", sent, headers=headers).status_code


def guess_anew(browser: Browser, code: str, *, address: str) -> int:
    """Guess as a program does that keeps no ticket."""
    browser.xsrf()
    with contextlib.suppress(KeyError):
        browser.http.cookies.delete(TICKET)
    return guess(browser, code, address=address)


def newcomers(live: LiveServer, count: int) -> list[str]:
    return [
        live.store.people.add(COHORT, name=f"Arrival {next(_numbers)}").id
        for _ in range(count)
    ]


def let_in(live: LiveServer, count: int, *, address: str) -> None:
    """So many people behind one address join, each with a browser of their own."""
    code = live.room_code()
    for seat in newcomers(live, count):
        browser = live.browser()
        assert guess(browser, code, address=address) == 303
        assert guess(browser, code, address=address, seat=seat) == 303


def test_thirty_people_behind_one_address_get_in_at_once(live_server: LiveServer):
    let_in(live_server, 30, address=SCHOOL)


def test_a_school_that_mistypes_now_and_then_still_gets_in(live_server: LiveServer):
    code = live_server.room_code()
    for seat in newcomers(live_server, MISTYPED):
        browser = live_server.browser()
        assert guess(browser, "AAA-AAA", address="192.0.2.2") == 422
        assert guess(browser, code, address="192.0.2.2", seat=seat) == 303


def test_a_hundred_wrong_codes_of_one_person_do_not_shut_out_the_thirty_beside_them(
    live_server: LiveServer,
):
    one, school = live_server.browser(), "192.0.2.3"
    answers = [guess(one, "AAA-AAA", address=school) for _ in range(100)]
    assert answers == PER_BROWSER * [422] + (100 - PER_BROWSER) * [429]
    let_in(live_server, 30, address=school)


def test_nor_do_those_of_one_who_throws_tickets_away(live_server: LiveServer):
    one, school = live_server.browser(), "192.0.2.4"
    answers = [guess_anew(one, "AAA-AAA", address=school) for _ in range(100)]
    assert answers == 100 * [422]
    let_in(live_server, 30, address=school)


def test_a_ticket_is_out_of_reach_of_scripts_and_cannot_be_made_up(
    live_server: LiveServer,
):
    given = live_server.browser().get("/join").headers.get_list("Set-Cookie")
    (ticket,) = [each for each in given if each.startswith(f"{TICKET}=")]
    assert "HttpOnly" in ticket
    assert "SameSite=Lax" in ticket
    name, _, seal = ticket.split("=", 1)[1].split(";")[0].rpartition(".")
    one, school = live_server.browser(), "192.0.2.5"
    one.xsrf()
    for number in range(PER_ADDRESS):
        held = cookies(one, **{TICKET: f"{name}{number}.{seal}"})
        sent = {"_xsrf": one.xsrf(), "code": "AAA-AAA"}
        made_up = form(sent, held, f"X-Forwarded-For: {school}")
        assert statuses(exchange(live_server.base, made_up)) == [422]
    assert guess_anew(one, "AAA-AAA", address=school) == 429


def test_who_claims_to_come_from_elsewhere_is_where_the_proxy_says(
    live_server: LiveServer,
):
    one = live_server.browser()
    for number in range(PER_ADDRESS):
        one.xsrf()
        invented = f"203.0.113.{number}"
        one.http.headers.update({"X-Real-IP": invented, "Forwarded": f"for={invented}"})
        told = f"{invented}, 192.0.2.6"
        assert guess_anew(one, "AAA-AAA", address=told) == 422
    assert guess_anew(one, "AAA-AAA", address="198.51.100.7, 192.0.2.6") == 429


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
        give_up = time.monotonic() + PATIENCE
        while len(select.select(flood, [], [], PATIENCE)[0]) < OF_ONE:
            assert time.monotonic() < give_up
        assert len(select.select(flood, [], [], 0)[0]) == OF_ONE  # and no more
        for wire in idle:
            wire.sendall(request("/health", f"X-Forwarded-For: {SCHOOL}"))
            assert statuses(wire.recv(65_536)) == [200]
        thief = request("/health", "X-Forwarded-For: 198.51.100.9")
        assert statuses(exchange(live_server.base, thief)) == [200]


async def test_websockets_behind_a_proxy_are_counted_by_whose_they_are(
    live_server: LiveServer,
):
    full = {"X-Forwarded-For": "198.51.100.10"}
    async with websockets(live_server, OF_ONE, headers=full):
        for address, status in (("198.51.100.10", 503), (SCHOOL, 200)):
            sent = request("/health", f"X-Forwarded-For: {address}")
            assert statuses(exchange(live_server.base, sent)) == [status]


def test_guesses_are_slowed_by_address_and_then_in_all(
    live_server: LiveServer, early: Browser
):
    code, browser = live_server.room_code(), live_server.browser()
    thief = "198.51.100.1"
    while (answer := guess_anew(browser, "AAA-AAA", address=thief)) == 422:
        pass
    assert answer == 429
    assert guess_anew(browser, code, address=thief) == 429
    assert guess(live_server.browser(), code, address=SCHOOL) == 303
    # Who has waited is told from who guesses, even behind the same address.
    give_up = time.monotonic() + PATIENCE
    while guess(early, code, address=thief) == 429:
        assert time.monotonic() < give_up
        time.sleep(0.2)  # between two looks: asking without a pause is guessing
    assert guess_anew(browser, code, address=thief) == 429

    addresses = [f"203.0.113.{number % 250}" for number in range(IN_ALL)]
    answers = [guess_anew(browser, "AAA-AAA", address=each) for each in addresses]
    assert answers[-1] == 429
    assert guess(live_server.browser(), code, address="192.0.2.77") == 429

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
