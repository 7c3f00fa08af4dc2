"""A running server has kernels ready before anybody comes for them."""

from __future__ import annotations

import asyncio
import contextlib
import time
from datetime import UTC, datetime, timedelta

import psutil
import pytest

from tests.serving import COHORT, PATIENCE, WORKSHOP, Browser, LiveServer
from toolkit.demo.visitor import Visitor

MADE = 3
"""As many as servers of tests make, for everything together."""


def state_of(visitor: Visitor) -> dict[str, object]:
    """What the notebook's one widget says."""
    return next(
        each["state"] for each in visitor.states.values() if "seat" in each["state"]
    )


@pytest.fixture
async def spares(live_server: LiveServer) -> set[int]:
    """The processes that wait for somebody, now that there are as many as there may."""
    until = datetime.now(UTC) + timedelta(hours=1)
    live_server.store.rooms.open(COHORT, WORKSHOP, code="ahead-1", expires_at=until)
    for _ in range(round(PATIENCE / 0.1)):
        if len(found := _waiting(live_server)) == MADE:
            return found
        await asyncio.sleep(0.1)  # between two looks at the state that is awaited
    raise AssertionError(found)


def _waiting(live: LiveServer) -> set[int]:
    """What lives from the template of the workshop: there is no page open of it."""
    every = psutil.Process(live.process).children(recursive=True)
    parents = {each.ppid() for each in every}
    return {each.pid for each in every if each.pid not in parents}


async def test_whoever_comes_gets_one_that_waited(
    live_server: LiveServer, spares: set[int]
):
    browser = live_server.signed_in("Participant 9")
    async with browser.tab(live_server.base) as tab:
        state = state_of(tab)
        browser.post(f"/voila/api/shutdown/{tab.kernel_id}")
    assert state["process"] in spares
    assert state["seat"] == live_server.seat("Participant 9").id


async def test_whoever_comes_when_one_has_just_been_killed_gets_a_page_all_the_same(
    live_server: LiveServer, spares: set[int], participant: Browser
):
    for process in spares:
        with contextlib.suppress(psutil.NoSuchProcess):
            psutil.Process(process).kill()
    async with participant.tab(live_server.base) as tab:
        state = state_of(tab)
        participant.post(f"/voila/api/shutdown/{tab.kernel_id}")
    assert state["process"] not in spares
    assert state["seat"] == live_server.seat("Participant 1").id


def test_a_server_that_is_told_to_stop_leaves_none_behind(
    live_server: LiveServer, spares: set[int]
):
    server = psutil.Process(live_server.process)
    every = [psutil.Process(each) for each in spares]
    server.terminate()
    _, alive = psutil.wait_procs(every, timeout=PATIENCE)
    assert alive == []
    while server.status() != psutil.STATUS_ZOMBIE:
        time.sleep(0.05)  # between two looks at the state that is awaited
