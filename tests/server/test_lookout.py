"""What was found is told again for a minute, and looked for once at a time."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from toolkit.readiness.point import Part
from toolkit.server.lookout import AT_ONCE, FRESH, Lookout

NOON = datetime(2027, 1, 12, 12, tzinfo=UTC)


class Looking:
    """Counts how often it looks, at the moment its clock says."""

    def __init__(self) -> None:
        self.at, self.times = NOON, 0
        self.lookout = Lookout(clock=lambda: self.at)

    def look(self) -> Part:
        self.times += 1
        return Part("", (), self.at)

    async def found(self, *, people: int = 1, again: bool = False) -> Part:
        return await self.lookout.found(self.look, people=people, again=again)


async def test_it_looks_once_a_minute():
    looking = Looking()
    await looking.found()
    looking.at += FRESH - timedelta(seconds=1)
    assert (await looking.found()).at == NOON
    looking.at += timedelta(seconds=1)
    assert (await looking.found()).at == NOON + FRESH
    assert looking.times == 2


async def test_who_asks_to_look_again_is_told_what_is_so_now():
    looking = Looking()
    await looking.found()
    looking.at += AT_ONCE
    assert (await looking.found(again=True)).at == looking.at
    await looking.found(again=True)
    assert looking.times == 2


async def test_those_who_ask_together_are_told_together():
    looking = Looking()
    await asyncio.gather(*(looking.found() for _ in range(5)))
    assert looking.times == 1


async def test_room_for_more_people_is_looked_for_anew():
    looking = Looking()
    await looking.found(people=5)
    await looking.found(people=6)
    await looking.found(people=4)
    assert looking.times == 2


async def test_a_look_that_failed_is_tried_again():
    looking = Looking()
    failed = Lookout(clock=lambda: NOON)

    def broken() -> Part:
        raise OSError

    for _ in range(2):
        try:
            await failed.found(broken, people=1)
        except OSError:
            looking.times += 1
    assert looking.times == 2
    assert (await failed.found(looking.look, people=1)).at == NOON
