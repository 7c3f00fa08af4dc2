"""A page and its kernel by plain requests, each answered with what there is to hear."""

from __future__ import annotations

import gzip
import json
from functools import partial
from itertools import islice
from typing import Any

from tornado.web import HTTPError

from toolkit.forking.mailbox import Mailbox
from toolkit.forking.wire import Framer, WireError, frame
from toolkit.server.handler import CalmHandler
from toolkit.server.kernels.first_question import first_question, is_id
from toolkit.server.page.asset import encodings_of
from toolkit.server.socket.exchanges import Exchange, Exchanges, Key
from toolkit.server.socket.guards import guard_of
from toolkit.server.socket.reading import DEAR

UNKNOWN = 4011
"""The code for a page that was away too long: it begins anew, with the same kernel."""

_WORTH_SQUEEZING = 1_000
_MOST_AT_ONCE = 2_000
"""Messages in one request: more are a flood, whoever sends them."""


class ExchangeHandler(CalmHandler):
    """POST: messages of a page, answered with those of its kernel."""

    speaks_json = True

    async def prepare(self, **options: Any) -> None:
        """Let only the kernel's owner through."""
        await super().prepare(**options)
        self.check_own_kernel(self.path_kwargs["kernel_id"])

    async def post(self, kernel_id: str) -> None:
        """Pass on what the page says, and answer with what there is to hear.

        A page begins with `asks`, the id of a comm on which it is told every widget's
        state. One that goes on says who it is by the same `session_id`.
        """
        messages = framed(self.request.body)
        key = Key(kernel_id, self.get_query_argument("session_id", ""))
        if asks := self.get_query_argument("asks", ""):
            await self._begin(key, asks)
        exchange = self._exchanges.find(key)
        if exchange is None:
            self._say_ended(UNKNOWN)
            return
        exchange.send(messages)
        heard = await exchange.answers()
        ended = exchange.mailbox.ended
        if ended is None:
            self._answer(heard)
        else:
            self._exchanges.end(key, exchange)
            self._say_ended(ended)

    @property
    def _exchanges(self) -> Exchanges:
        exchanges: Exchanges = self.settings["exchanges"]
        return exchanges

    async def _begin(self, key: Key, asks: str) -> None:
        if not (is_id(key.session) and is_id(asks)):
            raise HTTPError(400)
        kernel = self.kernel_manager.get_kernel(key.kernel)
        mailbox = Mailbox(parent=kernel, config=self.config)
        await mailbox.prepare()
        self.check_own_kernel(key.kernel)  # it may have ended meanwhile
        goes_on = await self.site.carrying.goes_on(kernel, comm=asks)
        if goes_on:
            mailbox.deliver(goes_on)
        exchange = self._exchange(mailbox, workshop_of=key.kernel)
        await self._exchanges.begin(key, exchange)
        exchange.send(() if goes_on else first_question(key.session, asks))

    def _exchange(self, mailbox: Mailbox, *, workshop_of: str) -> Exchange:
        workshop = self.site.kernels.workshop_of(workshop_of)
        attendants = self.site.attendants
        attendants.came(self.seating, workshop)
        guard = guard_of(self.site, self.seating, mailbox.kernel_manager)
        went = partial(attendants.went, self.seating, workshop)
        return Exchange(mailbox, guard, went=went, notebook=workshop)

    def _answer(self, heard: list[bytes]) -> None:
        body = b"".join(map(frame, heard))
        is_worth_it = _WORTH_SQUEEZING < len(body) <= DEAR
        if is_worth_it and "gzip" in encodings_of(self.request):
            self.set_header("Content-Encoding", "gzip")
            body = gzip.compress(body, 1)
        self.set_header("Content-Type", "application/octet-stream")
        self.finish(body)

    def _say_ended(self, code: int) -> None:
        self.set_status(410)
        self.set_header("Content-Type", "application/json")
        self.finish(json.dumps({"closed": code}))


def framed(body: bytes) -> list[bytes]:
    """The messages in *body*, each with its length before it.

    Raises:
        HTTPError: they do not fill it, or are very many.
    """
    framer = Framer()
    try:
        messages = list(islice(framer.feed(body), _MOST_AT_ONCE))
    except WireError:
        raise HTTPError(400) from None
    if framer.is_waiting:
        raise HTTPError(400)
    return messages
