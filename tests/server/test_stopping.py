"""Being told to stop: never in the middle of a step, however it is said."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator

import pytest

from toolkit.server.stopping import (
    run_until_told,
    stopped_as_by_hand,
    telling,
    unless_told,
)

SAID = [signal.SIGINT, signal.SIGTERM, signal.SIGHUP]


@pytest.fixture(params=SAID, ids=lambda number: number.name)
def said(request: pytest.FixtureRequest) -> Iterator[signal.Signals]:
    """A signal that would end this process; these tests may run under nohup."""
    number: signal.Signals = request.param
    usual = signal.default_int_handler if number is signal.SIGINT else signal.SIG_DFL
    before = signal.signal(number, usual)
    yield number
    assert signal.getsignal(number) == usual
    signal.signal(number, before)


class Portable(asyncio.SelectorEventLoop):
    """A loop that cannot hear signals, as on Windows."""

    def add_signal_handler(self, *_given: object) -> None:
        raise NotImplementedError


@pytest.mark.parametrize("kind", [asyncio.SelectorEventLoop, Portable])
def test_a_step_is_finished_before_its_loop_is_told(
    said: signal.Signals, kind: type[asyncio.SelectorEventLoop]
) -> None:
    done = []

    async def be_told() -> None:
        told = asyncio.Event()
        with telling(asyncio.get_running_loop(), told.set):
            signal.raise_signal(said)
            signal.raise_signal(said)
            done.append("a step")
            await told.wait()
        done.append("told")

    with asyncio.Runner(loop_factory=kind) as runner:
        runner.run(be_told())
    assert done == ["a step", "told"]


def test_who_is_told_while_the_loop_is_tidied_up_finishes_that(
    said: signal.Signals,
) -> None:
    done = []

    async def last_thing() -> AsyncIterator[None]:
        try:
            yield
        finally:
            signal.raise_signal(said)
            await asyncio.sleep(0)  # one turn, in which the loop hears it
            done.append("tidied")

    left_open = last_thing()

    async def work(told: asyncio.Event) -> str:
        await anext(left_open)
        return "done"

    assert run_until_told(work) == "done"
    assert done == ["tidied"]


def test_plain_code_is_ended_as_by_hand(said: signal.Signals) -> None:
    with stopped_as_by_hand(), pytest.raises(KeyboardInterrupt):
        signal.raise_signal(said)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
async def test_what_is_ignored_stays_ignored(number: signal.Signals) -> None:
    before = signal.signal(number, signal.SIG_IGN)
    told = asyncio.Event()
    with stopped_as_by_hand(), telling(asyncio.get_running_loop(), told.set):
        signal.raise_signal(number)
        await asyncio.sleep(0)
    assert not told.is_set()
    assert signal.getsignal(number) is signal.SIG_IGN
    signal.signal(number, before)


async def test_work_that_nobody_stops_gives_what_it_gives() -> None:
    async def work() -> str:
        return "done"

    assert await unless_told(asyncio.Event(), work()) == "done"


async def test_work_that_fails_says_so() -> None:
    async def work() -> None:
        raise ValueError("wrong")

    with pytest.raises(ValueError, match="wrong"):
        await unless_told(asyncio.Event(), work())


async def test_work_that_is_stopped_has_tidied_up() -> None:
    told, tidied = asyncio.Event(), []

    async def work() -> None:
        told.set()
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            tidied.append(True)

    assert await unless_told(told, work()) is None
    assert tidied == [True]
