"""Answers: the one that stands, and every version ever sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime

from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from toolkit.model import (
    JSON,
    Conflict,
    EventKind,
    Response,
    ResponseKey,
    Role,
    Saved,
    Shared,
    Sharing,
)
from toolkit.model.words_of import is_filled
from toolkit.store.connect import AnyRow, add_new
from toolkit.store.database import Database
from toolkit.store.events import append_event_about
from toolkit.store.names_now import found_now, key_now
from toolkit.store.seatings import SEATING_COLUMNS, seating_from
from toolkit.store.tables import cohort as cohorts
from toolkit.store.tables import person as people
from toolkit.store.tables import response as responses
from toolkit.store.tables import response_version as versions
from toolkit.store.tables import seat as seats

RESPONSE_COLUMNS = (
    responses.c.cohort.label("key_cohort"),
    responses.c.person.label("key_person"),
    responses.c.workshop,
    responses.c.activity,
    versions.c.version,
    versions.c.write,
    versions.c.value,
    versions.c.sharing,
    versions.c.prompt,
    versions.c.saved_at,
    versions.c.conflict,
)
EVERY = responses.join(versions, versions.c.response == responses.c.id)
STANDING = responses.join(
    versions,
    and_(
        versions.c.response == responses.c.id,
        versions.c.version == responses.c.current,
    ),
)
SEATS = seats.join(cohorts, cohorts.c.id == seats.c.cohort).join(
    people, people.c.id == seats.c.person
)
IN_WORKSHOP = and_(
    responses.c.cohort == bindparam("cohort"),
    responses.c.workshop == bindparam("workshop"),
)
OF_ACTIVITY = and_(IN_WORKSHOP, responses.c.activity == bindparam("activity"))
OF_PERSON = and_(IN_WORKSHOP, responses.c.person == bindparam("person"))
OF_KEY = and_(OF_ACTIVITY, responses.c.person == bindparam("person"))

HOLD = (
    select(responses.c.id, responses.c.current, responses.c.latest)
    .where(OF_KEY)
    .with_for_update()
)
ONE_STANDING = select(*RESPONSE_COLUMNS).select_from(STANDING).where(OF_KEY)
ONE_WRITE = (
    select(*RESPONSE_COLUMNS)
    .select_from(EVERY)
    .where(versions.c.response == bindparam("of"), versions.c.write == bindparam("w"))
)
HISTORY = (
    select(*RESPONSE_COLUMNS)
    .select_from(EVERY)
    .where(OF_KEY)
    .order_by(versions.c.version)
)
ONE_PERSONS = select(*RESPONSE_COLUMNS).select_from(STANDING).where(OF_PERSON)
OF_AUTHOR = and_(
    seats.c.cohort == responses.c.cohort, seats.c.person == responses.c.person
)
EVERYBODYS_IN = (
    select(*RESPONSE_COLUMNS, *SEATING_COLUMNS)
    .select_from(STANDING.join(SEATS, OF_AUTHOR))
    .where(IN_WORKSHOP)
    .order_by(versions.c.saved_at.desc(), responses.c.id.desc())
)
EVERYBODYS = EVERYBODYS_IN.where(responses.c.activity == bindparam("activity"))
COUNTED = (
    select(versions.c.value, func.count())
    .select_from(STANDING.join(seats, OF_AUTHOR))
    .where(OF_ACTIVITY, seats.c.role == Role.PARTICIPANT.value)
    .group_by(versions.c.value)
)
LET_GO = delete(responses).where(responses.c.id == bindparam("of"))
ADD_VERSION = insert(versions)
ADVANCE = (
    update(responses)
    .where(responses.c.id == bindparam("of"))
    .values(current=bindparam("now_current"), latest=bindparam("now_latest"))
)


class Responses:
    """What everybody has answered."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(
        self,
        key: ResponseKey,
        value: JSON,
        *,
        sharing: Sharing,
        based_on: int,
        write: str,
        prompt: str,
        at: datetime,
    ) -> Saved | Conflict:
        """Keep an answer for good; it stands if it was based on the one that stands.

        *based_on* is the version the writer had seen, 0 for none. Sending the same
        *write* again changes nothing and returns what the first one did.
        """
        with self._database.changing() as connection:
            held, key = _hold(connection, key)
            earlier = _version_written(connection, held, write=write)
            if earlier is not None:
                return _first_result(connection, key, earlier)
            stands = held.current in (0, based_on)
            version = held.latest + 1
            yours = Response(key, value, sharing, version, at, prompt, write)
            _keep(connection, held, yours, stands=stands)
            if stands:
                append_event_about(connection, EventKind.RESPONSE, key)
                return Saved(yours)
            return Conflict(current=_standing(connection, key), yours=yours)

    def add(self, given: Iterable[Response]) -> None:
        """Keep first answers, all in one go; whoever has answered keeps what stands.

        Tells nobody: for a cohort that nobody has open yet.
        """
        with self._database.changing() as connection:
            for one in given:
                held, key = _hold(connection, one.key)
                if held.latest == 0:
                    first = replace(one, key=key, version=1)
                    _keep(connection, held, first, stands=True)

    def find(self, key: ResponseKey) -> Response | None:
        """The answer that stands."""
        seen = self._database.seen(key.cohort, key.workshop, key.person)
        if seen is not None:
            return seen.response(key)
        with self._database.reading() as connection:
            found = found_now(connection, ONE_STANDING, asdict(key))
            return response_from(found[0]) if found else None

    def of(self, cohort: str, workshop: str, person: str) -> dict[str, Response]:
        """One person's standing answers in a workshop, by activity."""
        seen = self._database.seen(cohort, workshop, person)
        if seen is not None:
            return seen.responses(workshop)
        wanted = {"cohort": cohort, "workshop": workshop, "person": person}
        with self._database.reading() as connection:
            found = map(response_from, connection.execute(ONE_PERSONS, wanted))
            return {response.key.activity: response for response in found}

    def history(self, key: ResponseKey) -> tuple[Response, ...]:
        """Every version ever sent, oldest first, also those that never stood."""
        with self._database.reading() as connection:
            rows = connection.execute(HISTORY, asdict(key))
            return tuple(response_from(row) for row in rows)

    def to(self, cohort: str, workshop: str, activity: str) -> tuple[Shared, ...]:
        """Everybody's standing answer, newest first, whatever its sharing level."""
        if self._database.is_empty(cohort, workshop, activity):
            return ()
        wanted = {"cohort": cohort, "workshop": workshop, "activity": activity}
        with self._database.reading() as connection:
            found = found_now(connection, EVERYBODYS, wanted)
            return tuple(map(shared_from, found))

    def within(self, cohort: str, workshop: str) -> tuple[Shared, ...]:
        """Everybody's standing answers to all of *workshop*, newest first."""
        wanted = {"cohort": cohort, "workshop": workshop}
        with self._database.reading() as connection:
            return tuple(map(shared_from, connection.execute(EVERYBODYS_IN, wanted)))

    def counted(
        self, cohort: str, workshop: str, activity: str
    ) -> tuple[tuple[JSON, int], ...]:
        """Each answer that participants gave, and how many of them gave it.

        However many there are, a vote among a few options is a few rows.
        """
        if self._database.is_empty(cohort, workshop, activity):
            return ()
        wanted = {"cohort": cohort, "workshop": workshop, "activity": activity}
        with self._database.reading() as connection:
            rows = found_now(connection, COUNTED, wanted)
            return tuple((value, count) for value, count in rows)


