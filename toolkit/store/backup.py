"""Copies of a database while people write to it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from toolkit.errors import StoreError

OWNER_ONLY = 0o600


def make_private_file(file: Path) -> None:
    """Make an empty file, and its folder if need be, for this account alone.

    Raises FileExistsError only if *file* itself is there.
    """
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(f"{file.parent} is not a folder") from error
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))


def moment_in_name() -> str:
    """This moment, as the name of a copy says it: later ones sort after."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")


def copy_database(source: Path, to: Path) -> None:
    """Copy the SQLite database *source* as it is at one moment; never over a file."""
    unfinished = to.with_name(f"{to.name}.unfinished")
    try:
        make_private_file(to)
    except FileExistsError as error:
        raise StoreError(
            f'There is already a file "{to}". Choose another name for the backup.'
        ) from error
    except OSError as error:
        raise _cannot_write(to, error) from error
    try:
        unfinished.unlink(missing_ok=True)
        make_private_file(unfinished)
        _copy(source, unfinished)
        unfinished.replace(to)
    except BaseException as error:
        unfinished.unlink(missing_ok=True)
        to.unlink(missing_ok=True)
        if isinstance(error, OSError | sqlite3.Error):
            raise _cannot_write(to, error) from error
        raise


def _copy(source: Path, to: Path) -> None:
    with (
        closing(sqlite3.connect(source)) as live,
        closing(sqlite3.connect(to)) as copy,
    ):
        live.backup(copy)
        # One file is easier to carry away than three.
        copy.execute("PRAGMA journal_mode=DELETE")


def _cannot_write(to: Path, error: Exception) -> StoreError:
    return StoreError(
        f'The backup "{to}" could not be written ({error}). Check the folder and the '
        "space left on its disk."
    )
