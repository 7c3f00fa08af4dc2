"""What changed, in order: an append-only list a page can catch up from."""

from __future__ import annotations

from sqlalchemy import Connection, RowMapping, bindparam, func, insert, select

from toolkit.model import Event, EventKind, ResponseKey
from toolkit.store.database import Database
from toolkit.store.tables import cohort as cohorts
from toolkit.store.tables import event as events

# Ids are given out before the commit. Holding the cohort until then keeps a reader
# from seeing a later id first and never asking for the earlier one again.
TAKE_TURN = (
    select(cohorts.c.id)
    .where(cohorts.c.id == bindparam("cohort"))
    .with_for_update(key_share=True)
)
APPEND = insert(events)
SINCE = (
    select(events)
    .where(events.c.cohort == bindparam("cohort"), events.c.id > bindparam("after"))
    .order_by(events.c.id)
)
LAST = select(func.max(events.c.id)).where(events.c.cohort == bindparam("cohort"))


def append_event(
    connection: Connection,
    kind: EventKind,
    *,
    cohort: str,
    workshop: str,
    activity: str | None = None,
    person: str | None = None,
) -> None:
    """Say in the change's own transaction that it happened."""
    connection.execute(TAKE_TURN, {"cohort": cohort})
    connection.execute(
        APPEND,
        {
            "cohort": cohort,
            "workshop": workshop,
            "activity": activity,
            "person": person,
            "kind": kind.value,
        },
    )


def append_event_about(
    connection: Connection, kind: EventKind, key: ResponseKey
) -> None:
    """Say that something about one answer changed."""
    append_event(
        connection,
        kind,
        cohort=key.cohort,
        workshop=key.workshop,
        activity=key.activity,
        person=key.person,
    )


class Events:
    """What changed in each cohort."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def since(self, cohort: str, id: int) -> tuple[Event, ...]:  # noqa: A002
        """What changed in the cohort after event *id*, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(SINCE, {"cohort": cohort, "after": id})
            return tuple(_event_from(row) for row in rows.mappings())

    def last(self, cohort: str) -> int:
        """The newest event of the cohort, 0 when nothing has happened yet."""
        with self._database.reading() as connection:
            return connection.execute(LAST, {"cohort": cohort}).scalar() or 0


def _event_from(row: RowMapping) -> Event:
    return Event(**{**row, "kind": EventKind(row["kind"])})
