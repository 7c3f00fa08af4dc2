"""A whole hall loads its pages again at the same moment."""

from __future__ import annotations

import asyncio

import pytest

from tests.faults.crowd import lost, make_crowd
from tests.faults.server import Server

pytestmark = pytest.mark.slow

PEOPLE = 200


async def test_two_hundred_pages_that_reload_together_all_come_back(
    server: Server,
) -> None:
    crowd = make_crowd(server, PEOPLE)
    await asyncio.gather(*(each.save(each.seating.person.name) for each in crowd))
    await asyncio.gather(*(each.reload() for each in crowd))
    shown = [each.shown()["texts"] for each in crowd]
    await asyncio.gather(*(each.leave() for each in crowd))
    assert shown == [[each.seating.person.name] for each in crowd]
    assert lost(crowd) == []
