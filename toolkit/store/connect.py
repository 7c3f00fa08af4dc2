"""Connections and transactions, the same for SQLite and PostgreSQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import quote

from sqlalchemy import Connection, Engine, Row, Table, create_engine, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import NullPool, Pool, QueuePool

from toolkit.errors import StoreError
from toolkit.store.failures import NO_DRIVER, calm
from toolkit.store.whereabouts import Whereabouts, insist

BUSY_SECONDS = 10
"""How long a write waits for another process's."""

AnyRow: TypeAlias = Row[*tuple[Any, ...]]
"""A row of any columns."""

POSTGRESQL = ("postgres", "postgresql", "postgresql+psycopg")


def read_url(url: str) -> URL:
    """Check *url* and choose its driver."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise StoreError(
            "The database setting is not an address. Write it like "
            '"sqlite:///data/workshop.db" or "postgresql://host/name".'
        ) from error
    if parsed.drivername in POSTGRESQL:
        if find_spec("psycopg") is None:
            raise StoreError(NO_DRIVER)
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.drivername != "sqlite":
        raise StoreError(
            f'The toolkit keeps answers in SQLite or PostgreSQL, not "'
            f'{parsed.drivername}". Change the database setting.'
        )
    if parsed.database in (None, "", ":memory:"):
        raise StoreError(
            "SQLite needs a file here, so that several processes can share it. "
            'Write the database setting like "sqlite:///data/workshop.db".'
        )
    return parsed


def file_of(url: URL) -> Path | None:
    """The file behind *url*, or None for PostgreSQL."""
    if url.get_backend_name() != "sqlite":
        return None
    return Path(str(url.database)).absolute()


def make_engine(url: URL, *, pooled: bool) -> Engine:
    """An engine that has not connected yet. Answers never reach its logs."""
    file = file_of(url)
    pool = QueuePool if pooled else NullPool
    if file is not None:
        return _engine_of_file(file, pool=pool)
    return create_engine(
        url,
        hide_parameters=True,
        poolclass=pool,
        pool_pre_ping=pooled,
        connect_args=_patience(url),
    )


def _engine_of_file(file: Path, *, pool: type[Pool]) -> Engine:
    existing = URL.create(
        # Without mode=rw a missing file would be made, readable by everyone.
        "sqlite",
        database=f"file:{quote(str(file))}",
        query={"mode": "rw", "uri": "true"},
    )
    engine = create_engine(
        existing,
        hide_parameters=True,
        poolclass=pool,
        # The driver begins no transactions of its own: `begin` below does.
        connect_args={"timeout": BUSY_SECONDS, "isolation_level": None},
    )
    event.listen(engine, "connect", _set_pragmas)
    whereabouts = Whereabouts(file)
    event.listen(engine, "connect", whereabouts.opened)
    event.listen(engine, "close", whereabouts.closed)
    event.listen(engine, "begin", _begin)
    return engine


def _patience(url: URL) -> dict[str, object]:
    # Left to itself, PostgreSQL waits for a lock, and for its host, without end.
    waits = {"connect_timeout": BUSY_SECONDS}
    locks = {"options": f"-c lock_timeout={BUSY_SECONDS}s"}
    return {k: v for k, v in {**waits, **locks}.items() if k not in url.query}


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    # What is removed is overwritten, so that its bytes are not left in the file.
    connection.execute("PRAGMA secure_delete=ON")
    # In KiB. The system keeps the file in memory for all processes; each page's kernel
    # need not keep much of it once more.
    connection.execute("PRAGMA cache_size=-512")


def _begin(connection: Connection) -> None:
    insist(connection)
    # A transaction that reads first and writes later may find another's write in
    # between and fail, so one that will write takes its turn at the start.
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    # While it waited for its turn, the files may have gone.
    insist(connection)


def add_new(connection: Connection, table: Table, row: Mapping[str, object]) -> bool:
    """Insert *row* unless it is already there. True if it was inserted."""
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).on_conflict_do_nothing()
    # Without being told, SQLAlchemy does not keep the count of an insert.
    counted = statement.execution_options(preserve_rowcount=True)
    return connection.execute(counted, row).rowcount == 1


@contextmanager
def transaction(engine: Engine, url: URL, *, writes: bool) -> Iterator[Connection]:
    """One transaction, committed when the block ends; failures in calm words."""
    try:
        with engine.connect().execution_options(writes=writes) as connection:
            with connection.begin():
                yield connection
            if writes:
                insist(connection)
    except (SQLAlchemyError, UnicodeError) as error:
        raise calm(error, url) from error
