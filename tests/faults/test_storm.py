"""Thirty people save once a second while the server is ended under them.

STORM_SECONDS=60 runs it for a minute.
"""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Callable, Sequence

import pytest

from tests.faults.crowd import Member, lost, make_crowd
from tests.faults.server import Server

pytestmark = pytest.mark.slow

PEOPLE = 30
SECONDS = float(os.environ.get("STORM_SECONDS", "12"))

End = Callable[[Server], None]


async def save_every_second(member: Member, *, until: float) -> None:
    """Save a new answer each second, or as soon as the one before is acknowledged."""
    while time.monotonic() < until:
        began = time.monotonic()
        await member.save(f"answer {len(member.acknowledged) + 1}")
        await asyncio.sleep(max(0.0, 1 - time.monotonic() + began))


async def end_again_and_again(server: Server, ends: Sequence[End]) -> None:
    """End the server and start it on the same data, spread over the time there is."""
    for end in ends:
        await asyncio.sleep(SECONDS / (len(ends) + 1))
        await asyncio.to_thread(end, server)
        await asyncio.to_thread(server.launch)


@pytest.mark.parametrize(
    "ends",
    [(Server.kill, Server.kill), (Server.terminate,)],
    ids=["killed twice", "stopped"],
)
async def test_no_acknowledged_answer_is_lost_in_a_storm(
    server: Server, ends: Sequence[End]
) -> None:
    crowd = make_crowd(server, PEOPLE)
    # The server may have just been started again: by the test before, for one.
    await asyncio.gather(*(member.reload() for member in crowd))
    until = time.monotonic() + SECONDS
    await asyncio.gather(
        end_again_and_again(server, ends),
        *(save_every_second(member, until=until) for member in crowd),
    )
    await asyncio.gather(*(member.leave() for member in crowd))
    acknowledged = sum(len(member.acknowledged) for member in crowd)
    resent = sum(member.resent for member in crowd)
    print(  # noqa: T201 - the summary this run is for
        f"{PEOPLE} people, {SECONDS:.0f} s, server ended {len(ends)} times: "
        f"{acknowledged} answers acknowledged, {resent} sends repeated, "
        f"{len(lost(crowd))} acknowledged answers lost."
    )
    assert lost(crowd) == []
    assert resent > 0
    for member in crowd:
        assert server.answer(member.seating) == member.acknowledged[-1]
