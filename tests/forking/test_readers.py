"""Whoever does not keep up costs the server little and others nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest
from tornado.websocket import WebSocketClosedError

from tests.forking.conftest import Probe, RunningSite, probe

MEGABYTE = 2**20


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """A site that loses patience early."""
    options = (f"most_waiting={MEGABYTE}", "stall_timeout=6")
    with RunningSite(
        tmp_path_factory.mktemp("impatient"),
        *(f"--ForkedConnection.{option}" for option in options),
    ) as running:
        yield running


async def test_a_reader_that_takes_nothing_is_let_go(site: RunningSite) -> None:
    async with probe("ana", site.base) as visitor:
        stalled = Deaf(site.base)
        await stalled.connect(kernel_id=visitor.kernel_id)
        text = "x" * MEGABYTE
        await visitor.ask(f"[print('x' * {MEGABYTE}, flush=True) for _ in range(40)]")
        printed = [m for m in visitor.inbox if m["header"]["msg_type"] == "stream"]
        assert sum(m["content"]["text"].count(text) for m in printed) == 40
        await stalled.listen()
        assert (await stalled.closed()).code in {4429, None}
        await stalled.close()


async def test_a_kernel_that_takes_nothing_is_given_up(site: RunningSite) -> None:
    async with probe("ana", site.base) as visitor:
        ask = visitor.find(description="ask")
        await visitor.set_state(ask, value="x:endless()")
        area = visitor.find(description="area")
        with suppress(WebSocketClosedError):  # it may not wait for all of them
            for _ in range(10):
                await visitor.set_state(area, value="x" * (5 * MEGABYTE))
        assert (await visitor.closed()).code == 4429


class Deaf(Probe):
    """A visitor whose connection is open, but who reads nothing before `listen`."""

    async def _read(self, socket: object) -> None:
        """Leave everything where it is."""

    async def listen(self) -> None:
        """Begin to read after all."""
        assert self._socket is not None
        await super()._read(self._socket)
