"""Being told to stop, from another program or by a window that is closed."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

_NAMES = ("SIGTERM", "SIGHUP")
"""What says so; Windows has not both."""


@contextmanager
def stopped_as_by_hand() -> Iterator[None]:
    """While this is open, whoever tells the process to stop ends it as Ctrl+C does."""
    with ExitStack() as afterwards:
        for name in _NAMES:
            number = getattr(signal, name, None)
            # What is ignored, as nohup asks, stays so.
            if number and signal.getsignal(number) is signal.SIG_DFL:
                before = signal.signal(number, signal.default_int_handler)
                afterwards.callback(signal.signal, number, before)
        yield
