"""One invented participant: joins, types, votes, loses the line, comes back."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlencode
from uuid import uuid4

from tornado.httpclient import HTTPClientError
from tornado.websocket import WebSocketError

from toolkit.demo.answers import answer_to
from toolkit.demo.visitor import Visitor
from toolkit.model import JSON
from toolkit.model.contents import Asked
from toolkit.model.words_of import texts_in

AWAY = (OSError, HTTPClientError, WebSocketError, TimeoutError)
"""What a server that is away, full or restarting looks like from here."""

_XSRF = re.compile(r'name="_xsrf" value="([^"]+)"')
_LONG = 40
"""Characters from which a text is typed in pieces."""

Face = Mapping[str, JSON]


@dataclass(frozen=True, slots=True)
class Temper:
    """How somebody is today. Times are in seconds.

    `stays` is for how many turns after live time has started, in each of which people
    answer something or only look; None stays to the end, 0 never arrives.
    """

    arrives: float
    pause: float
    drops: float = 0.0
    stays: int | None = None


@dataclass
class Tally:
    """What everybody did together; lives as long as the rehearsal."""

    kept: int = 0
    refused: list[str] = field(default_factory=list)
    drops: int = 0
    seconds: list[float] = field(default_factory=list)

    def told(self) -> str:
        """What they did, in a sentence or two."""
        said = (
            f"{self.kept} answers were kept, and the line was lost {self.drops} times."
        )
        if self.seconds:
            waits = sorted(self.seconds)
            middle, late = (waits[int(len(waits) * share)] for share in (0.5, 0.95))
            said += f" Half were saved within {middle:.2f} s, 95 % within {late:.2f} s."
        if self.refused:
            said += f" {len(self.refused)} were refused, the last: {self.refused[-1]}"
        return said


class Player:
    """Somebody with a personal link, as long as the rehearsal.

    `asks` is what the workshop's notebook asks; `section` is told the section that is
    on now and lets the person keep to it. Before any is on there is no more to do than
    the first section: the rest can be watched as it comes in.
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
    ) -> None:
        self.section: str | None = None
        self._link = link
        self._visitor = Visitor(base, page=f"/workshop/{workshop}", timeout=60)
        self._asks = asks
        self._temper = temper
        self._number = number
        self._tally = tally
        self._chance = Random(number)  # noqa: S311 - nobody's secret hangs on it
        self._done: set[str] = set()
        self._first = next((asked.section for asked in asks if asked.section), "")
        self._turns = 0
        self._here = False
        self._signed_in = False

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
            await asyncio.sleep(self._temper.pause * (0.5 + self._chance.random()))
        await self.leave()

    async def leave(self) -> None:
        """Close the page."""
        self._here = False
        await self._visitor.close()

    async def _once(self) -> None:
        if not self._here:
            await self._arrive()
        elif self._chance.random() < self._temper.drops:
            await self._drop()
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
        self._tally.drops += 1
        await self.leave()

    async def _answer_next(self) -> None:
        model = self._next()
        if model is None:
            return
        face = self._face(model)
        self._done.add(face["name"])
        seed = self._number + sum(map(ord, face["name"]))
        for part, value in answer_to(face, seed=seed).items():
            for written in in_pieces(value, self._chance):
                await self._save(model, part, written)
                await asyncio.sleep(self._temper.pause * self._chance.random() / 4)

    def _next(self) -> str | None:
        """The widget of the next thing to do in the section that is on."""
        models = {
            whole["state"]["face"].get("name"): model
            for model, whole in self._visitor.states.items()
            if "face" in whole["state"]
        }
        section = self._first if self.section is None else self.section
        for asked in self._asks:
            on = asked.section == section
            new = asked.name in models and asked.name not in self._done
            if on and new and answer_to(asked.face, seed=0):
                return models[asked.name]
        return None

    def _face(self, model: str) -> Face:
        face: Face = self._visitor.states[model]["state"]["face"]
        return face

    async def _save(self, model: str, part: str, value: JSON) -> None:
        answers = self._visitor.states[model]["state"]["answers"]
        message = {
            "do": "save",
            "part": part,
            "value": value,
            "sharing": self._sharing(model, part),
            "based_on": answers[part]["version"],
            "write": uuid4().hex,
        }
        start = time.perf_counter()
        await self._visitor.send_custom(model, message)
        reply = await self._visitor.custom_from(model)
        self._tally.seconds.append(time.perf_counter() - start)
        if "saved" in reply:
            answers[part]["version"] = reply["saved"]["version"]
            self._tally.kept += 1
        else:
            self._tally.refused.append(str(reply.get("refused", "in conflict")))

    def _sharing(self, model: str, part: str) -> str:
        """Mostly as proposed; some people keep more to themselves, some less."""
        levels = [level["value"] for level in self._face(model)["sharing_levels"]]
        answers = self._visitor.states[model]["state"]["answers"]
        proposed: str = answers[part]["sharing"]
        return self._chance.choice([proposed] * 4 + levels)


def in_pieces(value: JSON, chance: Random) -> Iterator[JSON]:
    """*value* as it grows while somebody types it; the last piece is whole."""
    if any(len(text) > _LONG for text in texts_in(value)):
        for share in sorted(chance.random() for _ in range(2)):
            yield _shortened(value, share)
    yield value


def _shortened(value: JSON, share: float) -> JSON:
    if isinstance(value, str):
        return value[: int(len(value) * share)] if len(value) > _LONG else value
    if isinstance(value, dict):
        return {name: _shortened(inner, share) for name, inner in value.items()}
    if isinstance(value, list):
        return [_shortened(inner, share) for inner in value]
    return value