def response_from(row: AnyRow) -> Response:
    """The answer in *row*."""
    return Response(
        key=ResponseKey(row.key_cohort, row.key_person, row.workshop, row.activity),
        value=row.value,
        sharing=Sharing(row.sharing),
        version=row.version,
        saved_at=row.saved_at,
        prompt=row.prompt,
        write=row.write,
    )


def shared_from(row: AnyRow) -> Shared:
    """The answer in *row*, and its author's seat."""
    return Shared(author=seating_from(row), response=response_from(row))


def _hold(connection: Connection, key: ResponseKey) -> tuple[AnyRow, ResponseKey]:
    """Make everybody else wait who saves to *key*, until this transaction ends.

    An activity that was renamed is held under its new name, which the key then has.
    """
    wanted = asdict(key)
    held = connection.execute(HOLD, wanted).one_or_none()
    if held is not None:
        return held, key
    add_new(connection, responses, {**wanted, "current": 0, "latest": 0})
    held = connection.execute(HOLD, wanted).one()
    # Asked after the row is there: whoever renames waits for it, or has committed.
    if held.latest or (now := key_now(connection, key)) == key:
        return held, key
    connection.execute(LET_GO, {"of": held.id})
    return _hold(connection, now)


def _version_written(
    connection: Connection, held: AnyRow, *, write: str
) -> AnyRow | None:
    return connection.execute(ONE_WRITE, {"of": held.id, "w": write}).one_or_none()


def _first_result(
    connection: Connection, key: ResponseKey, earlier: AnyRow
) -> Saved | Conflict:
    yours = response_from(earlier)
    if earlier.conflict:
        return Conflict(current=_standing(connection, key), yours=yours)
    return Saved(yours, repeated=True)


def _standing(connection: Connection, key: ResponseKey) -> Response:
    return response_from(connection.execute(ONE_STANDING, asdict(key)).one())


def _keep(
    connection: Connection, held: AnyRow, yours: Response, *, stands: bool
) -> None:
    connection.execute(
        ADD_VERSION,
        {
            "response": held.id,
            "version": yours.version,
            "write": yours.write,
            "value": yours.value,
            "sharing": yours.sharing.value,
            "prompt": yours.prompt,
            "saved_at": yours.saved_at,
            "conflict": not stands,
            "filled": is_filled(yours.value),
        },
    )
    connection.execute(
        ADVANCE,
        {
            "of": held.id,
            "now_current": yours.version if stands else held.current,
            "now_latest": yours.version,
        },
    )
