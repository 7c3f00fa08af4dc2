"""What an operator is told of the store: once when it begins, once when it is over."""

from __future__ import annotations

import asyncio
import logging
import threading
from typing import Any

import pytest
from sqlalchemy import URL, Engine, create_engine

from toolkit.server.condition import FRESH, Condition
from toolkit.store import Store, connect
from toolkit.store.condition import FULL, Trouble
from toolkit.store.database import Database

LOCKED = Trouble("the database is locked", "End the other program.", stops=True)
FILLING = Trouble("the disk is nearly full", "Free some space.", stops=False)


class Clock:
    """Time that passes when a test says so."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


async def test_trouble_is_told_when_it_begins_and_when_it_is_over(
    caplog: pytest.LogCaptureFixture,
) -> None:
    found = [(), (LOCKED,), (LOCKED, FILLING), (FILLING,), ()]
    clock = Clock()
    condition = Condition(lambda: found.pop(0), clock=clock)
    while found:
        await condition.now()
        clock.now += FRESH
    assert [each.getMessage() for each in caplog.records] == [
        LOCKED.words,
        FILLING.words,
        f"It is over that {LOCKED.status}.",
        f"It is over that {FILLING.status}.",
    ]
    assert caplog.records[0].levelno == logging.ERROR


async def test_whoever_asks_again_and_again_takes_no_turn_from_those_who_write() -> (
    None
):
    clock, found = Clock(), [(LOCKED,), ()]
    condition = Condition(lambda: found.pop(0), clock=clock)
    for _ in range(50):
        assert await condition.now() == (LOCKED,)
    assert len(found) == 1
    clock.now = FRESH
    assert await condition.now() == ()


async def test_what_could_not_be_found_out_is_looked_at_again() -> None:
    found: list[tuple[Trouble, ...]] = []
    condition = Condition(lambda: found.pop(0), clock=Clock())
    with pytest.raises(IndexError):
        await condition.now()
    found.append(())
    assert await condition.now() == ()


async def test_whoever_asks_together_is_told_together() -> None:
    free, looks = threading.Event(), list[int]()

    def look() -> tuple[Trouble, ...]:
        looks.append(1)
        free.wait()
        return ()

    condition = Condition(look)
    asking = [asyncio.ensure_future(condition.now()) for _ in range(50)]
    await asyncio.sleep(0)  # the loop goes round once, so that all have asked
    free.set()
    await asyncio.gather(*asking)
    assert len(looks) == 1


@pytest.mark.parametrize(
    ("free", "status", "stops"),
    [
        (10**9, None, False),
        (10**8, "the disk is nearly full", False),
        (FULL - 1, "the disk is full", True),
        (None, None, False),
    ],
    ids=["enough", "little", "nothing", "nobody can see"],
)
def test_a_disk_that_fills_is_told_before_it_is_full(
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    free: int | None,
    status: str | None,
    stops: bool,
) -> None:
    monkeypatch.setattr(Database, "free", free)
    found = store.troubles(reserve=5 * 10**8)
    assert [(each.status, each.stops) for each in found] == (
        [(status, stops)] if status else []
    )
    assert all(f"{(free or 0) // 10**6} MB left" in each.words for each in found)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_look_waits_for_others_as_long_as_an_answer_does(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []

    def make(url: URL, **options: Any) -> Engine:
        waits.append(options["connect_args"]["timeout"])
        return create_engine(url, **options)

    monkeypatch.setattr(connect, "create_engine", make)
    assert store.troubles(reserve=0) == ()
    assert waits == [connect.BUSY_SECONDS]
