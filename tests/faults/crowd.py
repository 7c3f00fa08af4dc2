"""People without a screen: a page, a websocket, and answers sent until acknowledged."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tornado.httpclient import AsyncHTTPClient, HTTPClientError
from tornado.websocket import WebSocketError

from tests.faults.server import Server
from tests.serving import WORKSHOP
from toolkit.demo.visitor import ClosedError, Visitor
from toolkit.model import Seating
from toolkit.server.door.identity import COOKIE

AWAY = (OSError, HTTPClientError, WebSocketError, TimeoutError, AssertionError)
"""What it looks like from here when the server is away, or not ready yet."""


@dataclass
class Member:
    """Somebody who saves a new answer again and again, as their page would."""

    server: Server
    seating: Seating
    acknowledged: list[str] = field(default_factory=list)
    resent: int = 0
    visitor: Visitor | None = None

    async def save(self, text: str) -> None:
        """Send *text* until it is acknowledged, on as many connections as it takes."""
        message: dict[str, Any] = {
            "do": "save",
            "value": {"texts": [text]},
            "sharing": "private",
            "based_on": len(self.acknowledged),
            "write": uuid.uuid4().hex,
        }
        while not await self._try(message):
            self.resent += 1
            await self.leave()
            await asyncio.sleep(0.2)
        self.acknowledged.append(text)

    async def arrive(self) -> Visitor:
        """Open the page, or keep the one that is open."""
        if self.visitor is None:
            base = self.server.base
            visitor = Visitor(base, page=f"/workshop/{WORKSHOP}", timeout=120)
            visitor.cookies[COOKIE] = self._cookie()
            await visitor.visit()
            self.visitor = visitor
        return self.visitor

    async def reload(self) -> None:
        """Load the page again until it is there, as the queue's page does by itself."""
        await self.leave()
        while True:
            try:
                await self.arrive()
            except HTTPClientError as refused:
                if refused.code != 503 or refused.response is None:
                    raise
                await asyncio.sleep(float(refused.response.headers["Retry-After"]))
            else:
                return

    async def leave(self) -> None:
        visitor, self.visitor = self.visitor, None
        if visitor is not None:
            await visitor.close()

    def shown(self) -> Any:
        """What the page shows as this person's answer."""
        assert self.visitor is not None
        return self.visitor.states[self._hope()]["state"]["answers"][""]["value"]

    async def _try(self, message: dict[str, Any]) -> bool:
        try:
            visitor = await self.arrive()
            await visitor.send_custom(self._hope(), message)
            reply = await visitor.custom_from(self._hope())
        except (ClosedError, *AWAY):
            return False
        assert "conflict" not in reply
        return reply["re"] == message["write"] and "saved" in reply

    def _hope(self) -> str:
        assert self.visitor is not None
        return next(
            model
            for model, each in self.visitor.states.items()
            if each["state"].get("face", {}).get("name") == "hope"
        )

    def _cookie(self) -> str:
        until = datetime.now(UTC) + timedelta(days=1)
        return self.server.store.tokens.issue(
            self.seating.id, "sign-in", expires_at=until
        )


def make_crowd(server: Server, number: int) -> list[Member]:
    """So many people, each with a seat of their own."""
    AsyncHTTPClient.configure(None, max_clients=number)
    return [Member(server, server.person()) for _ in range(number)]


def lost(crowd: Iterable[Member]) -> list[str]:
    """Every acknowledged answer that is not in the database."""
    return [
        text
        for member in crowd
        for text in set(member.acknowledged)
        - set(member.server.history(member.seating))
    ]
