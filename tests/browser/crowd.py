"""A handful of people without a browser, whose pages stay open all the time."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from threading import Thread

from tests.browser.people import Room
from tests.serving import PATIENCE
from toolkit.demo.visitor import Visitor
from toolkit.model import Seating


class Crowd:
    """Their tabs, in a thread of its own: the browser's driver has a loop in ours."""

    def __init__(self, visitors: Mapping[str, Visitor]) -> None:
        self.visitors = visitors
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever)
        self._thread.start()

    def answer(self, activity: str, value: Callable[[int], object]) -> None:
        """Have each of them share an answer, made of their number."""
        self._all(
            _saves(visitor, activity, value(number))
            for number, visitor in enumerate(self.visitors.values())
        )

    def open(self) -> None:
        self._all(visitor.visit() for visitor in self.visitors.values())

    def leave(self) -> None:
        self._all(visitor.close() for visitor in self.visitors.values())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _all(self, done: Iterator[Awaitable[object]]) -> None:
        async def together() -> None:
            await asyncio.gather(*done)

        asyncio.run_coroutine_threadsafe(together(), self._loop).result(PATIENCE)


async def _saves(visitor: Visitor, activity: str, value: object) -> None:
    model = next(
        model
        for model, whole in visitor.states.items()
        if whole["state"].get("face", {}).get("name") == activity
    )
    write = uuid.uuid4().hex
    about = {"part": "", "value": value, "sharing": "cohort", "based_on": 0}
    await visitor.send_custom(model, {"do": "save", "write": write, **about})
    reply = await visitor.custom_from(model)
    assert "saved" in reply, reply


@contextmanager
def crowd(room: Room, seatings: list[Seating], *, workshop: str) -> Iterator[Crowd]:
    """These people, whose pages of *workshop* are open."""
    browsers = {seating.id: room.live.entered(seating) for seating in seatings}
    tabs = {
        name: browser.tab(room.live.base, workshop=workshop)
        for name, browser in browsers.items()
    }
    everybody = Crowd(tabs)
    try:
        everybody.open()
        yield everybody
    finally:
        everybody.leave()
