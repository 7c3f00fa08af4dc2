"""How often pages are told to look again."""

from __future__ import annotations

import asyncio

from toolkit.server.live.hints import Hints


class Pages:
    """Counts how often so many pages are told."""

    def __init__(self, count: int) -> None:
        self.count = count
        self.told = 0
        self.twice = asyncio.Event()

    def tell(self) -> int:
        self.told += 1
        if self.told == 2:
            self.twice.set()
        return self.count


async def test_a_change_after_a_quiet_moment_is_told_at_once() -> None:
    pages = Pages(30)
    Hints(pages.tell).changed()
    assert pages.told == 1


async def test_changes_that_follow_closely_are_told_together_and_none_is_lost() -> None:
    pages = Pages(200)  # so many that the quiet lasts for all of these
    hints = Hints(pages.tell)
    for _ in range(50):
        hints.changed()
    assert pages.told == 1
    await pages.twice.wait()
    await asyncio.sleep(0.2)
    assert pages.told == 2


async def test_what_a_whole_room_waits_for_is_told_in_the_midst_of_others() -> None:
    pages = Pages(200)
    hints = Hints(pages.tell)
    hints.changed()
    hints.changed()
    hints.changed(at_once=True)
    assert pages.told == 2
