"""Kernels end when their page has gone, and only then."""

import asyncio
import time

import pytest

from tests.serving import PATIENCE, Browser, LiveServer


@pytest.fixture(scope="module")
def settings() -> dict[str, str]:
    # A slow page, too, has to find its kernel when it connects.
    return {"TOOLKIT_CULL_AFTER": "15"}


async def test_a_kernel_ends_some_time_after_its_page_has_gone(
    live_server: LiveServer, participant: Browser, neighbour: Browser
):
    async with participant.tab(live_server.base) as open_page:
        gone = f"/api/kernels/{neighbour.kernel()}"
        give_up = time.monotonic() + PATIENCE
        while neighbour.get(gone).status_code != 404:
            assert time.monotonic() < give_up
            await asyncio.sleep(0.05)
        kept = participant.get(f"/api/kernels/{open_page.kernel_id}")
    assert kept.status_code == 200
