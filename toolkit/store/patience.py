"""When a copy that is being made, or checked, is given up."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from toolkit.errors import BusyError, StoreError
from toolkit.store.connect import BUSY_SECONDS

_WAITING = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_PRIMARY = 0xFF
"""What SQLite says beside it, such as why it is busy, is in the bits above."""

_LOOK_EVERY = 10_000
"""Steps of SQLite's own, a moment together, between two looks whether to go on."""


class StoppedError(StoreError):
    """A copy was told to stop before it was whole; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("The backup was told to stop, so none was made.")


class Patience:
    """That of one who makes copies, one after the other, until told to stop.

    `stop` may be called from any thread; all else belongs to the one that copies.
    *shown* is called after each step: how many pages are copied, and of how many.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.monotonic,
        shown: Callable[[int, int], object] | None = None,
    ) -> None:
        self._clock = clock
        self._shown = shown
        self._told = threading.Event()
        self._reading: sqlite3.Connection | None = None
        self._went_on = clock()

    def stop(self) -> None:
        """Give up what is being copied or checked, and whatever would come after it."""
        self._told.set()
        reading = self._reading
        if reading is not None:
            with suppress(sqlite3.Error):  # it may have ended meanwhile
                reading.interrupt()

    def begin(self) -> None:
        """A copy begins here and now."""
        self._went_on = self._clock()
        self.insist()

    def insist(self) -> None:
        """Raise StoppedError if it was told to stop."""
        if self._told.is_set():
            raise StoppedError

    def went(self, status: int, remaining: int, pages: int) -> None:
        """Look, after each step of a copy, whether to take another.

        Raises:
            StoppedError: it was told to stop.
            BusyError: it could not go on for too long.
        """
        self.insist()
        if self._shown is not None:
            self._shown(pages - remaining, pages)
        now = self._clock()
        if status & _PRIMARY not in _WAITING:
            self._went_on = now
        elif now - self._went_on >= BUSY_SECONDS:
            raise BusyError("Another program keeps the copy from being written.")

    @contextmanager
    def reading(self, connection: sqlite3.Connection) -> Iterator[None]:
        """What *connection* reads in this block ends when this is told to stop.

        Raises:
            StoppedError: it was.
        """
        self._reading = connection
        # In the midst of one step SQLite heeds `interrupt`, between two of them this.
        connection.set_progress_handler(self._told.is_set, _LOOK_EVERY)
        try:
            self.insist()
            yield
            self.insist()
        except sqlite3.OperationalError:
            self.insist()
            raise
        finally:
            self._reading = None
            connection.set_progress_handler(None, _LOOK_EVERY)


def is_busy(error: BaseException) -> bool:
    """Whether *error* says that somebody else has the database, for whatever reason."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    return code & _PRIMARY in _WAITING
