"""What stands in the way of keeping answers, or soon may, in the operator's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from toolkit.errors import BusyError, LogGoneError, StoreError
from toolkit.store.connect import make_engine, transaction
from toolkit.store.database import Database
from toolkit.store.failures import LOG_IN_USE
from toolkit.store.tables import cohort as cohorts
from toolkit.store.whereabouts import log_of, users_of_removed_log

FULL = 2_000_000
"""Bytes below which the next answer may not fit on the disk."""

GONE = "the log is gone"

LOCKED = (
    "The database {place} is locked: something else has been writing to it for longer "
    "than an answer waits. Answers wait in people's pages meanwhile. If this stays, "
    "find what it is, such as a backup program or another command of the toolkit, and "
    "end it."
)
NEARLY_FULL = (
    "The disk of the database {place} has {free} MB left. Below {reserve} MB "
    "(TOOLKIT_DISK_RESERVE_MB) nobody can add a file; answers are saved as long as "
    "there is any space. Free some now."
)
DISK_FULL = (
    "The disk of the database {place} is full, or so nearly that the next answer may "
    "not fit ({free} MB left). What cannot be saved waits in people's pages. Free some "
    "space on it; nothing need be restarted."
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something an operator should see to.

    `status` may be told to anybody, `words` only to the operator. `stops` says whether
    answers are not kept meanwhile, or may not be.
    """

    status: str
    words: str
    stops: bool


def troubles(
    database: Database, *, reserve: int, elsewhere: bool
) -> tuple[Trouble, ...]:
    """Everything that is wrong at this moment, what stops answers first.

    Of the disk *reserve* bytes should be free. *elsewhere* looks at other processes,
    too. PostgreSQL's locks and disk are not seen from here.
    """
    database.watch.notice()
    found = [*_connection(database), *_disk(database, reserve=reserve)]
    if elsewhere:
        found += _logs(database)
    return tuple(sorted(found, key=lambda each: not each.stops))


def _connection(database: Database) -> Iterator[Trouble]:
    try:
        # A connection that has been open for long notices that its log is gone.
        with database.reading() as connection:
            connection.execute(select(cohorts.c.id).limit(1))
        _take_turn(database)
    except BusyError as error:
        words = LOCKED.format(place=database.place) if database.file else str(error)
        yield Trouble("the database is locked", words, stops=True)
    except LogGoneError as error:
        yield Trouble(GONE, str(error), stops=True)
    except StoreError as error:
        yield Trouble("the store does not answer", str(error), stops=True)


def _take_turn(database: Database) -> None:
    """Be the one that may write, for a moment, over a new connection.

    It waits as long as an answer does, so whoever only writes much is not in the way.
    An open file can be read long after it was deleted, so an old one would not notice.
    """
    engine = make_engine(database.address, pooled=False)
    with transaction(engine, database.address, writes=True) as connection:
        connection.execute(select(cohorts.c.id).limit(1))


def _disk(database: Database, *, reserve: int) -> Iterator[Trouble]:
    free = database.free
    if free is None or free >= reserve:
        return
    if free < FULL:
        words = DISK_FULL.format(place=database.place, free=free // 1_000_000)
        yield Trouble("the disk is full", words, stops=True)
        return
    words = NEARLY_FULL.format(
        place=database.place, free=free // 1_000_000, reserve=reserve // 1_000_000
    )
    yield Trouble("the disk is nearly full", words, stops=False)


def _logs(database: Database) -> Iterator[Trouble]:
    file = database.file
    if file is None:
        return
    for process in users_of_removed_log(file):
        words = LOG_IN_USE.format(place=file, log=log_of(file), process=process)
        yield Trouble(GONE, words, stops=True)
