"""Who would like to take part, and whom a place was offered."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from toolkit.errors import StaleError
from toolkit.model.interest import (
    ENDED,
    IN_TURN,
    Application,
    Interest,
    PublicPage,
    State,
    free_places,
    is_full,
)
from toolkit.store.connect import AnyRow
from toolkit.store.database import Database
from toolkit.store.public_pages import ONE as PAGE
from toolkit.store.public_pages import page_from
from toolkit.store.year_tables import interest as interests

MOST = 2_000
"""People who may be interested in one cohort; more are nobody's hand."""

LINKS = 5
"""Links to one offer that work at one time; the oldest end."""

ID_LENGTH = 32

ALL = (
    select(interests)
    .where(interests.c.cohort == bindparam("of"))
    .order_by(interests.c.written_at, interests.c.id)
)
COUNT = select(func.count()).where(interests.c.cohort == bindparam("of"))
OF_ADDRESS = ALL.where(interests.c.email == bindparam("address"))
ONE = select(interests).where(interests.c.id == bindparam("of"))
CHANGE = update(interests).where(interests.c.id == bindparam("of"))
# Whoever changes who has a place takes turns with all who do so in that cohort.
HOLD = PAGE.with_for_update()
GONE = (
    "This has changed meanwhile, or no place is free any more. Look at the list again."
)


