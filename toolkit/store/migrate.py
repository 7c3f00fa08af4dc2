"""Bring a database to the tables of this release."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, text
from sqlalchemy.engine import URL

from toolkit.errors import StoreError
from toolkit.store.backup import (
    NotWholeError,
    copy_database,
    make_private_file,
)
from toolkit.store.backups import Backups, Reason
from toolkit.store.connect import file_of, make_engine, transaction
from toolkit.store.failures import DAMAGED
from toolkit.store.standing import Standing, look, run_migrations

# PostgreSQL's servers agree on this number, so that only one of them migrates.
TURN = 7_302_019


def upgrade(url: URL, *, backups: Path | None) -> None:
    """Migrate the database at *url*, copying an SQLite file into *backups* first.

    Leaves no connection open. Without *backups* the copy goes into a folder "backups"
    beside the file.
    """
    file = file_of(url)
    if file is not None and not file.exists():
        _make_file(file)
    engine = make_engine(url, pooled=False)
    with transaction(engine, url, writes=True) as connection:
        if file is None:
            connection.execute(text(f"SELECT pg_advisory_xact_lock({TURN})"))
        _migrate(connection, url, backups=backups)


def upgrade_copy(copy: Path, *, shown_as: Path) -> None:
    """Migrate *copy*, which nobody uses, without copying it first.

    Raises:
        StoreError: it is of a newer release, or odd; *shown_as* is what it is called.
        NotWholeError: it is no database of the toolkit.
    """
    url = URL.create("sqlite", database=str(copy))
    with transaction(make_engine(url, pooled=False), url, writes=True) as connection:
        found = look(connection)
        if found.standing is Standing.NEW:
            raise NotWholeError
        fine = (Standing.OLDER, Standing.READY)
        found.refuse_unless(*fine, place=str(shown_as))
        run_migrations(connection)


def insist_on_ready(url: URL) -> None:
    """Raise StoreError, with what to do, unless `upgrade` would have nothing to do."""
    engine = make_engine(url, pooled=False)
    with transaction(engine, url, writes=False) as connection:
        place = url.render_as_string()
        found = look(connection)
        if found.standing is Standing.OLDER and _is_damaged(connection):
            raise StoreError(DAMAGED.format(place=place))
        found.refuse_unless(Standing.READY, place=place)


def _is_damaged(connection: Connection) -> bool:
    """Whether `upgrade` would refuse it, because no copy of it is whole."""
    if connection.dialect.name != "sqlite":
        return False
    found = connection.execute(text("PRAGMA integrity_check(1)")).scalar()
    return found != "ok"


def _make_file(file: Path) -> None:
    try:
        make_private_file(file)
    except FileExistsError:
        return  # another process was quicker
    except OSError as error:
        raise StoreError(
            f'The database "{file}" cannot be made ({error}). Check that this account '
            "may write in its folder."
        ) from error


def _migrate(connection: Connection, url: URL, *, backups: Path | None) -> None:
    place = url.render_as_string()
    found = look(connection)
    if found.standing is Standing.READY:
        return
    found.refuse_unless(Standing.NEW, Standing.OLDER, place=place)
    _copy_first(connection, url, backups=backups)
    run_migrations(connection)


def _copy_first(connection: Connection, url: URL, *, backups: Path | None) -> None:
    file = file_of(url)
    if file is None or not inspect(connection).get_table_names():
        return
    copies = Backups(file, backups or file.parent / "backups")
    copy_database(file, copies.new_name(Reason.UPGRADE, at=datetime.now(UTC)))
