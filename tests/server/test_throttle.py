"""Guessing room codes is slow; joining with a right one is not."""

import asyncio
import re
from collections.abc import Callable

import pytest

from tests.serving import LiveServer
from toolkit.server.throttle import (
    AT_ONCE,
    IN_ALL,
    MISTYPED,
    PATIENT_AFTER,
    PER_ADDRESS,
    PER_ADDRESS_OF_PATIENT,
    PER_BROWSER,
    WINDOW,
    Asker,
    Throttle,
)
from toolkit.server.tickets import Tickets

SCHOOL = "192.0.2.1"
NEWCOMER = Asker(SCHOOL)
PATIENT = Asker(SCHOOL, browser="patient", waited=PATIENT_AFTER)
ELSEWHERE = Asker("192.0.2.2")


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


def guess(throttle: Throttle, asker: Asker) -> bool:
    """Whether *asker* could try one more code, which was wrong."""
    if throttle.refuses(asker):
        return False
    throttle.failed(asker)
    return True


def guesses(throttle: Throttle, asker: Asker) -> int:
    """How many codes *asker* can try."""
    return next(n for n in range(10_000) if not guess(throttle, asker))


def test_one_browser_has_to_wait_after_some_wrong_codes_and_its_neighbours_do_not(
    throttle: Throttle,
):
    one = Asker(SCHOOL, browser="one", waited=10 * PATIENT_AFTER)
    assert guesses(throttle, one) == PER_BROWSER
    assert not throttle.refuses(NEWCOMER)
    assert not throttle.refuses(Asker(SCHOOL, browser="two"))


def test_who_has_no_ticket_shares_what_the_address_has(throttle: Throttle):
    assert guesses(throttle, NEWCOMER) == PER_ADDRESS
    assert throttle.refuses(Asker(SCHOOL, browser="young", waited=PATIENT_AFTER - 1))
    assert not throttle.refuses(ELSEWHERE)


def test_a_hundred_wrong_codes_of_one_without_a_ticket_keep_nobody_out(
    throttle: Throttle,
):
    for _ in range(100):
        guess(throttle, NEWCOMER)
    for number in range(30):
        assert not throttle.refuses(Asker(SCHOOL, browser=f"arrival {number}"))


def test_who_waits_is_let_in_beside_somebody_who_guesses(throttle: Throttle):
    guesses(throttle, NEWCOMER)
    for _ in range(MISTYPED):
        assert guess(throttle, PATIENT)
    assert throttle.refuses(PATIENT)


def test_many_tickets_that_have_waited_do_not_let_anybody_guess_for_ever(
    throttle: Throttle,
):
    tried = sum(
        guess(throttle, Asker(SCHOOL, browser=f"ticket {n}", waited=PATIENT_AFTER))
        for n in range(2 * PER_ADDRESS_OF_PATIENT)
    )
    assert tried == PER_ADDRESS_OF_PATIENT
    assert not throttle.refuses(ELSEWHERE)


def test_waiting_helps(throttle: Throttle, clock: Clock):
    one = Asker(SCHOOL, browser="one")
    guesses(throttle, one)
    guesses(throttle, NEWCOMER)
    clock.now += WINDOW - 1
    assert throttle.refuses(one)
    assert throttle.refuses(NEWCOMER)
    clock.now += 1
    assert not throttle.refuses(one)
    assert not throttle.refuses(NEWCOMER)


def test_a_window_slides(throttle: Throttle, clock: Clock):
    for _ in range(PER_ADDRESS // 2):
        guess(throttle, NEWCOMER)
    clock.now += WINDOW / 2
    guesses(throttle, NEWCOMER)
    clock.now += WINDOW / 2
    assert guesses(throttle, NEWCOMER) == PER_ADDRESS // 2


def test_many_addresses_together_are_slowed_too(throttle: Throttle):
    tried = sum(
        guess(throttle, Asker(f"192.0.{number // 200}.{number % 200}"))
        for number in range(IN_ALL + 100)
    )
    assert tried == IN_ALL
    assert throttle.refuses(PATIENT)


async def test_many_codes_sent_at_one_moment_get_no_further_ahead_than_a_few():
    throttle, looked_up = Throttle(), 0

    async def guess_slowly() -> None:
        nonlocal looked_up
        async with throttle.turn:
            if throttle.refuses(NEWCOMER):
                return
            looked_up += 1
            await asyncio.sleep(0)  # the store is asked, and others get their turn
            throttle.failed(NEWCOMER)

    await asyncio.gather(*(guess_slowly() for _ in range(5 * PER_ADDRESS)))
    assert PER_ADDRESS <= looked_up < PER_ADDRESS + AT_ONCE


def test_nothing_is_remembered_longer_than_it_counts(throttle: Throttle, clock: Clock):
    for number in range(3 * IN_ALL):
        clock.now += WINDOW / IN_ALL
        guess(throttle, Asker(f"2001:db8:{number:x}::1", browser=f"browser {number}"))
    for counted in (throttle._by_address, throttle._by_browser):
        assert len(counted._times) <= IN_ALL


def test_one_household_is_one_address_however_many_it_uses(throttle: Throttle):
    for number in range(PER_ADDRESS):
        throttle.failed(Asker(f"2001:db8:1:2::{number:x}"))
    assert throttle.refuses(Asker("2001:db8:1:2:ffff::1"))
    assert not throttle.refuses(Asker("2001:db8:1:3::1"))
    assert not throttle.refuses(Asker("::ffff:192.0.2.1"))


def test_a_ticket_is_known_by_who_gave_it_and_ages(clock: Clock):
    tickets = Tickets(clock=clock)
    given = tickets.issue()
    clock.now += 31
    read, other = tickets.read(given), tickets.read(tickets.issue())
    assert read is not None
    assert other is not None
    assert (read.age, other.age) == (31, 0)
    assert read.name != other.name


@pytest.mark.parametrize(
    "change",
    [
        lambda _: "",
        lambda _: "x",
        lambda _: "..",
        lambda text: text[:-1],
        lambda text: text + "0",
        lambda text: ("z" if text[0] == "y" else "y") + text[1:],
        lambda text: text.replace(".0.", ".-9999."),
        lambda text: text.rpartition(".")[0] + ".é",
        lambda _: Tickets().issue(),
    ],
)
def test_a_ticket_that_was_not_given_is_none(
    clock: Clock, change: Callable[[str], str]
):
    tickets = Tickets(clock=clock)
    assert tickets.read(change(tickets.issue())) is None


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
    browser.get("/join")
    wrong = [
        browser.post("/join", {"code": f"AAA-{n:03d}"}) for n in range(PER_BROWSER)
    ]
    assert {answer.status_code for answer in wrong} == {422}
    slowed = browser.post("/join", {"code": live_server.room_code()})
    assert slowed.status_code == 429
    assert re.search("personal link", slowed.text)
    assert browser.post(live_server.link("Participant 3")).status_code == 303
