"""Whose pages are open now, on any server."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    case,
    delete,
    exists,
    insert,
    select,
    update,
)

from toolkit.model import EventKind
from toolkit.model.attendance import Place, Presence
from toolkit.store.connect import add_new
from toolkit.store.database import Database
from toolkit.store.events import append_event
from toolkit.store.stays import UNCOUNTED, begin_stays, end_stay
from toolkit.store.tables import attendance as records
from toolkit.store.tables import presence as pages
from toolkit.store.tables import seat as seats

STALE = timedelta(seconds=45)
"""A page whose server has not spoken for so long is closed: the server is gone, and
who has left meanwhile is away soon after it has come back."""

SITS = select(seats.c.id).where(
    seats.c.cohort == bindparam("cohort"), seats.c.person == bindparam("person")
)
PAGE = and_(
    pages.c.cohort == bindparam("of_cohort"),
    pages.c.person == bindparam("of_person"),
    pages.c.workshop == bindparam("of_workshop"),
)
LEAVE = delete(pages).where(PAGE, pages.c.server == bindparam("of_server"))
ELSEWHERE = select(pages.c.person).where(PAGE).limit(1)
SEEN = (
    update(pages)
    .where(pages.c.server == bindparam("of_server"))
    .values(seen_at=bindparam("at"))
)
GONE = select(pages).where(pages.c.seen_at < bindparam("before"))
IN_WORKSHOP = select(pages).where(
    pages.c.cohort == bindparam("cohort"), pages.c.workshop == bindparam("workshop")
)
LEFT = (
    update(records)
    .where(
        records.c.cohort == bindparam("of_cohort"),
        records.c.person == bindparam("of_person"),
        records.c.workshop == bindparam("of_workshop"),
        records.c.joined_at.is_not(None),
    )
    .values(left_at=bindparam("at"))
)
BACK = (
    update(records)
    .where(
        records.c.cohort == bindparam("of_cohort"),
        records.c.workshop == bindparam("of_workshop"),
        records.c.person == bindparam("of_person"),
    )
    .values(left_at=None)
)
UNRECORDED = select(pages.c.person, pages.c.since).where(
    pages.c.cohort == bindparam("cohort"),
    pages.c.workshop == bindparam("workshop"),
    pages.c.server == bindparam("server"),
    ~exists().where(
        records.c.cohort == pages.c.cohort,
        records.c.person == pages.c.person,
        records.c.workshop == pages.c.workshop,
        records.c.joined_at.is_not(None),
    ),
)
JOINED = (
    update(records)
    .where(
        records.c.cohort == bindparam("of_cohort"),
        records.c.workshop == bindparam("of_workshop"),
        records.c.person == bindparam("of_person"),
    )
    .values(
        joined_at=bindparam("at"),
        # What a facilitator has said already is right.
        mode=case((records.c.mode == "", bindparam("by")), else_=records.c.mode),
    )
)


class OpenPages:
    """Whose pages are open."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(
        self,
        server: str,
        *,
        at: datetime,
        came: Collection[Place] = (),
        went: Collection[Place] = (),
    ) -> None:
        """Note whose pages *server* has opened and lost since it last said."""
        with self._database.changing() as connection:
            # A rehearsal's cohort may have been thrown away under an open page.
            known = {p for p in {*came, *went} if _sits(connection, p)}
            for place in known.intersection(came):
                _come(connection, place, server=server, at=at)
            for place in known.intersection(went):
                _go(connection, place, server=server, at=at)
            _tell(connection, known)

    def beat(self, server: str, *, at: datetime) -> frozenset[Place]:
        """Say that *server* still holds its pages; clear away those nobody holds.

        Returns the places that were cleared.
        """
        with self._database.changing() as connection:
            connection.execute(SEEN, {"of_server": server, "at": at})
            gone = connection.execute(GONE, {"before": at - STALE}).all()
            for row in gone:
                place = Place(row.cohort, row.person, row.workshop)
                _go(connection, place, server=row.server, at=row.seen_at)
            places = {Place(row.cohort, row.person, row.workshop) for row in gone}
            _tell(connection, places)
        return frozenset(places)

    def record_joined(
        self, server: str, *, cohort: str, workshop: str, mode: str, since: datetime
    ) -> None:
        """Write everybody who is here on *server* into the attendance of *workshop*.

        Who came before *since* is recorded from then on. Safe to repeat.
        """
        wanted = {"cohort": cohort, "workshop": workshop, "server": server}
        with self._database.reading() as connection:
            asked = (UNRECORDED, UNCOUNTED)
            if not any(connection.execute(each, wanted).first() for each in asked):
                return
        with self._database.changing() as connection:
            for row in connection.execute(UNRECORDED, wanted).all():
                place = Place(cohort, row.person, workshop)
                _join(connection, place, mode=mode, at=max(row.since, since))
            begin_stays(connection, server, Place(cohort, "", workshop), since=since)
            _tell(connection, {Place(cohort, "", workshop)})

    def here(self, cohort: str, workshop: str, *, now: datetime) -> dict[str, Presence]:
        """Whose page of *workshop* is open, by person; also whose server has gone."""
        wanted = {"cohort": cohort, "workshop": workshop}
        found: dict[str, Presence] = {}
        with self._database.reading() as connection:
            for row in connection.execute(IN_WORKSHOP, wanted):
                here = row.seen_at > now - STALE
                seen = Presence(row.person, here, row.since if here else row.seen_at)
                known = found.get(row.person)
                if known is None or _better(seen, known):
                    found[row.person] = seen
        return found


def _sits(connection: Connection, place: Place) -> bool:
    wanted = {"cohort": place.cohort, "person": place.person}
    return connection.execute(SITS, wanted).first() is not None


def _better(one: Presence, other: Presence) -> bool:
    if one.here != other.here:
        return one.here
    return one.since < other.since if one.here else one.since > other.since


def _come(connection: Connection, place: Place, *, server: str, at: datetime) -> None:
    row = {
        "cohort": place.cohort,
        "person": place.person,
        "workshop": place.workshop,
        "server": server,
        "since": at,
        "seen_at": at,
    }
    add_new(connection, pages, row)
    connection.execute(BACK, _of(place))


def _go(connection: Connection, place: Place, *, server: str, at: datetime) -> None:
    connection.execute(LEAVE, {**_of(place), "of_server": server})
    if connection.execute(ELSEWHERE, _of(place)).first() is None:
        connection.execute(LEFT, {**_of(place), "at": at})
        end_stay(connection, place, at=at)


def _join(connection: Connection, place: Place, *, mode: str, at: datetime) -> None:
    known = connection.execute(JOINED, {**_of(place), "at": at, "by": mode})
    if known.rowcount == 0:
        row = {
            "cohort": place.cohort,
            "workshop": place.workshop,
            "person": place.person,
            "joined_at": at,
            "mode": mode,
            "caught_up": False,
            "note": "",
        }
        connection.execute(insert(records), row)


def _of(place: Place) -> dict[str, str]:
    return {
        "of_cohort": place.cohort,
        "of_person": place.person,
        "of_workshop": place.workshop,
    }


def _tell(connection: Connection, places: Iterable[Place]) -> None:
    for cohort, workshop in sorted({(p.cohort, p.workshop) for p in places}):
        append_event(connection, EventKind.PRESENCE, cohort=cohort, workshop=workshop)
