"""Pages that groups write together, and who is on one at this moment."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, insert, or_, select

from toolkit.model import EventKind, Person
from toolkit.model.lines import Change, Line, PageKey, Writing
from toolkit.store.connect import AnyRow, add_new
from toolkit.store.database import Database
from toolkit.store.events import append_event
from toolkit.store.group_tables import group_page as pages
from toolkit.store.group_tables import line as lines
from toolkit.store.group_tables import line_version as versions
from toolkit.store.group_tables import writing as writers
from toolkit.store.lines import (
    EVERY,
    IN_ACTIVITY,
    OF_GROUP,
    OF_PAGE,
    STANDING,
    HeldPage,
    change_line,
    line_from,
    page_wanted,
    standing_line,
)
from toolkit.store.names_now import name_now
from toolkit.store.tables import person as people

FORGOTTEN = timedelta(minutes=10)
"""After this nobody is asked for who was on a page."""

HOLD = select(pages.c.id).where(OF_GROUP).with_for_update()
OF_ACTIVITY = STANDING.where(IN_ACTIVITY)
HISTORY = EVERY.where(OF_GROUP).order_by(None).order_by(versions.c.saved_at, lines.c.id)
ONE_WRITE = EVERY.where(OF_GROUP, versions.c.write == bindparam("w"))
LEAVE = delete(writers).where(
    writers.c.page == bindparam("on_page"),
    # Who was here long ago and never said that they left goes too.
    or_(writers.c.person == bindparam("who"), writers.c.at < bindparam("before")),
)
ARRIVE = insert(writers)
ALL_WRITING = (
    select(writers.c.line, writers.c.at, people.c.id, people.c.name, pages.c.group)
    .select_from(
        writers.join(pages, pages.c.id == writers.c.page).join(
            people, people.c.id == writers.c.person
        )
    )
    .where(IN_ACTIVITY, writers.c.at >= bindparam("since"))
    .order_by(people.c.name, people.c.id)
)
WRITING = ALL_WRITING.where(OF_GROUP)


class Pages:
    """What groups write together."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def write(
        self, key: PageKey, change: Change, *, person: Person, at: datetime
    ) -> Line:
        """Keep a change to one line; the line in which *person*'s words now are.

        That is another line, beside the first, if somebody else changed the same text
        since the version that *person* had seen. Repeating a write is harmless.

        Raises:
            AnswerError: the page is full.
        """
        with self._database.changing() as connection:
            key = _key_now(connection, key)
            page = HeldPage(_hold(connection, key), key, person, at)
            written = {**page.wanted, "w": change.write}
            earlier = connection.execute(ONE_WRITE, written).all()
            if earlier:
                return standing_line(connection, page, earlier[-1].name)
            name = change_line(connection, page, change)
            _tell(connection, EventKind.LINE, key)
            return standing_line(connection, page, name)

    def lines(self, key: PageKey) -> tuple[Line, ...]:
        """Every line of a page in its order, those that were taken away among them."""
        if self._database.is_unbegun(key):
            return ()
        with self._database.reading() as connection:
            return tuple(map(line_from, connection.execute(OF_PAGE, page_wanted(key))))

    def all(
        self, cohort: str, workshop: str, activity: str
    ) -> dict[str, tuple[Line, ...]]:
        """The lines of every group that has written something, by group."""
        wanted = {"of": cohort, "in_workshop": workshop, "in_activity": activity}
        found: dict[str, list[Line]] = {}
        with self._database.reading() as connection:
            for row in connection.execute(OF_ACTIVITY, wanted):
                found.setdefault(row.group, []).append(line_from(row))
        return {group: tuple(written) for group, written in found.items()}

    def history(self, key: PageKey) -> tuple[Line, ...]:
        """Every version of every line of a page, oldest first."""
        with self._database.reading() as connection:
            return tuple(map(line_from, connection.execute(HISTORY, page_wanted(key))))

    def be_writing(
        self, key: PageKey, *, person: str, line: str | None, at: datetime
    ) -> None:
        """Say that *person* is on the page now, or with None that they have left."""
        with self._database.changing() as connection:
            page = _hold(connection, key := _key_now(connection, key))
            connection.execute(
                LEAVE, {"on_page": page, "who": person, "before": at - FORGOTTEN}
            )
            if line is not None:
                here = {"page": page, "person": person, "line": line, "at": at}
                connection.execute(ARRIVE, here)
            _tell(connection, EventKind.WRITING, key)

    def writing(self, key: PageKey, *, since: datetime) -> tuple[Writing, ...]:
        """Who has been on the page since then, by name."""
        if self._database.is_unbegun(key):
            return ()
        with self._database.reading() as connection:
            rows = connection.execute(WRITING, {**page_wanted(key), "since": since})
            return tuple(map(_writing_from, rows))

    def all_writing(
        self, cohort: str, workshop: str, activity: str, *, since: datetime
    ) -> dict[str, tuple[Writing, ...]]:
        """Who has been on which group's page since then, by group."""
        wanted = {"of": cohort, "in_workshop": workshop, "in_activity": activity}
        found: dict[str, tuple[Writing, ...]] = {}
        with self._database.reading() as connection:
            for row in connection.execute(ALL_WRITING, {**wanted, "since": since}):
                found[row.group] = (*found.get(row.group, ()), _writing_from(row))
        return found


def _writing_from(row: AnyRow) -> Writing:
    return Writing(Person(row.id, row.name), row.line, row.at)


def _hold(connection: Connection, key: PageKey) -> int:
    """Make everybody else wait who writes to this page, until this transaction ends."""
    found = connection.execute(HOLD, page_wanted(key)).scalar()
    if found is None:
        place = {"cohort": key.cohort, "workshop": key.workshop}
        add_new(
            connection, pages, {**place, "activity": key.activity, "group": key.group}
        )
        found = connection.execute(HOLD, page_wanted(key)).scalar_one()
    return int(found)


def _key_now(connection: Connection, key: PageKey) -> PageKey:
    name = name_now(connection, key.workshop, key.activity)
    return replace(key, activity=name)


def _tell(connection: Connection, kind: EventKind, key: PageKey) -> None:
    """Say in the change's own transaction that something about a page changed."""
    append_event(
        connection,
        kind,
        cohort=key.cohort,
        workshop=key.workshop,
        activity=key.activity,
    )
