"""Putting a backup back in place of what is kept now."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from toolkit.errors import StoreError
from toolkit.store.backup import copy_database, make_private_file, moment_in_name
from toolkit.store.connect import file_of, read_url

_BUSY_SECONDS = 10


def restore_backup(url: str, backup: Path, *, backups: Path) -> Path | None:
    """Make the database at *url* what *backup* holds; where the old one was copied.

    What is kept now is copied into *backups* first; if that fails, nothing changes.
    None if nothing was kept before.

    Raises:
        StoreError: *backup* is not a whole database of the toolkit.
    """
    file = file_of(read_url(url))
    if file is None:
        raise StoreError(
            "The toolkit restores SQLite databases only. Restore PostgreSQL with its "
            "own program, pg_restore."
        )
    _check(backup, instead_of=file)
    aside = _copy_aside(file, backups) if _holds_anything(file) else None
    _replace(file, backup)
    return aside


def _check(backup: Path, *, instead_of: Path) -> None:
    if not backup.is_file():
        raise StoreError(f'There is no file "{backup}". Check its name.')
    if instead_of.exists() and backup.samefile(instead_of):
        raise StoreError(f'"{backup}" is the database itself. Name a backup of it.')
    try:
        with closing(_opened(backup)) as opened:
            whole = opened.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            opened.execute("SELECT version_num FROM alembic_version").fetchone()
            opened.execute("SELECT id FROM response LIMIT 1").fetchone()
    except sqlite3.Error:
        whole = False
    if not whole:
        raise StoreError(
            f'"{backup}" is not a whole database of the toolkit. Nothing was changed; '
            "try an older backup."
        )


def _holds_anything(file: Path) -> bool:
    if not file.exists():
        return False
    try:
        with closing(_opened(file)) as opened:
            return opened.execute("SELECT 1 FROM cohort LIMIT 1").fetchone() is not None
    except sqlite3.Error:
        # Not readable: all the more reason to keep it aside.
        return file.stat().st_size > 0


def _copy_aside(file: Path, backups: Path) -> Path:
    name = f"{file.stem}-before-restore-{moment_in_name()}{file.suffix}"
    aside = backups / name
    copy_database(file, aside)
    return aside


def _replace(file: Path, backup: Path) -> None:
    if not file.exists():
        make_private_file(file)
    try:
        # SQLite's own copying is one transaction, even beside a running server.
        with (
            closing(_opened(backup)) as source,
            closing(sqlite3.connect(file, timeout=_BUSY_SECONDS)) as target,
        ):
            source.backup(target)
    except sqlite3.Error as error:
        raise StoreError(
            f'The database "{file}" could not be replaced ({error}). Nothing was '
            "changed. Stop the server, then try again."
        ) from error


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
