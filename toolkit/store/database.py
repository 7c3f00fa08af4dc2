"""The one database that every part of the store speaks to."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL, Connection

from toolkit.errors import PermissionRefusedError
from toolkit.model import PROGRAMME
from toolkit.model.lines import PageKey
from toolkit.store.connect import file_of, make_engine, read_url, transaction
from toolkit.store.seen import Seen
from toolkit.store.watch import Watch


class _AtOnce(threading.local):
    """What one thread reads at once: no other may speak on its connection."""

    def __init__(self) -> None:
        self.connection: Connection | None = None
        self.seen: dict[tuple[str, str], Seen] = {}


class Database:
    """Where everything is kept, and the transactions in which it is read and written.

    Making one opens no connection; the first transaction does.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.address = read_url(url)
        self.engine = make_engine(self.address, pooled=True)
        self._at_once = _AtOnce()
        self.refusal = ""
        self.watch = Watch()

    @property
    def file(self) -> Path | None:
        """The file behind it, or None for PostgreSQL."""
        return file_of(self.address)

    @property
    def free(self) -> int | None:
        """Bytes that are free on its disk; None where that cannot be seen."""
        if self.file is None:
            return None  # PostgreSQL's disk may be on another machine
        with suppress(OSError):
            return shutil.disk_usage(self.file.parent).free
        return None

    @property
    def place(self) -> str:
        """Where everything is kept, in words that hold no password."""
        address = self.address
        shown = URL.create(
            "postgresql",
            host=address.host,
            port=address.port,
            database=address.database,
        )
        return str(self.file or shown)

    # -- transactions ----------------------------------------------------------------

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Let everything that is read in this block be read in one transaction.

        Much faster for many small questions; what it reads is from one moment.
        """
        if self.is_at_once:
            yield
            return
        with self.reading() as self._at_once.connection:
            try:
                yield
            finally:
                self._at_once.connection = None
                self._at_once.seen.clear()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads: that of `at_once`, or one of its own."""
        if self._at_once.connection is not None:
            yield self._at_once.connection
            return
        self.watch.notice()
        with transaction(self.engine, self.address, writes=False) as connection:
            yield connection

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """A transaction that changes something, committed when the block ends.

        Raises:
            PermissionRefusedError: nothing is kept here; `refusal` says so.
        """
        if self.refusal:
            raise PermissionRefusedError(self.refusal)
        self._at_once.seen.clear()
        self.watch.notice()
        with transaction(self.engine, self.address, writes=True) as connection:
            yield connection

    # -- what was seen in one glance ---------------------------------------------------

    @property
    def is_at_once(self) -> bool:
        """Whether an `at_once` block says when what was seen is out of date."""
        return self._at_once.connection is not None

    def remember(self, seen: Seen, *, cohort: str, workshop: str) -> None:
        """Answer from *seen* until `at_once` ends or something is written."""
        self._at_once.seen.update({(cohort, workshop): seen, (cohort, PROGRAMME): seen})

    def seen(self, cohort: str, workshop: str, person: str) -> Seen | None:
        """What was seen of *workshop* for *person*."""
        seen = self._at_once.seen.get((cohort, workshop))
        return seen if seen is not None and seen.person == person else None

    def is_empty(self, cohort: str, workshop: str, activity: str) -> bool:
        """Whether it was seen that nobody has answered this."""
        seen = self._at_once.seen.get((cohort, workshop))
        return seen is not None and (workshop, activity) not in seen.answered

    def is_unbegun(self, page: PageKey) -> bool:
        """Whether it was seen that nobody has begun this page."""
        seen = self._at_once.seen.get((page.cohort, page.workshop))
        key = (page.workshop, page.activity, page.group)
        return seen is not None and key not in seen.begun
