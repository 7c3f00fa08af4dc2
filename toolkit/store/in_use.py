"""Who has a database open, and who may put another in its place.

Beside a database's file lies an empty one that is only ever locked: by everybody who
uses the database together, or by one who replaces it alone. SQLite does the locking,
which it knows how to do on every system; a lock ends with its process, however that is
ended. Another such file lets one server at a time make the nightly backup.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from toolkit.errors import BusyError, StoreError
from toolkit.store.backup import make_private_file
from toolkit.store.patience import is_busy

_WAIT = 1.0
"""Seconds: whoever only asks whether they are alone holds others up for a moment."""

IN_USE = (
    'The database "{file}" is in use: a server has it open, or another command or '
    "notebook of the toolkit. Stop the server first, by Ctrl+C where it runs or as its "
    "service, then try again. Nothing was changed."
)
BEING_REPLACED = (
    'A backup is being put in place of the database "{file}" at this moment. Try again '
    "when that has ended."
)

NO_LOCK = (
    'The file "{lock}" cannot be locked ({error}). Check that this account may read '
    "and write it. It is empty, and may be removed while nothing of the toolkit runs."
)


def use(file: Path) -> sqlite3.Connection:
    """Use the database at *file* together with others, until what is returned closes.

    Raises:
        StoreError: somebody is replacing it, or nothing can be written beside it.
    """
    return _locked(file, "BEGIN; SELECT 1 FROM sqlite_master", BEING_REPLACED)


@contextmanager
def alone_with(file: Path) -> Iterator[None]:
    """Nobody else uses the database at *file* while this is open.

    Raises:
        StoreError: somebody uses it.
    """
    with closing(_locked(file, "BEGIN EXCLUSIVE", IN_USE)):
        yield


@contextmanager
def alone_in_copying(file: Path) -> Iterator[bool]:
    """Whether nobody else is in such a block; nobody will be until this one ends.

    Raises:
        StoreError: nothing can be written beside the database at *file*.
    """
    try:
        lock = _locked(file, "BEGIN EXCLUSIVE", "{file}", of="copying.lock")
    except BusyError:
        yield False
        return
    with closing(lock):
        yield True


def _locked(
    file: Path, statements: str, refusal: str, *, of: str = "lock"
) -> sqlite3.Connection:
    file = file.resolve()
    lock = file.with_name(f"{file.name}.{of}")
    try:
        with suppress(FileExistsError):
            make_private_file(lock)
    except OSError as error:
        raise StoreError(
            f'The database "{file}" cannot be made ({error}). Check that this account '
            "may write in its folder."
        ) from error
    try:
        return _connected(lock, statements)
    except sqlite3.Error as error:
        if is_busy(error):
            raise BusyError(refusal.format(file=file)) from error
        raise StoreError(NO_LOCK.format(lock=lock, error=error)) from error


def _connected(lock: Path, statements: str) -> sqlite3.Connection:
    # A store may be closed by another thread than the one that opened it.
    connection = sqlite3.connect(
        lock, timeout=_WAIT, isolation_level=None, check_same_thread=False
    )
    try:
        for statement in statements.split(";"):
            connection.execute(statement).fetchall()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
