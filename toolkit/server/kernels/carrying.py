"""What a page has to draw, told within the page itself: before and without a socket."""

from __future__ import annotations

import asyncio
import logging
from base64 import b64encode
from collections import OrderedDict
from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import uuid4

from tornado.web import HTTPError

from toolkit.forking.mailbox import FirstHearing
from toolkit.forking.wire import unpack
from toolkit.server.kernels.first_question import first_question, goes_on, is_id

LONGEST = 8.0
"""Seconds for which a page may wait for its end; later it asks for itself."""

log = logging.getLogger(__name__)

_REMEMBERED = 2_000
MOST_BYTES = 300_000
"""Bytes of widgets' values that a page carries, as text a third longer. Who has more on
a page asks for them over the line, which sends them as they are.
"""


class Carrying:
    """Tells pages what they carry, and whether they go on from there; as the server."""

    def __init__(self) -> None:
        self._told: OrderedDict[str, asyncio.Future[bytes] | bool] = OrderedDict()

    def states(self, kernel_id: str, *, of: Any) -> asyncio.Future[bytes]:
        """The state of every widget *of* this kernel as JSON; nothing if it takes long.

        Who connects to the kernel from now on waits until the page has been told. What
        the kernel says afterwards is kept for the line that the page opens.
        """
        # By its id: a kernel that is just being started does not know its own yet.
        states = asyncio.ensure_future(_states_in_time(of))
        states.add_done_callback(partial(self._note, kernel_id))
        self._told[kernel_id] = states
        if len(self._told) > _REMEMBERED:
            self._told.popitem(last=False)
        return states

    async def goes_on(self, kernel: Any, *, comm: str) -> bytes | None:
        """What to say on *comm* to a page that has been told all that came before.

        It is waited for while the page is being told. None for any other: once somebody
        has connected, or the kernel has said too much to be kept, something is missing.
        """
        told = self._told.pop(kernel.kernel_id, False)
        is_told = told if isinstance(told, bool) else bool(await told)
        if not is_told or kernel.has_forgotten or not is_id(comm):
            return None
        return goes_on(comm)

    def _note(self, kernel_id: str, states: asyncio.Future[bytes]) -> None:
        """Remember that it was told, and not what."""
        if self._told.get(kernel_id) is states:
            self._told[kernel_id] = not states.cancelled() and bool(states.result())


async def _states_in_time(kernel: Any) -> bytes:
    try:
        async with asyncio.timeout(LONGEST):
            return await _states_of(kernel)
    except (TimeoutError, HTTPError):
        return b""
    except Exception:
        # The page has begun: it asks for itself.
        log.exception("A kernel could not be asked what its page carries.")
        return b""


async def _states_of(kernel: Any) -> bytes:
    session, comm = uuid4().hex, uuid4().hex
    name = comm.encode()

    def is_answer(message: bytes) -> bool:
        return name in message and b'"update_states"' in message

    hearing = FirstHearing(is_answer, parent=kernel)
    await hearing.prepare()
    await hearing.connect()
    try:
        for question in first_question(session, comm):
            hearing.handle_incoming_message(question)
        message = await hearing.heard
    finally:
        hearing.disconnect()
    parts = unpack(message).parts if message else ()
    return with_bytes(parts[3], parts[4:]) if parts else b""


def with_bytes(content: bytes, buffers: Sequence[bytes]) -> bytes:
    """The JSON *content* with the bytes beside it as text; nothing if they are many."""
    if not buffers:
        return content
    if sum(map(len, buffers)) > MOST_BYTES:
        return b""
    texts = b'","'.join(map(b64encode, buffers))
    return content.rstrip().removesuffix(b"}") + b',"bytes":["' + texts + b'"]}'
