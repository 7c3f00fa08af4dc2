"""Putting a backup in place of what is kept now; a crash leaves one or the other."""

from __future__ import annotations

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from toolkit.errors import StoreError
from toolkit.model import LocalTime
from toolkit.model.quota import MEGABYTE
from toolkit.store.backup import (
    NotWholeError,
    at_one_moment,
    cannot_write,
    copy_pages,
    flush,
    flush_folder,
    insist_on_whole,
    is_damage,
    make_private_file,
    opened,
)
from toolkit.store.backups import ELSEWHERE, Backups, BackupsFound, Reason
from toolkit.store.connect import BUSY_SECONDS, file_of, read_url
from toolkit.store.database import Database
from toolkit.store.erased_people import ErasedPeople
from toolkit.store.erasures import Erasures
from toolkit.store.in_use import IN_USE, alone_with, use
from toolkit.store.patience import Patience, is_busy

_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a database: without it, the newest answers are missing."""

_LOOK_EVERY = 0.1

LEFT_BEHIND = (
    'The file "{fresh}" ({size} MB) was left behind by a restore that was cut short. '
    "Nothing needs it: remove it, or restore a backup again."
)


def restore_backup(
    url: str, backup: Path, *, backups: Path, patience: Patience | None = None
) -> Path | None:
    """Make the database at *url* what *backup* holds; where the old one was copied.

    What is kept now is first copied into *backups*, byte for byte, whole or damaged,
    with what SQLite keeps beside it; until then nothing changes. The backup is brought
    to the tables of this release on the way. None if nothing was kept before.

    Raises:
        StoreError: *backup* is not a whole database of the toolkit, or somebody uses
            the database.
    """
    file = file_of(read_url(url))
    if file is None:
        raise StoreError(
            "The toolkit restores SQLite databases only. Restore PostgreSQL with its "
            "own program, pg_restore."
        )
    file = file.resolve()
    _check_name(backup, instead_of=file)
    fresh = _fresh(file)
    with alone_with(file):
        try:
            _make_ready(fresh, backup, patience)
            _erase_again(fresh, backups.parent)
            aside = _copy_aside(file, backups)
            _put_to_rest(file, else_remove=aside)
            _put_in_place(fresh, file)
        finally:
            _remove(fresh)
    return aside


def look_at(
    backups: Backups | None, *, reserve: int, local: LocalTime, at: datetime | None
) -> BackupsFound:
    """Which of *backups* is the last good one, and what is wrong with them.

    What a restore left behind that was killed is among that, and what should be gone
    *at* this moment. *reserve* is how many bytes have to stay free.
    """
    if backups is None:
        return BackupsFound(ELSEWHERE, ())
    found = backups.checkup(reserve=reserve, local=local, at=at)
    left = left_behind(backups.file.resolve())
    return replace(found, problems=(*found.problems, *left))


def left_behind(file: Path) -> tuple[str, ...]:
    """What to say of that which a restore into *file* left, when it was killed."""
    fresh = _fresh(file)
    if not fresh.exists():
        return ()
    try:
        use(file).close()
    except StoreError:  # it is at work at this moment
        return ()
    size = -(-fresh.stat().st_size // MEGABYTE)
    return (LEFT_BEHIND.format(fresh=fresh, size=size),)


def _fresh(file: Path) -> Path:
    return file.with_name(f"{file.name}.restoring")


def _check_name(backup: Path, *, instead_of: Path) -> None:
    if not backup.is_file():
        raise StoreError(f'There is no file "{backup}". Check its name.')
    if instead_of.exists() and backup.samefile(instead_of):
        raise StoreError(f'"{backup}" is the database itself. Name a backup of it.')


def _make_ready(fresh: Path, backup: Path, patience: Patience | None) -> None:
    """Make *fresh* a whole database of this release that holds what *backup* does."""
    try:
        _remove(fresh)
        make_private_file(fresh)
        with _read(backup) as source:
            copy_pages(source, fresh, patience)
        insist_on_whole(fresh)
        _upgrade(fresh, shown_as=backup)
    except (OSError, sqlite3.Error, NotWholeError) as error:
        if is_damage(error):
            raise StoreError(
                f'"{backup}" is not a whole database of the toolkit. Nothing was '
                "changed; try an older backup."
            ) from error
        raise cannot_write(fresh, error) from error


@contextmanager
def _read(backup: Path) -> Iterator[sqlite3.Connection]:
    with ExitStack() as stack:
        try:
            source = stack.enter_context(at_one_moment(backup, mode="ro"))
        except sqlite3.OperationalError as error:
            raise StoreError(
                f'The backup "{backup}" cannot be read ({error}). Nothing was changed. '
                "Check that this account may read it and its folder."
            ) from error
        yield source


def _upgrade(fresh: Path, *, shown_as: Path) -> None:
    # Alembic is left out of every process that only uses a prepared database.
    from toolkit.store.migrate import upgrade_copy

    upgrade_copy(fresh, shown_as=shown_as)
    with closing(opened(fresh, mode="rw")) as whole:
        whole.execute("PRAGMA journal_mode=DELETE")
    flush(fresh)


def _erase_again(fresh: Path, folder: Path) -> None:
    """Let nobody come back with a backup who was erased since it was made."""
    known = ErasedPeople(folder)
    Erasures(Database(f"sqlite:///{fresh}"), known=known).erase_again()
    with closing(opened(fresh, mode="rw")) as whole:
        whole.execute("PRAGMA journal_mode=DELETE")
    flush(fresh)


def _copy_aside(file: Path, backups: Path) -> Path | None:
    aside = Backups(file, backups).new_name(Reason.RESTORE, at=datetime.now(UTC))
    there = [end for end in ("", *_BESIDE) if _beside(file, end).exists()]
    try:
        for end in there:
            _copy_bytes(_beside(file, end), _beside(aside, end))
        if there:
            flush_folder(backups)
    except OSError as error:
        _remove(aside)
        raise cannot_write(aside, error) from error
    return aside if there else None


def _copy_bytes(file: Path, to: Path) -> None:
    make_private_file(to)
    with file.open("rb") as source, to.open("wb") as copy:
        shutil.copyfileobj(source, copy)
        copy.flush()
        os.fsync(copy.fileno())


def _put_to_rest(file: Path, *, else_remove: Path | None) -> None:
    """Take what lies beside the database into it, so that nothing is lost meanwhile.

    Whoever has it open without the toolkit, or is about to end with its server, shows
    here. Of a damaged database, the bytes that were copied are all there is.
    """
    give_up = time.monotonic() + BUSY_SECONDS
    while not _is_at_rest(file):
        if time.monotonic() > give_up:
            if else_remove is not None:
                _remove(else_remove)
            raise StoreError(IN_USE.format(file=file))
        time.sleep(_LOOK_EVERY)


def _is_at_rest(file: Path) -> bool:
    if not file.exists():
        return True
    try:
        with closing(opened(file, mode="rw")) as resting:
            resting.execute("PRAGMA journal_mode=DELETE").fetchone()
    except sqlite3.Error as error:
        return not is_busy(error)
    return True


def _put_in_place(fresh: Path, file: Path) -> None:
    try:
        # SQLite would take what lies beside the old database for the new one's.
        for end in _BESIDE:
            _beside(file, end).unlink(missing_ok=True)
        flush_folder(file.parent)
        fresh.replace(file)
        flush_folder(file.parent)
    except OSError as error:
        raise StoreError(
            f'The database "{file}" could not be replaced ({error}). Close whatever '
            "has it open, then try again."
        ) from error


def _remove(database: Path) -> None:
    for end in ("", *_BESIDE):
        with suppress(FileNotFoundError, NotADirectoryError):
            _beside(database, end).unlink()


def _beside(file: Path, end: str) -> Path:
    return file.with_name(file.name + end)
