"""Who is on a group's page at this moment."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, insert, or_, select

from toolkit.model import Person
from toolkit.model.lines import PageKey, Writing
from toolkit.store.connect import Connected
from toolkit.store.group_tables import group_page as pages
from toolkit.store.group_tables import writing as writers
from toolkit.store.lines import OF_GROUP, hold_page, page_wanted, tell_page
from toolkit.store.tables import person as people

FORGOTTEN = timedelta(minutes=10)
"""After this nobody is asked for who was on a page."""

LEAVE = delete(writers).where(
    writers.c.page == bindparam("on_page"),
    # Who was here long ago and never said that they left goes too.
    or_(writers.c.person == bindparam("who"), writers.c.at < bindparam("before")),
)
ARRIVE = insert(writers)
WRITING = (
    select(writers.c.line, writers.c.at, people.c.id, people.c.name)
    .select_from(
        writers.join(pages, pages.c.id == writers.c.page).join(
            people, people.c.id == writers.c.person
        )
    )
    .where(OF_GROUP, writers.c.at >= bindparam("since"))
    .order_by(people.c.name, people.c.id)
)


class Writers(Connected):
    """The part of the store that knows who is writing where."""

    def be_writing(
        self, key: PageKey, *, person: str, line: str | None, at: datetime
    ) -> None:
        """Say that *person* is on the page now, or with None that they have left."""
        with self._writing() as connection:
            page = hold_page(connection, key)
            connection.execute(
                LEAVE, {"on_page": page, "who": person, "before": at - FORGOTTEN}
            )
            if line is not None:
                here = {"page": page, "person": person, "line": line, "at": at}
                connection.execute(ARRIVE, here)
            tell_page(connection, "writing", key)

    def writing(self, key: PageKey, *, since: datetime) -> tuple[Writing, ...]:
        """Who has been on the page since then, by name."""
        if self._is_unbegun(key):
            return ()
        with self._reading() as connection:
            rows = connection.execute(WRITING, {**page_wanted(key), "since": since})
            return tuple(
                Writing(Person(row.id, row.name), row.line, row.at) for row in rows
            )
