"""The store, put together from its parts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import URL
from sqlalchemy.pool import Pool, QueuePool

from toolkit.errors import StoreError
from toolkit.store.attendance import AttendanceRecords
from toolkit.store.backup import copy_database
from toolkit.store.checkup import Checkups
from toolkit.store.connect import file_of, make_engine, read_url
from toolkit.store.events import Events
from toolkit.store.evidence import EvidenceFiles
from toolkit.store.glance import Glances
from toolkit.store.groupings import Groupings
from toolkit.store.lines import GroupPages
from toolkit.store.pace import Paces
from toolkit.store.people import People
from toolkit.store.presence import PresenceRows
from toolkit.store.rehearsal import on_scratch_database, rehearse
from toolkit.store.responses import Responses
from toolkit.store.rooms import Rooms
from toolkit.store.throwaway import Throwaways
from toolkit.store.tokens import Tokens
from toolkit.store.writing import Writers


class Store(
    People,
    Tokens,
    Rooms,
    Responses,
    EvidenceFiles,
    Paces,
    Groupings,
    GroupPages,
    Writers,
    Glances,
    Events,
    Checkups,
    PresenceRows,
    AttendanceRecords,
    Throwaways,
):
    """Everything kept, behind one door. Lives as long as its process.

    Each method is one transaction, and a write returns only once it is committed.
    Making a Store opens no connection and starts no thread; the first call does.
    Failures are raised as StoreError.
    """

    _inherited: Pool | None = None

    @classmethod
    def open(cls, url: str, *, backups: Path | None = None) -> Self:
        """Prepare the database for this release, then make its store.

        An SQLite database that needs a migration is first copied into *backups*, or
        into a folder "backups" beside it. No connection stays open.
        """
        # Alembic is left out of every process that only uses a prepared database.
        from toolkit.store.migrate import upgrade

        upgrade(read_url(url), backups=backups)
        return cls(url)

    @property
    def place(self) -> str:
        """Where everything is kept, in words that hold no password."""
        address = self._address
        shown = URL.create(
            "postgresql",
            host=address.host,
            port=address.port,
            database=address.database,
        )
        return str(file_of(address) or shown)

    def unknown(self, cohort: str) -> str:
        """What to say where there is no such cohort: the place, and which it holds."""
        known = ", ".join(each.id for each in self.cohorts()) or "none yet"
        return (
            f'There is no cohort "{cohort}" in {self.place}. There is: {known}. '
            "If it is kept elsewhere, set TOOLKIT_DATA or TOOLKIT_STORE."
        )

    def close(self) -> None:
        """Close every connection. The next call would open one again."""
        self._engine.dispose()

    def after_fork(self) -> None:
        """In a child process: leave the parent's connections alone, start afresh.

        An open SQLite database does not survive a fork, so there the parent must not
        have called the store yet, or must have closed it.
        """
        pool = self._engine.pool
        if file_of(self._address) is None:
            # Kept, because freeing it would close the parent's connections.
            self._inherited = pool
            # A connection kept by each visitor would soon be more than the server
            # allows, so a child opens one for each call.
            self._engine = make_engine(self._address, pooled=False)
        elif _open_connections(pool):
            raise StoreError(
                "A process was forked while it had its SQLite database open. "
                "Close the store before forking."
            )

    def warm(self) -> None:
        """Compile what pages ask for, so that processes forked later need not.

        Does not touch the database. Does nothing for PostgreSQL.
        """
        if file_of(self._address):
            with self.rehearsing():
                rehearse(self)

    @contextmanager
    def rehearsing(self) -> Iterator[Self]:
        """A store with an empty database in memory, forgotten when the block ends.

        On SQLite it is this one; PostgreSQL's cannot do without its server.
        """
        if file_of(self._address) is None:
            with type(self)("sqlite:///rehearsal").rehearsing() as scratch:
                yield scratch
        else:
            with on_scratch_database(self._engine):
                yield self

    def backup(self, to: Path) -> None:
        """Copy the database, as it is at one moment, while others go on writing."""
        file = file_of(self._address)
        if file is None:
            raise StoreError(
                "The toolkit copies SQLite databases only. Back up PostgreSQL with "
                "its own program, pg_dump."
            )
        if not file.exists():
            raise StoreError(f'There is no database "{file}" to back up yet.')
        copy_database(file, to)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _open_connections(pool: Pool) -> int:
    return pool.checkedin() + pool.checkedout() if isinstance(pool, QueuePool) else 0