class Interests:
    """Everybody who would like to take part in a cohort."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, cohort: str) -> tuple[Interest, ...]:
        """Everybody who is interested in the cohort, who wrote first coming first."""
        with self._database.reading() as connection:
            return _all(connection, cohort)

    def behind(self, link: str) -> Interest | None:
        """Whose link this is; None if it was never given, or has ended."""
        with self._database.reading() as connection:
            row = connection.execute(ONE, {"of": link[:ID_LENGTH]}).one_or_none()
            if row is None or _digest(link[ID_LENGTH:]) not in row.value["links"]:
                return None
            return _from(row)

    def register(self, cohort: str, wrote: Application, *, at: datetime) -> bool:
        """Keep what somebody wrote; the same address is the same interest.

        Nothing is kept of a cohort that has no public page, or of one that more people
        are interested in than can be.
        """
        with self._database.changing() as connection:
            page = _hold(connection, cohort)
            if page is None or not page.published:
                return False
            # Before anybody is looked for, so that nothing tells who is known.
            if connection.execute(COUNT, {"of": cohort}).scalar_one() >= MOST:
                return False
            known = {"of": cohort, "address": wrote.email.casefold()}
            row = connection.execute(OF_ADDRESS, known).one_or_none()
            if row is not None:
                _write_again(connection, row, page, wrote=wrote, at=at)
                return True
            new = {"id": uuid4().hex, "cohort": cohort, **_written(wrote, links=())}
            anew = _begun(connection, cohort, page, at=at)
            connection.execute(insert(interests), {**new, **anew, "seat": None})
            return True

    def offer(self, cohort: str, of: str, *, at: datetime, until: datetime) -> str:
        """Offer a place to who has none, and give the link by which it is taken.

        Raises:
            StaleError: none is free, or this person is not in turn; nothing is changed.
        """
        with self._database.changing() as connection:
            page = _hold(connection, cohort)
            everybody = _all(connection, cohort)
            chosen = next((each for each in everybody if each.id == of), None)
            may_be = chosen is not None and (
                chosen.state in IN_TURN or chosen.lapsed(at)
            )
            if page is None or not may_be:
                raise StaleError(GONE)
            if free_places(everybody, page.capacity, now=at) == 0:
                raise StaleError(GONE)
            _change(connection, of, state=State.OFFERED, at=at, until=until)
            return _new_link(connection, of)

    def link(self, cohort: str, of: str) -> str:
        """Another link for somebody, beside those that they have.

        Raises:
            StaleError: they are not interested in this cohort any more.
        """
        with self._database.changing() as connection:
            row = connection.execute(ONE, {"of": of}).one_or_none()
            if row is None or row.cohort != cohort:
                raise StaleError(GONE)
            return _new_link(connection, of)

    def answer(self, of: Interest, state: State, *, at: datetime) -> Interest:
        """Let it become accepted, declined or withdrawn; what it is then.

        Safe to repeat.

        Raises:
            StaleError: what was offered has lapsed, or was never; nothing is changed.
        """
        with self._database.changing() as connection:
            _hold(connection, of.cohort)
            row = connection.execute(ONE, {"of": of.id}).one_or_none()
            if row is None or not _may_become(_from(row), state, now=at):
                raise StaleError(GONE)
            if row.state != state:
                _change(connection, of.id, state=state, at=at)
            return replace(_from(row), state=state)

    def seated(self, of: str, seat: str) -> None:
        """Remember which seat became of an accepted place."""
        with self._database.changing() as connection:
            connection.execute(CHANGE.values(seat=seat), {"of": of})

    def remove(self, cohort: str, of: str) -> None:
        """Forget all that somebody wrote. Harmless if it is forgotten already."""
        wanted = (interests.c.id == of, interests.c.cohort == cohort)
        with self._database.changing() as connection:
            connection.execute(delete(interests).where(*wanted))


def _hold(connection: Connection, cohort: str) -> PublicPage | None:
    row = connection.execute(HOLD, {"cohort": cohort}).one_or_none()
    return page_from(row) if row else None


def _all(connection: Connection, cohort: str) -> tuple[Interest, ...]:
    return tuple(map(_from, connection.execute(ALL, {"of": cohort})))


def _may_become(interest: Interest, state: State, *, now: datetime) -> bool:
    if interest.state is state:
        return True
    if state is State.ACCEPTED:
        return interest.holds(now)
    if state is State.DECLINED:
        return interest.state is State.OFFERED
    return state is State.WITHDRAWN and interest.state is not State.DECLINED


def _begun(
    connection: Connection, cohort: str, page: PublicPage, *, at: datetime
) -> dict[str, object]:
    full = is_full(_all(connection, cohort), page.capacity, now=at)
    state = State.WAITING if full else State.NEW
    return {"state": state.value, "written_at": at, "changed_at": at}


def _write_again(
    connection: Connection,
    row: AnyRow,
    page: PublicPage,
    *,
    wrote: Application,
    at: datetime,
) -> None:
    """Take what is written now instead; what was offered or accepted stays as it is."""
    if row.state in IN_TURN:
        stays: dict[str, object] = {"changed_at": at}
    elif row.state in ENDED:
        stays = _begun(connection, row.cohort, page, at=at)
    else:
        return
    changed = {**_written(wrote, links=row.value["links"]), **stays}
    connection.execute(CHANGE.values(**changed), {"of": row.id})


def _written(wrote: Application, *, links: Sequence[str]) -> dict[str, Any]:
    value = {
        "answers": dict(wrote.answers),
        "message": wrote.message,
        "in_school": wrote.in_school,
        "until": None,
        "links": list(links),
    }
    return {
        "name": wrote.name,
        "school": wrote.school,
        "email": wrote.email.casefold(),
        "value": value,
    }


def _change(
    connection: Connection,
    of: str,
    *,
    state: State,
    at: datetime,
    until: datetime | None = None,
) -> None:
    value = connection.execute(ONE, {"of": of}).one().value
    told = {**value, "until": until and until.isoformat()}
    changed = {"state": state.value, "changed_at": at, "value": told}
    connection.execute(CHANGE.values(**changed), {"of": of})


def _new_link(connection: Connection, of: str) -> str:
    value = connection.execute(ONE, {"of": of}).one().value
    secret = secrets.token_urlsafe(32)
    links = [*value["links"], _digest(secret)][-LINKS:]
    connection.execute(CHANGE.values(value={**value, "links": links}), {"of": of})
    return of + secret


def _from(row: AnyRow) -> Interest:
    value, until = row.value, row.value["until"]
    return Interest(
        id=row.id,
        cohort=row.cohort,
        wrote=Application(
            row.name,
            row.school,
            row.email,
            value["answers"],
            value["message"],
            value.get("in_school", ""),
        ),
        state=State(row.state),
        written_at=row.written_at,
        changed_at=row.changed_at,
        until=until and datetime.fromisoformat(until),
        seat=row.seat,
    )


def _digest(secret: str) -> str:
    return sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
