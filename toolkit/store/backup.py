"""Copies of a database while people write to it, each opened and checked."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from toolkit.errors import StoreError

OWNER_ONLY = 0o600

UNFINISHED = ".unfinished"
"""What the name of a copy ends with until it is whole."""


class NotWholeError(Exception):
    """A file is no whole database."""


def make_private_file(file: Path) -> None:
    """Make an empty file, and its folder if need be, for this account alone.

    What root makes belongs to the account that the folder belongs to: the server's.

    Raises FileExistsError only if *file* itself is there.
    """
    _make_private_folder(file.parent)
    os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))
    _hand_over(file)


def _make_private_folder(folder: Path) -> None:
    if folder.is_dir():
        return
    _make_private_folder(folder.parent)
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError as error:
        if not folder.is_dir():  # else another process was quicker
            raise NotADirectoryError(f"{folder} is not a folder") from error
        return
    _hand_over(folder)


def _hand_over(made: Path) -> None:
    if os.name != "nt" and os.geteuid() == 0:
        owner = made.parent.stat()
        os.chown(made, owner.st_uid, owner.st_gid, follow_symlinks=False)


def copy_database(source: Path, to: Path) -> None:
    """Copy the SQLite database *source* as it is at one moment; never over a file.

    Its name is given to the copy once it is on the disk, opened and found whole.
    """
    unfinished = to.with_name(to.name + UNFINISHED)
    try:
        make_private_file(to)
    except FileExistsError as error:
        raise StoreError(
            f'There is already a file "{to}". Choose another name for the backup.'
        ) from error
    except OSError as error:
        raise cannot_write(to, error) from error
    try:
        unfinished.unlink(missing_ok=True)
        make_private_file(unfinished)
        with closing(opened(source, mode="rw")) as live:
            copy_pages(live, unfinished)
        insist_on_whole(unfinished)
        unfinished.replace(to)
        flush_folder(to.parent)
    except BaseException as error:
        unfinished.unlink(missing_ok=True)
        to.unlink(missing_ok=True)
        if is_damage(error):
            raise _not_whole(source) from error
        if isinstance(error, OSError | sqlite3.Error):
            raise cannot_write(to, error) from error
        raise


def copy_pages(live: sqlite3.Connection, to: Path) -> None:
    """Copy what *live* holds at one moment into the empty file *to*."""
    with closing(sqlite3.connect(to)) as copy:
        live.backup(copy)
        # One file is easier to carry away than three.
        copy.execute("PRAGMA journal_mode=DELETE")
    flush(to)


def insist_on_whole(copy: Path) -> None:
    """Read all of *copy*; raise NotWholeError unless it is a whole database."""
    try:
        with closing(opened(copy, mode="ro")) as whole:
            found = whole.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        raise NotWholeError from error
    if found != ("ok",):
        raise NotWholeError


def opened(file: Path, *, mode: str) -> sqlite3.Connection:
    """The SQLite file as it is, to read ("ro") or to write ("rw"); never a new one."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode={mode}", uri=True)


def is_damage(error: BaseException) -> bool:
    """Whether *error* says that a file is no whole database."""
    is_said = isinstance(error, sqlite3.DatabaseError)
    is_trouble = isinstance(error, sqlite3.OperationalError)
    return isinstance(error, NotWholeError) or (is_said and not is_trouble)


def flush(file: Path) -> None:
    """Wait until *file* is on the disk."""
    handle = os.open(file, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def flush_folder(folder: Path) -> None:
    """Wait until the names in *folder* are on the disk; Windows knows no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def cannot_write(to: Path, error: Exception) -> StoreError:
    """What to say when the copy *to* failed for *error*."""
    return StoreError(
        f'The backup "{to}" could not be written ({error}). Check the folder and the '
        "space left on its disk."
    )


def _not_whole(source: Path) -> StoreError:
    return StoreError(
        f'No backup was kept: the copy of "{source}" is not whole, so the database '
        "itself may be damaged. Next: toolkit doctor"
    )
