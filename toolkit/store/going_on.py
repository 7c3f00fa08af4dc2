"""What all cohorts do at this moment, read together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, DateTime, Select, func, select

from toolkit.store.cohorts import OFFICE
from toolkit.store.database import Database
from toolkit.store.rooms import OPEN
from toolkit.store.tables import cohort as cohorts
from toolkit.store.tables import pace as paces
from toolkit.store.tables import room as rooms
from toolkit.store.tables import seat as seats

SEATED = (
    select(cohorts.c.id, func.count(seats.c.id))
    .join(seats, seats.c.cohort == cohorts.c.id)
    .where(cohorts.c.programme != OFFICE, seats.c.withdrawn_at.is_(None))
    .group_by(cohorts.c.id)
    .order_by(cohorts.c.id)
)
LIVE = select(paces.c.cohort, paces.c.workshop).where(paces.c.section.is_not(None))
OPEN_ROOMS = select(rooms.c.cohort, rooms.c.workshop).where(*OPEN)


@dataclass(frozen=True, slots=True)
class Going:
    """One cohort: how many take part, which workshops are live or have open doors."""

    cohort: str
    people: int
    live: frozenset[str]
    open_rooms: frozenset[str]


class GoingOn:
    """What every cohort does now."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self, *, now: datetime) -> tuple[Going, ...]:
        """Every cohort in which somebody takes part."""
        with self._database.reading() as connection:
            seated = connection.execute(SEATED).all()
            live = _by_cohort(connection, LIVE)
            is_open = _by_cohort(connection, OPEN_ROOMS, now=now)
        return tuple(
            Going(cohort, people, frozenset(live[cohort]), frozenset(is_open[cohort]))
            for cohort, people in seated
        )

    def clock(self) -> datetime | None:
        """What now is by the database's own clock; None where it has the machine's."""
        if self._database.file is not None:
            return None
        with self._database.reading() as connection:
            now = func.clock_timestamp(type_=DateTime(timezone=True))
            return connection.execute(select(now)).scalar_one()


def _by_cohort(
    connection: Connection, statement: Select[str, str], **given: object
) -> defaultdict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for cohort, workshop in connection.execute(statement, given):
        found[cohort].add(workshop)
    return found
