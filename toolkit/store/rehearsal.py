"""A first go at everything a visitor waits for, on a database in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Engine, event

from toolkit.model import Pace, Person, ResponseKey, Sharing
from toolkit.model.lines import Change, PageKey, Words
from toolkit.store.tables import metadata

if TYPE_CHECKING:
    from toolkit.store.store import Store

NAME = "rehearsal"


@contextmanager
def on_scratch_database(engine: Engine) -> Iterator[None]:
    """Let *engine* connect to an empty database in memory, and keep nothing of it."""

    def connect(*_arguments: Any) -> sqlite3.Connection:
        return sqlite3.connect(":memory:", isolation_level=None)

    engine.dispose()
    event.listen(engine, "do_connect", connect)
    try:
        metadata.create_all(engine)
        yield
    finally:
        event.remove(engine, "do_connect", connect)
        engine.dispose()


def rehearse(store: Store) -> None:
    """Call what pages call, so that every statement is compiled once."""
    moment = datetime.now(UTC)
    store.add_cohort(NAME, NAME)
    seat = store.add_seat(NAME, name=NAME)
    token = store.issue_token(seat.id, "link", expires_at=moment + timedelta(days=1))
    store.seat_for_token(token, "link", now=moment)
    store.seating(seat.id)
    key = ResponseKey(NAME, seat.person.id, NAME, NAME)
    for based_on in (0, 1, 1):
        store.save_response(
            key,
            None,
            sharing=Sharing.PRIVATE,
            based_on=based_on,
            write=str(moment),
            prompt="",
            at=moment,
        )
    store.response(key)
    store.responses(NAME, NAME, seat.person.id)
    store.responses_to(NAME, NAME, NAME)
    store.responses_in(NAME, NAME)
    store.counted(NAME, NAME, NAME)
    store.evidence_for(key)
    _rehearse_live(store, seat.person, at=moment)
    store.events_since(NAME, store.last_event(NAME))


def _rehearse_live(store: Store, person: Person, *, at: datetime) -> None:
    store.save_pace(store.pace(NAME, NAME))
    store.save_pace(Pace(NAME, NAME, version=1))
    store.groupings(NAME)
    page = PageKey(NAME, NAME, NAME, NAME)
    for based_on in (0, 1):
        change = Change(NAME, Words(NAME), based_on, write=str(based_on), after="")
        store.write_line(page, change, person=person, at=at)
    store.lines(page)
    store.be_writing(page, person=person.id, line="", at=at)
    store.writing(page, since=at)
