"""An open SQLite database stays the file, and the log, with which it was opened.

SQLite goes on writing to files that were moved or removed, and what it then says is
committed would never be seen again.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.pool import ConnectionPoolEntry

from toolkit.errors import LogGoneError, StoreError
from toolkit.store.failures import LOG_GONE, LOG_IN_USE, LOG_STRAY, MOVED

Identity = tuple[int, int]

_PROCESSES = Path("/proc")
_HERE, _FILE = "whereabouts", "file"

log = logging.getLogger(__name__)


def log_of(file: Path) -> Path:
    """Where SQLite writes what it has not brought into the database *file* yet."""
    return file.with_name(f"{file.name}-wal")


class Whereabouts:
    """What the connections of one engine have opened; lives as long as the engine.

    All of them share one log: a newer one would not know what is in the older.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._log: Identity | None = None
        self._connections = 0
        self._lock = threading.Lock()
        self._told = False

    def opened(
        self, connection: sqlite3.Connection, record: ConnectionPoolEntry
    ) -> None:
        """Note what a new connection has opened; nothing, if that is in memory."""
        _number, _name, opened = connection.execute("PRAGMA database_list").fetchone()
        if not opened:
            return
        record.info[_HERE] = self
        record.info[_FILE] = _identity(self._file)
        with self._lock:
            if not self._connections:
                self._log = _identity(log_of(self._file))
            self._connections += 1

    def closed(
        self, _connection: sqlite3.Connection, record: ConnectionPoolEntry
    ) -> None:
        """Note that a connection is closed."""
        if _HERE in record.info:
            with self._lock:
                self._connections -= 1

    def insist(self, connection: Connection) -> None:
        """Refuse *connection* if its files are not those that are there."""
        if connection.info[_FILE] != _identity(self._file):
            raise StoreError(MOVED.format(place=self._file))
        now = _identity(log_of(self._file))
        if self._log is None:  # nothing had been written yet when it was opened
            self._log = now
        elif self._log != now:
            self._refuse(connection.connection.driver_connection)

    def _refuse(self, driver: Any) -> None:
        is_in = self._bring_in(driver)
        words = (LOG_GONE if is_in else LOG_STRAY).format(
            place=self._file, log=log_of(self._file)
        )
        if not self._told:
            self._told = True
            log.error("%s", words)
        raise LogGoneError(words)

    def _bring_in(self, driver: sqlite3.Connection) -> bool:
        """Whether all that was ever committed is in the database itself now."""
        if driver.in_transaction:
            driver.execute("ROLLBACK")
        if self._log and _size_of_open(self._log) == 0:
            return True  # another process has done it
        if _size(log_of(self._file)):
            return False  # something else has written since; this would undo that
        with suppress(sqlite3.Error):
            done = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            return done[0] == 0
        return False


def insist(connection: Connection) -> None:
    """Let nothing begin, nor be called committed, in files that are not there.

    Raises:
        StoreError: the files that are there are others.
    """
    here: Whereabouts | None = connection.info.get(_HERE)
    if here is not None:
        here.insist(connection)


def users_of_removed_log(file: Path) -> tuple[int, ...]:
    """The processes that have *file* open, and a log of it which was removed.

    Those that we may look at, on Linux; elsewhere none. Whoever still has a database
    open that stood here before, and was removed with its log, brings nothing into this
    one.
    """
    return tuple(
        int(process.name)
        for process in _inside(_PROCESSES)
        if process.name.isdigit() and _uses_removed_log(process, file)
    )


def _uses_removed_log(process: Path, file: Path) -> bool:
    opened, here = _inside(process / "fd"), _identity(file)
    name = f"{log_of(file)} (deleted)"
    if here is None or name not in map(_points_to, opened):
        return False
    return here in map(_identity, opened)


def refuse_beside_removed_log(file: Path | None) -> None:
    """Begin nothing beside a process that may still bring in what a log held.

    Raises:
        StoreError: there is one; the message says which.
    """
    if file is None:
        return
    for process in users_of_removed_log(file):
        words = LOG_IN_USE.format(place=file, log=log_of(file), process=process)
        raise LogGoneError(words)


def _size_of_open(identity: Identity) -> int | None:
    """How long the file is that this process has open, though it may have no name."""
    for opened in _inside(_PROCESSES / "self" / "fd"):
        if _identity(opened) == identity:
            return _size(opened)
    return None


def _inside(folder: Path) -> list[Path]:
    # Processes end while we look, and some are none of our business.
    with suppress(OSError):
        return list(folder.iterdir())
    return []


def _points_to(link: Path) -> str:
    with suppress(OSError):
        return str(link.readlink())
    return ""


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0


def _identity(file: Path) -> Identity | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
