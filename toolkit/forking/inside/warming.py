"""A visit before the first: what it makes is made once, and shared by all kernels.

Python makes much when it is first needed: caches, specialised instructions, pages of
memory for new objects. In a kernel each would be a copy of its own, made while a
visitor waits. So a template lives through a visit by nobody before it is forked.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager

from toolkit.forking.hooks import HOOKS, WarmUp
from toolkit.forking.inside.cells import settle
from toolkit.forking.inside.gathering import gather, noted
from toolkit.forking.inside.kernel import ForkedApp
from toolkit.forking.inside.visit import Visit, make_loop
from toolkit.forking.wire import Message

COMM = "0" * 32
CONTROL = {"comm_id": COMM, "target_name": "jupyter.widget.control", "data": {}}
ASKED = {"comm_id": COMM, "data": {"method": "request_states"}}
TALK: tuple[tuple[str, Mapping[str, object]], ...] = (
    ("kernel_info_request", {}),
    ("comm_open", CONTROL),
    ("comm_msg", ASKED),
    ("comm_close", {"comm_id": COMM, "data": {}}),
)
"""What every page says first."""

TURNS = 3
"""Often enough for the interpreter to specialise the code that a visit runs."""


def warm_up(app: ForkedApp, *, pause: Callable[[], object]) -> None:
    """Live through a visit; should that fail, kernels are made all the same.

    Once it has been lived through, who waits may get a kernel at each *pause*: to live
    through it again makes kernels smaller, not sooner there.
    """
    try:
        with noted() as codes:
            _visits(app, turns=1, begins=HOOKS.before_fork)
        settle()
        gather(codes)
        for _ in range(TURNS):
            pause()
            _visits(app, turns=1, begins=HOOKS.before_fork)
    except Exception:
        os.write(2, f"The warm-up failed. {traceback.format_exc()}".encode())


def get_ready(app: ForkedApp) -> None:
    """In a kernel that waits for its visitor: do what would be done when they come."""
    _visits(app, turns=1, begins=HOOKS.before_bind)
    gc.collect()


def _visits(app: ForkedApp, *, turns: int, begins: Sequence[WarmUp]) -> None:
    with _as_if_bound(app), asyncio.Runner(loop_factory=make_loop) as runner:
        for _ in range(turns):
            runner.run(_visit(app, begins))


@contextmanager
def _as_if_bound(app: ForkedApp) -> Iterator[None]:
    listening = list(HOOKS.on_notice)
    app.renew()
    try:
        yield
    finally:
        HOOKS.on_notice[:] = listening


async def _visit(app: ForkedApp, begins: Sequence[WarmUp]) -> None:
    visit = Visit(app)
    with ExitStack() as stack:
        for begin in begins:
            stack.enter_context(begin())
        for kind, content in TALK:
            visit.take(_message(kind, content))
            await visit.settled()


def _message(kind: str, content: Mapping[str, object]) -> Message:
    header = {
        "msg_id": "warm-up",
        "msg_type": kind,
        "session": COMM,
        "username": "",
        "date": "2023-01-20T10:00:00Z",
        "version": "5.3",
    }
    parts: tuple[Mapping[str, object], ...] = (
        header,
        {},
        {"version": "1.0.0"},
        content,
    )
    return Message("shell", tuple(json.dumps(part).encode() for part in parts))
