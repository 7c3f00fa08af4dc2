"""Hints between servers: over PostgreSQL, and by looking."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import psycopg
import pytest

from tests.serving import PATIENCE
from toolkit.model import Pace
from toolkit.server.live import notifications, relay
from toolkit.server.live.notifications import CHANNEL, Notifications
from toolkit.server.live.relay import Relay
from toolkit.store import Store


class Pages:
    """One server's pages."""

    def __init__(self) -> None:
        self.told: asyncio.Queue[tuple[str, bool]] = asyncio.Queue()

    def tell(self, cohort: str, *, at_once: bool) -> None:
        self.told.put_nowait((cohort, at_once))

    async def next(self) -> tuple[str, bool]:
        return await asyncio.wait_for(self.told.get(), PATIENCE)


@pytest.fixture(autouse=True)
def _in_a_hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relay, "LOOK_EVERY", 0.02)
    monkeypatch.setattr(relay, "LOOK_EVERY_LISTENING", 0.02)
    monkeypatch.setattr(notifications, "PAUSE", 0.02)


@pytest.fixture
async def keep() -> AsyncIterator[list[asyncio.Future[None]]]:
    """What runs until the test ends."""
    kept: list[asyncio.Future[None]] = []
    yield kept
    for each in kept:
        each.cancel()
    await asyncio.gather(*kept, return_exceptions=True)


async def test_a_change_that_nobody_told_of_is_found(
    store: Store, keep: list[asyncio.Future[None]]
) -> None:
    store.cohorts.add("north", "North")
    pages = Pages()
    looking = Relay(store, tell=pages.tell, cohorts=lambda: ["north"])
    looking._notifications = None
    await looking.begin("north")
    keep.append(asyncio.ensure_future(looking.keep()))
    store.pace.save(Pace("north", "w"))
    assert await pages.next() == ("north", False)


async def test_a_look_that_fails_is_not_the_last(
    store: Store, keep: list[asyncio.Future[None]]
) -> None:
    store.cohorts.add("north", "North")
    pages, open_here = Pages(), [["north"]]
    looking = Relay(store, tell=pages.tell, cohorts=lambda: open_here.pop())
    looking._notifications = None
    await looking.begin("north")
    store.pace.save(Pace("north", "w"))
    open_here += [["north"], [["no name of a cohort"]]]  # type: ignore[list-item]
    keep.append(asyncio.ensure_future(looking.keep()))
    assert await pages.next() == ("north", False)


async def test_what_pages_were_told_of_is_not_found_again(store: Store) -> None:
    store.cohorts.add("north", "North")
    pages = Pages()
    looking = Relay(store, tell=pages.tell, cohorts=lambda: ["north"])
    await looking.begin("north")
    store.pace.save(Pace("north", "w"))
    await looking.told("north")
    await looking._look("north")
    assert pages.told.empty()


async def test_a_change_between_a_pages_beginning_and_the_first_look_is_found(
    store: Store,
) -> None:
    store.cohorts.add("north", "North")
    pages = Pages()
    looking = Relay(store, tell=pages.tell, cohorts=lambda: ["north"])
    await looking.begin("north")
    store.pace.save(Pace("north", "w"))
    await looking.begin("north")
    await looking._look("north")
    assert pages.told.get_nowait() == ("north", False)


async def test_servers_hear_one_another_and_never_themselves(
    postgresql_url: str, keep: list[asyncio.Future[None]]
) -> None:
    one, other = Pages(), Pages()
    here = Notifications(postgresql_url, name="one", heard=one.tell)
    there = Notifications(postgresql_url, name="other", heard=other.tell)
    keep += [asyncio.ensure_future(each.run()) for each in (here, there)]
    await _listening(here, there)
    here.tell("north", at_once=True)
    assert await other.next() == ("north", True)
    there.tell("north", at_once=False)
    assert await one.next() == ("north", False)
    # This comes after whatever they might have heard of themselves.
    here.tell("north", at_once=True)
    assert await other.next() == ("north", True)
    assert one.told.empty()
    assert other.told.empty()


async def test_a_line_that_broke_is_made_again(
    postgresql_url: str, keep: list[asyncio.Future[None]]
) -> None:
    pages = Pages()
    listening = Notifications(postgresql_url, name="one", heard=pages.tell)
    keep.append(asyncio.ensure_future(listening.run()))
    await _listening(listening)
    await _say(
        postgresql_url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()",
    )
    async with asyncio.timeout(PATIENCE):
        while pages.told.empty():
            await _say(postgresql_url, _notify('["other", "north", false]'))
            await asyncio.sleep(0.05)
    assert await pages.next() == ("north", False)


async def test_what_no_server_of_ours_says_is_not_heard(
    postgresql_url: str, keep: list[asyncio.Future[None]]
) -> None:
    pages = Pages()
    listening = Notifications(postgresql_url, name="one", heard=pages.tell)
    keep.append(asyncio.ensure_future(listening.run()))
    await _listening(listening)
    for nonsense in ("", "{", "[]", "7", "null", '["x", 7, true]', '["x", ["y"], 1]'):
        await _say(postgresql_url, _notify(nonsense))
    await _say(postgresql_url, _notify('["other", "north", "yes"]'))
    assert await pages.next() == ("north", False)


async def _listening(*lines: Notifications) -> None:
    async with asyncio.timeout(PATIENCE):
        for line in lines:
            await line.listening.wait()


def _notify(said: str) -> str:
    return f"NOTIFY {CHANNEL}, '{said}'"


async def _say(url: str, statement: str) -> None:
    address = f"postgresql://{url.partition('://')[2]}"
    async with await psycopg.AsyncConnection.connect(
        address, autocommit=True
    ) as connection:
        await connection.execute(statement)
