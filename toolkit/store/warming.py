"""A first go at everything a visitor waits for, on a database in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from sqlalchemy import event

from toolkit.model import Pace, Person, ResponseKey, Sharing
from toolkit.model.lines import Change, PageKey, Words
from toolkit.store.cohorts import Cohorts
from toolkit.store.database import Database
from toolkit.store.events import Events
from toolkit.store.evidence import EvidenceFiles
from toolkit.store.groups import Groups
from toolkit.store.pace import Paces
from toolkit.store.pages import Pages
from toolkit.store.people import People
from toolkit.store.responses import Responses
from toolkit.store.tables import metadata
from toolkit.store.tokens import Tokens

NAME = "warming"


@contextmanager
def in_memory(database: Database) -> Iterator[None]:
    """Let *database* be an empty one in memory, and keep nothing of it."""
    engine = database.engine

    def connect(*_arguments: object) -> sqlite3.Connection:
        return sqlite3.connect(":memory:", isolation_level=None)

    engine.dispose()
    event.listen(engine, "do_connect", connect)
    try:
        metadata.create_all(engine)
        yield
    finally:
        event.remove(engine, "do_connect", connect)
        engine.dispose()


def warm(database: Database) -> None:
    """Call what pages call, so that every statement is compiled once."""
    moment = datetime.now(UTC)
    people, tokens = People(database), Tokens(database)
    Cohorts(database).add(NAME, NAME)
    seat = people.add(NAME, name=NAME)
    token = tokens.issue(seat.id, "link", expires_at=moment + timedelta(days=1))
    tokens.holder(token, "link", now=moment)
    people.seating(seat.id)
    key = ResponseKey(NAME, seat.person.id, NAME, NAME)
    _warm_answers(database, key, at=moment)
    _warm_room(database, seat.person, at=moment)
    events = Events(database)
    events.since(NAME, events.last(NAME))


def _warm_answers(database: Database, key: ResponseKey, *, at: datetime) -> None:
    responses = Responses(database)
    for based_on in (0, 1, 1):
        responses.save(
            key,
            None,
            sharing=Sharing.PRIVATE,
            based_on=based_on,
            write=str(at),
            prompt="",
            at=at,
        )
    responses.find(key)
    responses.of(NAME, NAME, key.person)
    responses.to(NAME, NAME, NAME)
    responses.within(NAME, NAME)
    responses.counted(NAME, NAME, NAME)
    EvidenceFiles(database).of(key)


def _warm_room(database: Database, person: Person, *, at: datetime) -> None:
    pace, pages = Paces(database), Pages(database)
    pace.save(pace.of(NAME, NAME))
    pace.save(Pace(NAME, NAME, version=1))
    Groups(database).all(NAME)
    page = PageKey(NAME, NAME, NAME, NAME)
    for based_on in (0, 1):
        change = Change(NAME, Words(NAME), based_on, write=str(based_on), after="")
        pages.write(page, change, person=person, at=at)
    pages.lines(page)
    pages.be_writing(page, person=person.id, line="", at=at)
    pages.writing(page, since=at)
