"""A room of people who all come in the same moment."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable

import psutil

from benchmarks.contender import Contender, Tab
from benchmarks.figures import spread
from benchmarks.processes import (
    at_rest,
    cpu_seconds,
    leaves,
    run_of_each,
    tree_megabytes,
    unique_megabytes,
)

LULL = 0.5
"""Seconds after which what the visit has caused is done, too."""

RESERVE = 3 * 2**30
"""Bytes of memory the machine keeps, whoever is measured."""


class NotFinishedError(Exception):
    """The room did not get there in time, or within this machine's memory."""


async def measure_room(
    contender: Contender[Tab], people: int, *, limit: float
) -> dict[str, float]:
    """Times until everybody's answer was saved; the cost of each of them.

    Raises:
        NotFinishedError: it took longer than *limit* seconds.
    """
    process = contender.server.process
    # More patient than we are, so that only our own limit ends the measurement.
    visitors = [
        await contender.visitor(number, patience=2 * limit)
        for number in range(1, people + 1)
    ]
    await at_rest(process)
    before, used = run_of_each(process), cpu_seconds(process)
    times = await _bounded(_all_answer(contender, visitors), limit=limit)
    await asyncio.sleep(LULL)
    used = cpu_seconds(process) - used
    ran = run_of_each(process)
    kernels = [one for one in leaves(process) if ran.get(one, 0) > before.get(one, 0)]
    unique = [unique_megabytes(one) for one in kernels]
    own = {"memory": sum(unique) / len(unique)} if unique else {}
    return {
        **spread(f"room_{people}", times),
        f"room_{people}_wall": max(times),
        "cpu": used / people,
        "memory_all": tree_megabytes(process) / people,
        **own,
    }


async def _all_answer(contender: Contender[Tab], visitors: list[Tab]) -> list[float]:
    start = time.perf_counter()
    answers = (
        _answer(contender, visitor, number=number, start=start)
        for number, visitor in enumerate(visitors)
    )
    return await asyncio.gather(*answers)


async def _answer(
    contender: Contender[Tab], visitor: Tab, *, number: int, start: float
) -> float:
    await contender.open(visitor)
    await contender.write(visitor, f"By June we listen to each other, number {number}.")
    return time.perf_counter() - start


async def _bounded(work: Awaitable[list[float]], *, limit: float) -> list[float]:
    task = asyncio.ensure_future(work)
    end = time.monotonic() + limit
    while not task.done():
        await asyncio.wait([task], timeout=1)
        full = psutil.virtual_memory().available < RESERVE
        if not task.done() and (full or time.monotonic() > end):
            task.cancel()
            await asyncio.wait([task])
            why = "out of memory" if full else f"not finished in {limit:g} s"
            raise NotFinishedError(why)
    return task.result()
