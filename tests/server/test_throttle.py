"""Guessing room codes is slow; joining with a right one is not."""

import re

import pytest

from tests.serving import LiveServer
from toolkit.server.throttle import IN_ALL, PER_ADDRESS, WINDOW, Throttle

SCHOOL = "192.0.2.1"


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def throttle(clock: Clock) -> Throttle:
    return Throttle(clock=clock)


def test_an_address_has_to_wait_after_many_wrong_codes(throttle: Throttle):
    for _ in range(PER_ADDRESS):
        assert not throttle.refuses(SCHOOL)
        throttle.failed(SCHOOL)
    assert throttle.refuses(SCHOOL)
    assert not throttle.refuses("192.0.2.2")


def test_waiting_helps(throttle: Throttle, clock: Clock):
    for _ in range(PER_ADDRESS):
        throttle.failed(SCHOOL)
    clock.now += WINDOW + 1
    assert not throttle.refuses(SCHOOL)


def test_many_addresses_together_are_slowed_too(throttle: Throttle):
    for number in range(IN_ALL):
        throttle.failed(f"192.0.{number // 200}.{number % 200}")
    assert throttle.refuses("198.51.100.1")


def test_one_household_is_one_address_however_many_it_uses(throttle: Throttle):
    for number in range(PER_ADDRESS):
        throttle.failed(f"2001:db8:1:2::{number:x}")
    assert throttle.refuses("2001:db8:1:2:ffff::1")
    assert not throttle.refuses("2001:db8:1:3::1")


def test_two_hundred_people_behind_one_address_get_in(live_server: LiveServer):
    code = live_server.room_code()
    for number in range(200):
        live_server.store.people.add("demo", name=f"Arrival {number}")
    seats = {
        s.person.name: s.id
        for s in live_server.store.people.roster("demo")
        if s.person.name.startswith("Arrival")
    }
    browser = live_server.browser()
    answers = [
        browser.post("/join", {"code": code, "seat": seat}) for seat in seats.values()
    ]
    assert {answer.status_code for answer in answers} == {303}


def test_wrong_codes_are_refused_calmly_and_then_slowed(live_server: LiveServer):
    browser = live_server.browser()
    wrong = [
        browser.post("/join", {"code": f"AAA-{n:03d}"}) for n in range(PER_ADDRESS)
    ]
    assert {answer.status_code for answer in wrong} == {422}
    slowed = browser.post("/join", {"code": live_server.room_code()})
    assert slowed.status_code == 429
    assert re.search("personal link", slowed.text)
    assert browser.post(live_server.link("Participant 3")).status_code == 303
