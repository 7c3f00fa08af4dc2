"""The store: one database, and a part for each thing that is kept."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.pool import Pool, QueuePool

from toolkit.errors import StoreError
from toolkit.store import warming
from toolkit.store.attendance import AttendanceRecords
from toolkit.store.backup import copy_database
from toolkit.store.backups import Backups
from toolkit.store.calendars import Calendars
from toolkit.store.checkup import Checkup, check_everything
from toolkit.store.choices import Choices
from toolkit.store.cohorts import Cohorts
from toolkit.store.comments import Comments
from toolkit.store.condition import Trouble, troubles
from toolkit.store.connect import make_engine, read_url
from toolkit.store.consents import Consents
from toolkit.store.corrections import Corrections
from toolkit.store.database import Database
from toolkit.store.earlier import EarlierAnswers
from toolkit.store.erased_people import ErasedPeople, known_in
from toolkit.store.erasures import Erasures
from toolkit.store.events import Events
from toolkit.store.evidence import EvidenceFiles
from toolkit.store.glance import glance
from toolkit.store.going_on import GoingOn
from toolkit.store.groups import Groups
from toolkit.store.in_use import use
from toolkit.store.interest import Interests
from toolkit.store.looks import Looks
from toolkit.store.messages import Messages
from toolkit.store.ones_own import OnesOwn
from toolkit.store.pace import Paces
from toolkit.store.pages import Pages
from toolkit.store.patience import Patience
from toolkit.store.people import People
from toolkit.store.presence import OpenPages
from toolkit.store.public_pages import PublicPages
from toolkit.store.readers import ReaderLinks
from toolkit.store.renames import Renames
from toolkit.store.renewal import Renewal
from toolkit.store.responses import Responses
from toolkit.store.rooms import Rooms
from toolkit.store.shared import SharedAnswers
from toolkit.store.stays import Stays
from toolkit.store.succession import Succession
from toolkit.store.tokens import Tokens
from toolkit.store.whereabouts import refuse_beside_removed_log


class Store:
    """Everything kept, behind one door. Lives as long as its process.

    Each method of a part is one transaction, and a write returns only once it is
    committed. Making a Store opens no connection and starts no thread; the first call
    does. Failures are raised as StoreError.
    """

    _known: ErasedPeople | None = None

    def __init__(self, url: str) -> None:
        self._database = database = Database(url)
        self._inherited: Pool | None = None
        self._finish_use: Callable[[], object] = bool
        # who
        self.cohorts = Cohorts(database)
        self.calendars = Calendars(database)
        self.public_pages = PublicPages(database)
        self.interests = Interests(database)
        self.people = People(database)
        self.tokens = Tokens(database)
        self.rooms = Rooms(database)
        # what they write
        self.responses = Responses(database)
        self.shared = SharedAnswers(database)
        self.earlier = EarlierAnswers(database)
        self.comments = Comments(database)
        self.evidence = EvidenceFiles(database)
        self.groups = Groups(database)
        self.pages = Pages(database)
        self.messages, self.choices = Messages(database), Choices(database)
        # what happens
        self.pace = Paces(database)
        self.presence = OpenPages(database)
        self.attendance, self.stays = AttendanceRecords(database), Stays(database)
        self.events, self.going_on = Events(database), GoingOn(database)

    @classmethod
    def open(cls, url: str, *, backups: Path | None = None) -> Self:
        """Prepare the database for this release, then make its store.

        An SQLite database that needs a migration is first copied into *backups*, or
        into a folder "backups" beside it. No connection stays open, but until the store
        is closed nobody can put a backup in the database's place.
        """
        # Alembic is left out of every process that only uses a prepared database.
        from toolkit.store.migrate import upgrade

        store, address = cls(url), read_url(url)
        refuse_beside_removed_log(store._database.file)
        if store._database.file is not None:
            lock = use(store._database.file)
            store._finish_use = weakref.finalize(store, lock.close)
        upgrade(address, backups=backups)
        store._known = known_in(backups, store._database.file)
        store.erasures.erase_again()
        return store

    @property
    def url(self) -> str:
        """The address it was made with."""
        return self._database.url

    @property
    def place(self) -> str:
        """Where everything is kept, in words that hold no password."""
        return self._database.place

    @property
    def erasures(self) -> Erasures:
        """Who is erased, and the receipts that say so."""
        return Erasures(self._database, known=self._known)

    @property
    def renames(self) -> Renames:
        """What activities were called before."""
        return Renames(self._database)

    @property
    def renewal(self) -> Renewal:
        """How a demonstration's year moves along."""
        return Renewal(self._database)

    @property
    def consents(self) -> Consents:
        """What people have agreed to."""
        return Consents(self._database)

    @property
    def corrections(self) -> Corrections:
        """What was put right in the record of attendance."""
        return Corrections(self._database)

    @property
    def looks(self) -> Looks:
        """The log of who opened or exported what."""
        return Looks(self._database)

    @property
    def readers(self) -> ReaderLinks:
        """Links by which somebody without a seat reads what its maker chose."""
        return ReaderLinks(self._database)

    @property
    def succession(self) -> Succession:
        """Which cohort follows which, and what one hands on to the next."""
        return Succession(self._database)

    @property
    def ones_own(self) -> OnesOwn:
        """All that is kept of one person."""
        return OnesOwn(self._database)

    # -- reading much ------------------------------------------------------------------

    def at_once(self) -> AbstractContextManager[None]:
        """Let everything that is read in this block be read in one transaction.

        Much faster for many small questions; what it reads is from one moment.
        """
        return self._database.at_once()

    def glance(self, cohort: str, workshop: str, person: str) -> None:
        """Read what *person*'s page asks first; answers to it need no more reading.

        Only within `at_once`, and only until its block ends. Of what others wrote it
        is read where there is something, so that an empty room costs little.
        """
        glance(self._database, cohort=cohort, workshop=workshop, person=person)

    # -- looking after it --------------------------------------------------------------

    def troubles(self, *, reserve: int, elsewhere: bool = False) -> tuple[Trouble, ...]:
        """What stands in the way of keeping answers, or soon may.

        Of the disk, *reserve* bytes should be free. *elsewhere* looks at other
        processes, too, which takes a moment.
        """
        return troubles(self._database, reserve=reserve, elsewhere=elsewhere)

    def checkup(self) -> Checkup:
        """Look at everything. Changes nothing, and may run beside the server.

        Raises:
            StoreError: this release cannot use the database before it is upgraded,
                or not at all.
        """
        from toolkit.store.migrate import insist_on_ready

        insist_on_ready(self._database.address)
        return check_everything(self._database)

    def backup(self, to: Path, *, patience: Patience | None = None) -> None:
        """Copy the database, as it is at one moment, while others go on writing."""
        file = self._database.file
        if file is None:
            raise StoreError(
                "The toolkit copies SQLite databases only. Back up PostgreSQL with "
                "its own program, pg_dump."
            )
        if not file.exists():
            raise StoreError(f'There is no database "{file}" to back up yet.')
        copy_database(file, to, patience=patience)

    def refuse_writes(self, words: str) -> None:
        """From now on keep nothing: who tries is told *words*. Empty ones end this."""
        self._database.refusal = words

    def keep_off_this_thread(self) -> None:
        """From now on, say in the log where the calling thread asks anything."""
        self._database.watch.begin()

    def backups(self, folder: Path) -> Backups | None:
        """The backups in *folder* that make themselves; None for PostgreSQL."""
        file = self._database.file
        return Backups(file, folder) if file is not None else None

    # -- processes ---------------------------------------------------------------------

    def close(self) -> None:
        """Close every connection. The next call would open one again."""
        self._database.engine.dispose()
        self._finish_use()

    def after_fork(self) -> None:
        """In a child process: leave the parent's connections alone, start afresh.

        An open SQLite database does not survive a fork, so there the parent must not
        have called the store yet, or must have closed it.
        """
        database = self._database
        pool = database.engine.pool
        if database.file is None:
            # Kept, because freeing it would close the parent's connections.
            self._inherited = pool
            # A connection kept by each visitor would soon be more than the server
            # allows, so a child opens one for each call.
            database.engine = make_engine(database.address, pooled=False)
        elif _open_connections(pool):
            raise StoreError(
                "A process was forked while it had its SQLite database open. "
                "Close the store before forking."
            )

    def warm(self) -> None:
        """Compile what pages ask for, so that processes forked later need not.

        Does not touch the database. Does nothing for PostgreSQL.
        """
        if self._database.file:
            with self.in_memory():
                warming.warm(self._database)

    @contextmanager
    def in_memory(self) -> Iterator[Self]:
        """A store with an empty database in memory, forgotten when the block ends.

        On SQLite it is this one; PostgreSQL's cannot do without its server.
        """
        if self._database.file is None:
            with type(self)("sqlite:///warming").in_memory() as scratch:
                yield scratch
        else:
            with warming.in_memory(self._database):
                yield self

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
