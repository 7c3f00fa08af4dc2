"""From a keystroke to the word that it is saved."""

from __future__ import annotations

import asyncio
import random
import time

from benchmarks.contender import Contender, Tab
from benchmarks.figures import spread

EVERY = 0.4
"""Seconds between two keys of somebody who thinks while typing."""

KEYS = 20
SENTENCE = "By the middle of June every teacher plans with a colleague, and says why. "


async def measure_keystrokes(
    contender: Contender[Tab], name: str, *, people: int, typing: int
) -> dict[str, float]:
    """Milliseconds from sending a key to its acknowledgement, with *people* there."""
    visitors = [await contender.visitor(number) for number in range(1, people + 1)]
    for visitor in visitors:
        await contender.open(visitor)
    chance = random.Random(people)  # noqa: S311  the same starts for both contenders
    times = await asyncio.gather(
        *(
            _type(contender, visitor, begin=chance.uniform(0, EVERY))
            for visitor in visitors[:typing]
        )
    )
    return spread(name, [each for own in times for each in own], scale=1000)


async def _type(
    contender: Contender[Tab], visitor: Tab, *, begin: float
) -> list[float]:
    start = time.perf_counter() + begin
    times = []
    for key in range(1, KEYS + 1):
        await asyncio.sleep(max(0, start + key * EVERY - time.perf_counter()))
        sent = time.perf_counter()
        await contender.write(visitor, SENTENCE[:key])
        times.append(time.perf_counter() - sent)
    return times
