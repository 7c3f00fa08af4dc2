"""What may have to wait is done beside the server's own thread, each in its turn."""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Iterator

import pytest

from toolkit.errors import BusyError
from toolkit.files import PACKAGE
from toolkit.server.aside import LONGEST_WAIT, READERS, Aside
from toolkit.store import Store
from toolkit.store.watch import KEPT_WAITING


class Clock:
    """Time that passes when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def aside(clock: Clock) -> Iterator[Aside]:
    aside = Aside(clock=clock)
    yield aside
    aside.stop()


async def test_writes_are_done_one_after_another_in_the_order_they_were_asked_for(
    aside: Aside,
) -> None:
    free, done = threading.Event(), list[int]()
    first = asyncio.ensure_future(aside.write(free.wait))
    others = [asyncio.ensure_future(aside.write(done.append, n)) for n in range(20)]
    # Each has asked once the loop has been round: only then may the first go on.
    await asyncio.sleep(0)
    free.set()
    await asyncio.gather(first, *others)
    assert done == list(range(20))


async def test_who_reads_or_adds_a_file_does_not_wait_for_who_writes(
    aside: Aside,
) -> None:
    free = threading.Event()
    writing = asyncio.ensure_future(aside.write(free.wait))
    read = await asyncio.gather(*(aside.read(int, n) for n in range(3 * READERS)))
    assert read == list(range(3 * READERS))
    assert await aside.keep_file(int, "7") == 7
    assert not writing.done()
    free.set()
    await writing


async def test_a_write_that_had_no_turn_for_too_long_is_given_up(
    aside: Aside, clock: Clock
) -> None:
    free, done = threading.Event(), list[int]()
    first = asyncio.ensure_future(aside.write(free.wait))
    late = asyncio.ensure_future(aside.write(done.append, 1))
    await asyncio.sleep(0)  # the loop goes round once, so that both have asked
    clock.now = LONGEST_WAIT + 1
    free.set()
    await first
    with pytest.raises(BusyError, match="Wait a moment, then try again"):
        await late
    assert done == []


async def test_who_reads_is_told_in_time_when_the_store_is_away(
    aside: Aside, clock: Clock
) -> None:
    free = threading.Event()
    away = [asyncio.ensure_future(aside.read(free.wait)) for _ in range(READERS)]
    late = asyncio.ensure_future(aside.read(int, "7"))
    await asyncio.sleep(0)  # the loop goes round once, so that all have asked
    clock.now = LONGEST_WAIT + 1
    free.set()
    await asyncio.gather(*away)
    with pytest.raises(BusyError, match="Wait a moment, then try again"):
        await late


def test_the_threads_of_what_the_server_asks_by_itself_are_taken_by_nobody_else() -> (
    None
):
    takers = {
        file.stem
        for file in (PACKAGE / "server").rglob("*.py")
        if "to_thread" in file.read_text(encoding="utf-8")
    }
    # Of these, `app` takes one once, when the server starts.
    assert takers == {
        "accepted", "ahead", "app", "checks", "compacting", "condition", "lookout",
        "nightly", "outlines", "presence", "relay", "retiring",
    }  # fmt: skip


def test_a_question_on_the_thread_that_serves_everybody_is_told_once_a_place(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    store.cohorts.all()
    store.keep_off_this_thread()
    for _ in range(3):
        store.cohorts.all()
    elsewhere = threading.Thread(target=store.cohorts.all)
    elsewhere.start()
    elsewhere.join()
    with caplog.at_level(logging.ERROR):
        store.cohorts.add("here", "Here")
    told = [each.getMessage() for each in caplog.records]
    assert [each.startswith(KEPT_WAITING) for each in told] == [True, True]
    assert all("test_aside.py" in each for each in told)
