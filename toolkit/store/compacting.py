"""Writing a database anew, so that nothing that was removed is left in its files."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from toolkit.store.backup import opened
from toolkit.store.connect import make_engine
from toolkit.store.database import Database
from toolkit.store.tables import metadata

LARGE = 300_000_000
"""Bytes. Writing so much anew keeps others waiting, so it is done at night."""

WAITS_TOO_LONG = "The database could not be compacted, and this is tried again. %s"

log = logging.getLogger(__name__)


def compact(database: Database, *, at_night: bool = False) -> bool:
    """Write *database* anew, while others use it; whether all of it was done.

    It was not where others were too busy, there was no room, or it is large and it is
    not *at_night*. Whoever asks tries again; nothing is lost.
    """
    try:
        if database.file is None:
            return _compact_postgresql(database, at_night=at_night)
        return _compact_file(database.file, at_night=at_night)
    except (sqlite3.Error, SQLAlchemyError, OSError) as error:
        log.warning(WAITS_TOO_LONG, type(error).__name__)
        return False


def _compact_file(file: Path, *, at_night: bool) -> bool:
    with closing(opened(file, mode="rw")) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("PRAGMA synchronous=FULL")
        if file.stat().st_size <= LARGE or at_night:
            connection.execute("VACUUM")
            is_whole = True
        else:
            is_whole = False
        # The log holds pages as they were; it is emptied once nobody reads from it.
        (busy, *_) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return is_whole and not busy


def _compact_postgresql(database: Database, *, at_night: bool) -> bool:
    engine = make_engine(database.address, pooled=False)
    own = engine.execution_options(isolation_level="AUTOCOMMIT")
    with own.connect() as connection:
        size = connection.execute(
            text("SELECT pg_database_size(current_database())")
        ).scalar_one()
        if size > LARGE and not at_night:
            return False
        for table in metadata.sorted_tables:
            name = connection.dialect.identifier_preparer.format_table(table)
            # What it has learnt of values, for its plans, is words of theirs, too.
            connection.execute(text(f"VACUUM (FULL, ANALYZE) {name}"))
    return True
