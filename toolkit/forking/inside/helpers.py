"""Threads that widely used packages leave behind, and that start again by themselves.

A fork has one thread. Whatever else a cell has started would be missing in visitors'
kernels, so it is refused; these are no loss, and are ended instead.
"""

from __future__ import annotations

import re
import sys
import threading
from pathlib import Path
from typing import Any

from IPython.core import async_helpers

_TASKS = Path("/proc/self/task")
_POOLS = ((re.compile(r"polars-\d"), "polars"),)
"""What threads are called that a package waits for ever for in a fork."""

PATIENCE = 2.0
"""Seconds in which a thread that has been told to end has to."""


def left_threads() -> list[threading.Thread]:
    """The threads besides the main one, once those that are no loss have ended."""
    _end_bars()
    _end_executor()
    return _others()


def lost_pools() -> list[str]:
    """The packages that would wait for ever in a fork of this process, as far as known.

    Python knows nothing of such threads, so they are found by the system's names.
    """
    names = [_name_of(task) for task in _TASKS.glob("*")]
    return sorted({of for begins, of in _POOLS if any(map(begins.match, names))})


def _name_of(task: Path) -> str:
    try:
        return (task / "comm").read_text(encoding="utf-8", errors="replace").strip()
    except OSError:  # it has just ended
        return ""


def _others() -> list[threading.Thread]:
    main = threading.main_thread()
    return [thread for thread in threading.enumerate() if thread is not main]


def _end_bars() -> None:
    """End what looks after tqdm's bars: the next bar starts another.

    Its lock would be one of all processes that are forked from here. A kernel that is
    killed while it holds it would stop the bars of all others, so each has its own.
    """
    for thread in _others():
        if type(thread).__module__ == "tqdm._monitor":
            monitor: Any = thread
            monitor.exit()
    if (tqdm := sys.modules.get("tqdm.std")) is not None:
        tqdm.tqdm.set_lock(threading.RLock())


def _end_executor() -> None:
    """End the threads that `await asyncio.to_thread(...)` of a cell has left idle."""
    loop: Any = async_helpers._asyncio_event_loop
    executor = getattr(loop, "_default_executor", None)
    if executor is None:
        return
    executor.shutdown(wait=False)
    for thread in tuple(executor._threads):
        thread.join(PATIENCE)
    loop._default_executor = None  # the next call makes another
