"""Documents are made few at a time, and what is the same for everybody once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from toolkit.server.printing import AT_ONCE, Printer


@pytest.fixture
def printer() -> Iterator[Printer]:
    printer = Printer()
    yield printer
    printer.stop()


async def test_a_room_that_asks_for_one_plan_has_it_printed_once(
    printer: Printer,
) -> None:
    free, printed = threading.Event(), list[str]()

    def make() -> bytes:
        free.wait()
        printed.append("plan")
        return b"%PDF-"

    room = [
        asyncio.ensure_future(printer.print_once(make, called="plan"))
        for _ in range(30)
    ]
    await asyncio.sleep(0)  # the loop goes round once, so that all have asked
    free.set()
    assert set(await asyncio.gather(*room)) == {b"%PDF-"}
    assert await printer.print_once(make, called="plan") == b"%PDF-"
    assert await printer.print_once(make, called="another") == b"%PDF-"
    assert len(printed) == 2


async def test_a_plan_that_could_not_be_printed_is_tried_again(
    printer: Printer,
) -> None:
    results = [b"%PDF-"]

    def fail() -> bytes:
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - ours, without words
        await printer.print_once(fail, called="plan")
    assert await printer.print_once(results.pop, called="plan") == b"%PDF-"


async def test_no_more_are_printed_at_once_than_there_are_threads(
    printer: Printer,
) -> None:
    free, running, most = threading.Semaphore(0), list[int](), list[int]()

    def make() -> bytes:
        running.append(1)
        most.append(len(running))
        free.acquire()
        running.pop()
        return b""

    asked = [asyncio.ensure_future(printer.print(make)) for _ in range(10)]
    await asyncio.sleep(0)  # the loop goes round once, so that all have asked
    free.release(len(asked))
    await asyncio.gather(*asked)
    assert max(most) <= AT_ONCE
