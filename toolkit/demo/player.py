"""One invented participant: joins, types, votes, loses the line, comes back."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from urllib.parse import urlencode

from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketError

from toolkit.demo.deeds import Deed
from toolkit.demo.manner import manner_of
from toolkit.demo.speech import Speech
from toolkit.demo.tally import Tally
from toolkit.demo.visitor import Visitor
from toolkit.demo.writer import Writer
from toolkit.model.contents import Asked

AWAY = (OSError, HTTPClientError, WebSocketError, TimeoutError)
"""What a server that is away, full or restarting looks like from here."""

SOON = 4.0
"""Most seconds after which somebody begins in a section that has been opened."""

BLIP = 3.0
"""Seconds for which a line is gone that comes back by itself."""

_XSRF = re.compile(r'name="_xsrf" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Temper:
    """How somebody is today. Times are in seconds.

    `stays` is for how many turns after live time has started, in each of which people
    answer something or only look; None stays to the end, 0 never arrives. Who loses
    the line, by the chance `drops`, is `away` for so long; `blips` is the chance that
    it comes back by itself. `errand` is the number, from 1, of the page that they turn
    to once, in the turn `errand_at`, to write there; 0 for none.
    """

    arrives: float
    pause: float
    drops: float = 0.0
    stays: int | None = None
    away: float = 0.0
    blips: float = 0.0
    errand: int = 0
    errand_at: int = 6


class Player:
    """Somebody with a personal link, as long as the rehearsal.

    `asks` is what the workshop's notebook asks, and `errands` are the other pages on
    which people write, as far as they are known; `follow` tells the person which
    section is on now, and they begin there soon. Before any is on there is no more to
    do than the first section: the rest can be watched as it comes in.
    """

    def __init__(
        self,
        link: str,
        *,
        base: str,
        workshop: str,
        asks: tuple[Asked, ...],
        temper: Temper,
        number: int,
        tally: Tally,
        speech: Speech,
        errands: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        self.section: str | None = None
        self._link = link
        self._visitor = Visitor(base, page=f"/workshop/{workshop}", timeout=60)
        self._asks = asks
        self._temper = temper
        self._number = number
        self._tally = tally
        self._speech = speech
        self._errands = errands
        self._chance = Random(number)  # noqa: S311 - nobody's secret hangs on it
        self._writer = self._hands(self._visitor)
        self._done: set[str] = set()
        self._looked_at: set[str] = set()
        self._first = next((asked.section for asked in asks if asked.section), "")
        self._moved = asyncio.Event()
        self._turns = 0
        self._here = False
        self._signed_in = False
        self._errand = temper.errand

    def follow(self, section: str | None) -> None:
        """The workshop is in *section* now."""
        if section != self.section:
            self.section = section
            self._moved.set()

    async def play(self) -> None:
        """Do what people do, until cancelled."""
        if self._temper.stays == 0:
            return
        await asyncio.sleep(self._temper.arrives)
        while self._temper.stays is None or self._turns < self._temper.stays:
            self._turns += self.section is not None
            try:
                await self._once()
            except AWAY:
                await self._drop()
            await self._rest()
        await self.leave()

    async def leave(self) -> None:
        """Close the page."""
        self._here = False
        await self._visitor.close()

    async def _rest(self) -> None:
        """Wait a little; who hears that another section is on begins there soon."""
        pause = self._temper.pause * (0.5 + self._chance.random())
        try:
            await asyncio.wait_for(self._moved.wait(), pause)
        except TimeoutError:
            return
        self._moved.clear()
        await asyncio.sleep(min(SOON, self._temper.pause) * self._chance.random())

    async def _once(self) -> None:
        if not self._here:
            await self._arrive()
        elif self._chance.random() < self._temper.drops:
            await self._drop()
        elif self._chance.random() < self._temper.blips:
            await self._blip()
        elif self._errand and self._turns >= self._temper.errand_at:
            await self._run_errand()
        else:
            await self._answer_next()

    async def _arrive(self) -> None:
        if not self._signed_in:
            await self._sign_in()
        await self._visitor.visit()
        self._here = True

    async def _sign_in(self) -> None:
        page = await self._visitor.fetch(self._link)
        token = _XSRF.search(page.body.decode())
        body = urlencode({"_xsrf": token[1] if token else ""})
        await self._visitor.fetch(self._link, method="POST", body=body)
        self._signed_in = True

    async def _drop(self) -> None:
        """Lose the line and the page; come back to it after a while."""
        self._tally.drops += 1
        await self.leave()
        await asyncio.sleep(self._temper.away * self._chance.random())

    async def _blip(self) -> None:
        """Lose the line for a moment, with the page open all the while."""
        self._tally.drops += 1
        await self._visitor.close()
        await asyncio.sleep(min(BLIP, self._temper.pause))
        await self._visitor.connect_and_hear()

    async def _run_errand(self) -> None:
        """Write on another page of the programme, and come back."""
        pages, number, self._errand = self._errands(), self._errand, 0
        if not pages:
            return
        page = pages[(number - 1) % len(pages)]
        await self.leave()
        cookies = self._visitor.cookies
        other = Visitor(self._visitor.base, page=page, cookies=cookies, timeout=60)
        async with other:
            writer = self._hands(other)
            for model in writer.activities().values():
                await writer.do(model, writer.to_do(model, number=self._number))

    async def _answer_next(self) -> None:
        self._writer.keep_up()
        found = self._next()
        if found is None:
            await self._look_at_others()
            return
        name, wanted = found
        self._done.add(name)
        await self._writer.do(self._writer.activities()[name], wanted)

    async def _look_at_others(self) -> None:
        """Who has finished before the others reads what they share, each once."""
        models = self._writer.activities()
        name = next((n for n in self._done - self._looked_at if n in models), None)
        if name is not None:
            self._looked_at.add(name)
            await self._writer.answer_others(models[name])

    def _next(self) -> tuple[str, list[Deed]] | None:
        """The next activity in the section that is on, and what there is to do."""
        section = self._first if self.section is None else self.section
        models = self._writer.activities()
        for asked in self._asks:
            new = asked.name in models and asked.name not in self._done
            if asked.section == section and new:
                wanted = self._writer.to_do(models[asked.name], number=self._number)
                if wanted:
                    return asked.name, wanted
        return None

    def _hands(self, visitor: Visitor) -> Writer:
        return Writer(
            visitor,
            manner=manner_of(self._number, speech=self._speech),
            chance=self._chance,
            pause=self._temper.pause,
            tally=self._tally,
        )
