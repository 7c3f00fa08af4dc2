"""Copies of a database while people write to it, each opened and checked."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from toolkit.errors import BusyError, StoreError
from toolkit.store.connect import BUSY_SECONDS
from toolkit.store.patience import Patience, is_busy

OWNER_ONLY = 0o600

UNFINISHED = ".unfinished"
"""What the name of a copy ends with until it is whole."""

_STEP = 1_000
"""Pages that are copied between two looks whether to go on; some megabytes."""

LOCKED_AWAY = (
    'The database "{file}" cannot be read: another program has locked it. Find it, end '
    "it, and try again."
)


NOT_SOUND = (
    'No backup was kept: the copy of "{file}" is not whole, so the database itself may '
    "be damaged. Next: toolkit doctor"
)


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


def copy_database(source: Path, to: Path, *, patience: Patience | None = None) -> None:
    """Copy the SQLite database *source* as it is at one moment; never over a file.

    The copy is given its name once it is on the disk, opened and found whole.

    Raises:
        StoreError: it could not be made, or *patience* was told to stop. Nothing of it
            is left.
    """
    patience = patience or Patience()
    if os.path.lexists(to):
        raise _is_there(to)
    # Nobody else's, so that two who copy to one name do not get in each other's way.
    unfinished = to.with_name(f"{to.name}.{token_hex(4)}{UNFINISHED}")
    try:
        make_private_file(unfinished)
        with at_one_moment(source, mode="rw") as live:
            copy_pages(live, unfinished, patience)
        insist_on_whole(unfinished, patience)
        _give_name(unfinished, to)
    except BaseException as error:
        if (told := _told_of(error, source=source, to=to)) is None:
            raise
        raise told from error
    finally:
        for end in ("", "-journal"):
            with suppress(OSError):
                Path(f"{unfinished}{end}").unlink()


def _give_name(unfinished: Path, to: Path) -> None:
    """Call a whole copy *to*, unless something is called that."""
    try:
        os.link(unfinished, to)
    except FileExistsError:
        raise
    except OSError:  # a disk on which a file has but one name
        make_private_file(to)
        unfinished.replace(to)
    flush_folder(to.parent)


@contextmanager
def at_one_moment(file: Path, *, mode: str) -> Iterator[sqlite3.Connection]:
    """The database *file* as it is now, whatever others write to it meanwhile.

    Raises:
        BusyError: somebody else lets nobody read it.
    """
    with closing(opened(file, mode=mode)) as live:
        try:
            live.execute("BEGIN")
            live.execute("SELECT 1 FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            if is_busy(error):
                raise BusyError(LOCKED_AWAY.format(file=file)) from error
            raise
        yield live


def copy_pages(
    live: sqlite3.Connection, to: Path, patience: Patience | None = None
) -> None:
    """Copy what *live* holds at one moment into the empty file *to*."""
    patience = patience or Patience()
    # How long it waits for others is for *patience* to say.
    with closing(sqlite3.connect(to, timeout=0)) as copy:
        patience.begin()
        live.backup(copy, pages=_STEP, progress=patience.went)
        # One file is easier to carry away than three.
        copy.execute("PRAGMA journal_mode=DELETE")
    flush(to)


def insist_on_whole(copy: Path, patience: Patience | None = None) -> None:
    """Read all of *copy*; raise NotWholeError unless it is a whole database."""
    patience = patience or Patience()
    try:
        with closing(opened(copy, mode="ro")) as whole, patience.reading(whole):
            found = whole.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        raise NotWholeError from error
    if found != ("ok",):
        raise NotWholeError


def insist_on_sound(source: Path, patience: Patience) -> None:
    """Raise StoreError if no copy of the database *source* would be whole."""
    try:
        insist_on_whole(source, patience)
    except NotWholeError as error:
        raise StoreError(NOT_SOUND.format(file=source)) from error


def opened(file: Path, *, mode: str) -> sqlite3.Connection:
    """The SQLite file as it is, to read ("ro") or to write ("rw"); never a new one."""
    address = f"{file.absolute().as_uri()}?mode={mode}"
    return sqlite3.connect(address, uri=True, timeout=BUSY_SECONDS)


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


def _told_of(error: BaseException, *, source: Path, to: Path) -> StoreError | None:
    """What *error*, for which a copy failed, means; None if it says that itself."""
    if isinstance(error, FileExistsError):
        return _is_there(to)
    if is_damage(error):
        return StoreError(NOT_SOUND.format(file=source))
    if isinstance(error, OSError | sqlite3.Error):
        return cannot_write(to, error)
    return None


def _is_there(to: Path) -> StoreError:
    return StoreError(
        f'There is already a file "{to}". Choose another name for the backup.'
    )
