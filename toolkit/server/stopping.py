"""Being told to stop: by hand, by another program, or by a window that is closed."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Callable, Coroutine, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, TypeVar

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""What says so; no system has all of them."""

_T = TypeVar("_T")


@contextmanager
def stopped_as_by_hand() -> Iterator[None]:
    """While this is open, whoever tells the process to stop ends it as Ctrl+C does."""
    with ExitStack() as afterwards:
        for number in _heard():
            if signal.getsignal(number) is signal.SIG_DFL:
                before = signal.signal(number, signal.default_int_handler)
                afterwards.callback(signal.signal, number, before)
        yield


@contextmanager
def telling(
    loop: asyncio.AbstractEventLoop, stop: Callable[[], object]
) -> Iterator[None]:
    """While this is open, being told to stop calls *stop* in *loop*, however often.

    Nothing is raised, so that no step of the loop is left half done.
    """
    with ExitStack() as afterwards:
        for number in _heard():
            afterwards.callback(signal.signal, number, signal.getsignal(number))
            afterwards.callback(_listen(loop, number, stop))
        yield


def run_until_told(work: Callable[[asyncio.Event], Coroutine[Any, Any, _T]]) -> _T:
    """What *work* gives in a loop of its own; its event is set by being told to stop.

    Until the loop is tidied up, being told again changes nothing.
    """
    told, runner = asyncio.Event(), asyncio.Runner()
    with telling(runner.get_loop(), told.set), runner:
        return runner.run(work(told))


async def unless_told(told: asyncio.Event, work: Coroutine[Any, Any, _T]) -> _T | None:
    """What *work* gives, or None if *told* is set first; *work* has then ended, too."""
    working, waiting = asyncio.ensure_future(work), asyncio.ensure_future(told.wait())
    await asyncio.wait([working, waiting], return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    if not working.done():
        working.cancel()
        await asyncio.wait([working])
    return None if working.cancelled() else working.result()


def _heard() -> Iterator[signal.Signals]:
    """The signals that say so. What is ignored, as nohup asks, stays so."""
    for name in _NAMES:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            yield number


def _listen(
    loop: asyncio.AbstractEventLoop, number: signal.Signals, stop: Callable[[], object]
) -> Callable[[], object]:
    """Call *stop* at each such signal; what is returned ends that."""
    try:
        loop.add_signal_handler(number, stop)
    except NotImplementedError:  # on Windows
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop))
        return lambda: None
    return lambda: loop.remove_signal_handler(number)
