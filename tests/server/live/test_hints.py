"""How often pages are told to look again."""

from __future__ import annotations

import asyncio

import pytest

from toolkit.server.live.hints import Hints


class Pages:
    """Counts how often so many pages are told."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.told = 0

    def tell(self) -> int:
        self.told += 1
        return self.count


class Clock:
    """The loop's time, which passes only when a test says so."""

    def __init__(self) -> None:
        self.seconds = 1.0

    def time(self) -> float:
        return self.seconds

    async def pass_by(self, seconds: float) -> None:
        """Let time pass, and whatever is due then happen."""
        self.seconds += seconds
        for _ in range(3):
            await asyncio.sleep(0)


@pytest.fixture
async def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    stopped = Clock()
    monkeypatch.setattr(asyncio.get_running_loop(), "time", stopped.time)
    return stopped


async def test_a_change_after_a_quiet_moment_is_told_at_once(clock: Clock) -> None:
    pages = Pages(30)
    hints = Hints(pages.tell)
    hints.changed()
    assert pages.told == 1
    await clock.pass_by(2)
    hints.changed()
    assert pages.told == 2


async def test_changes_that_follow_closely_are_told_together_and_none_is_lost(
    clock: Clock,
) -> None:
    pages = Pages(30)
    hints = Hints(pages.tell)
    for _ in range(50):
        hints.changed()
    await clock.pass_by(0.29)
    assert pages.told == 1
    await clock.pass_by(0.02)
    assert pages.told == 2
    await clock.pass_by(10)
    assert pages.told == 2


async def test_what_a_whole_room_waits_for_is_told_in_the_midst_of_others(
    clock: Clock,
) -> None:
    pages = Pages(200)
    hints = Hints(pages.tell)
    hints.changed()
    hints.changed()
    hints.changed(at_once=True)
    assert pages.told == 2
    await clock.pass_by(10)
    assert pages.told == 2
