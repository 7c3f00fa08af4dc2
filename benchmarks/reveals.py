"""From a facilitator's button to everybody's page."""

from __future__ import annotations

import asyncio
import time

from benchmarks.contender import Contender, Tab
from benchmarks.figures import spread

SETTLED = 3.0
"""Seconds after which a room that has just come in is written down and quiet."""

TURNS = 8
PAUSE = 0.7
"""Seconds between two turns; no divisor of a second, at which pages may look."""


async def measure_reveals(
    contender: Contender[Tab], name: str, *, people: int
) -> dict[str, float]:
    """Milliseconds until each page of *people* shows or hides a poll's results."""
    facilitator = await contender.facilitator()
    pages = [await contender.visitor(number) for number in range(1, people + 1)]
    for visitor in (facilitator, *pages):
        await contender.open(visitor)
    times: list[float] = []
    await asyncio.sleep(SETTLED)
    for turn in range(TURNS):
        await asyncio.sleep(PAUSE)
        times += await _turn(contender, facilitator, pages, shown=turn % 2 == 0)
    return spread(name, times, scale=1000)


async def _turn(
    contender: Contender[Tab], facilitator: Tab, pages: list[Tab], *, shown: bool
) -> list[float]:
    start = time.perf_counter()

    async def seen(visitor: Tab) -> float:
        await contender.see(visitor, shown=shown)
        return time.perf_counter() - start

    await contender.reveal(facilitator, shown=shown)
    return await asyncio.gather(*map(seen, pages))
