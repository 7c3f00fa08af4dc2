"""Who has to go when there are too many connections."""

from __future__ import annotations

import pytest

from toolkit.server.door.sockets import PROXY, OpenSocket, OpenSockets

SCHOOL, OTHER = "192.0.2.1", "198.51.100.1"


class Visit:
    """A connection, and what has become of it."""

    def __init__(self, sockets: OpenSockets, place: str = SCHOOL) -> None:
        self.is_ended = self.is_stuck = False
        self.socket = OpenSocket(place, end=self.end, is_stuck=lambda: self.is_stuck)
        self.is_let_in = sockets.came(self.socket)

    def end(self) -> None:
        self.is_ended = True


@pytest.fixture
def sockets() -> OpenSockets:
    return OpenSockets(of_one=3, in_all=5)


def visits(sockets: OpenSockets, count: int, place: str = SCHOOL) -> list[Visit]:
    return [Visit(sockets, place) for _ in range(count)]


def ended(those: list[Visit]) -> list[bool]:
    return [each.is_ended for each in those]


def test_the_one_that_waits_longest_makes_room_for_its_neighbour(sockets: OpenSockets):
    before = visits(sockets, 3)
    assert Visit(sockets).is_let_in
    assert ended(before) == [True, False, False]
    assert len(sockets) == 3


def test_one_that_has_been_served_since_has_not_waited_longest(sockets: OpenSockets):
    before = visits(sockets, 3)
    sockets.is_served(before[0].socket)
    sockets.waits(before[0].socket)
    Visit(sockets)
    assert ended(before) == [False, True, False]


def test_what_is_being_served_makes_no_room(sockets: OpenSockets):
    before = visits(sockets, 3)
    for each in before:
        sockets.is_served(each.socket)
    assert not Visit(sockets).is_let_in
    assert ended(before) == [False, False, False]
    assert len(sockets) == 3
    sockets.went(before[0].socket)
    assert Visit(sockets).is_let_in


def test_who_does_not_read_the_answer_is_not_being_served(sockets: OpenSockets):
    before = visits(sockets, 3)
    for each in before:
        sockets.is_served(each.socket)
    before[1].is_stuck = True
    assert Visit(sockets).is_let_in
    assert ended(before) == [False, True, False]


def test_one_address_does_not_push_out_the_others(sockets: OpenSockets):
    others = visits(sockets, 2, OTHER)
    flood = visits(sockets, 50)
    assert ended(others) == [False, False]
    assert ended(flood).count(False) == 3


def test_when_all_are_too_many_the_one_that_waits_longest_goes(sockets: OpenSockets):
    first = visits(sockets, 3)
    second = visits(sockets, 2, OTHER)
    assert Visit(sockets, "203.0.113.1").is_let_in
    assert ended(first + second) == [True, False, False, False, False]
    assert len(sockets) == 5


def test_no_address_may_have_all_there_are():
    sockets = OpenSockets(of_one=1_000, in_all=100)
    visits(sockets, 500)
    assert len(sockets) == 75


def test_a_household_is_one_address_and_a_mapped_one_is_its_own(sockets: OpenSockets):
    proxied = visits(sockets, 5, PROXY)
    addresses = [f"2001:db8::{number}" for number in range(3)]
    for each, address in zip(proxied, [*addresses, "::ffff:192.0.2.7"], strict=False):
        assert sockets.is_for(each.socket, address)
        sockets.is_served(each.socket)
    assert not sockets.is_for(proxied[4].socket, "2001:db8::ffff")


def test_the_proxy_itself_is_no_address_but_those_it_speaks_for_are(
    sockets: OpenSockets,
):
    proxied = visits(sockets, 5, PROXY)
    assert ended(proxied) == [False] * 5
    for each in proxied[:3]:
        assert sockets.is_for(each.socket, SCHOOL)
        sockets.is_served(each.socket)
    assert not sockets.is_for(proxied[3].socket, SCHOOL)
    assert sockets.is_for(proxied[4].socket, OTHER)
    # A proxy's connection serves one person after another.
    assert sockets.is_for(proxied[0].socket, OTHER)
    sockets.went(proxied[3].socket)
    assert Visit(sockets, SCHOOL).is_let_in


def test_whoever_has_gone_is_forgotten(sockets: OpenSockets):
    for each in visits(sockets, 3) + visits(sockets, 2, OTHER):
        sockets.went(each.socket)
        sockets.went(each.socket)
    assert len(sockets) == 0
    assert ended(visits(sockets, 3)) == [False] * 3


def test_when_files_run_out_some_go_and_those_served_stay(sockets: OpenSockets):
    before = visits(sockets, 3)
    sockets.is_served(before[0].socket)
    assert sockets.end_some(32) == 2
    assert ended(before) == [False, True, True]
