"""Lets what a demonstration holds have happened at another time."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import and_, bindparam, delete, exists, update

from toolkit.model import Response
from toolkit.model.attendance import Attendance, Correction, Stay
from toolkit.model.comments import Comment
from toolkit.store.after_tables import correction, stay
from toolkit.store.database import Database
from toolkit.store.stays import add_stays
from toolkit.store.tables import attendance as records
from toolkit.store.tables import comment as comments
from toolkit.store.tables import response as responses
from toolkit.store.tables import response_version as versions

# Only what still stands as it was first written: later answers are somebody's own.
STANDS = exists().where(
    responses.c.id == versions.c.response,
    responses.c.current == versions.c.version,
    responses.c.cohort == bindparam("cohort"),
    responses.c.person == bindparam("of"),
    responses.c.workshop == bindparam("in_workshop"),
    responses.c.activity == bindparam("to"),
)
ANSWER = (
    update(versions)
    .where(versions.c.write == bindparam("by_write"), STANDS)
    .values(
        value=bindparam("says"), prompt=bindparam("asked"), saved_at=bindparam("at")
    )
)
COMMENT = (
    update(comments)
    .where(comments.c.id == bindparam("of"))
    .values(written_at=bindparam("at"))
)
HERE = and_(
    records.c.cohort == bindparam("in_cohort"),
    records.c.workshop == bindparam("in_workshop"),
)
ARRIVED = (
    update(records)
    .where(HERE, records.c.person == bindparam("of"), records.c.joined_at.is_not(None))
    .values(joined_at=bindparam("came"), left_at=bindparam("went"))
)
NOT_YET = update(records).where(HERE).values(joined_at=None, left_at=None)

IN_THE_ROOM = and_(
    stay.c.cohort == bindparam("in_cohort"), stay.c.workshop == bindparam("in_workshop")
)
NO_STAYS = delete(stay).where(IN_THE_ROOM)
FORGET_STAYS = NO_STAYS.where(stay.c.person == bindparam("of"))
PUT_RIGHT = (
    update(correction)
    .where(correction.c.id == bindparam("of"))
    .values(at=bindparam("on"))
)


class Renewal:
    """Changes moments, and what depends on them; never what a person has written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def answers(self, given: Iterable[Response]) -> None:
        """Keep *given* where the same writes stand, which nobody has changed."""
        with self._database.changing() as connection:
            for one in given:
                place = {
                    "cohort": one.key.cohort,
                    "of": one.key.person,
                    "in_workshop": one.key.workshop,
                    "to": one.key.activity,
                    "by_write": one.write,
                }
                new = {"says": one.value, "asked": one.prompt, "at": one.saved_at}
                connection.execute(ANSWER, {**place, **new})

    def comments(self, given: Iterable[Comment]) -> None:
        """Let comments have been written when *given* says."""
        with self._database.changing() as connection:
            for one in given:
                connection.execute(COMMENT, {"of": one.id, "at": one.written_at})

    def attendance(
        self, cohort: str, workshop: str, given: Iterable[Attendance]
    ) -> None:
        """Let people have come and gone when *given* says, where they came at all."""
        place = {"in_cohort": cohort, "in_workshop": workshop}
        with self._database.changing() as connection:
            for one in given:
                at = {"of": one.person, "came": one.joined, "went": one.left}
                connection.execute(ARRIVED, {**place, **at})

    def stays(self, cohort: str, workshop: str, given: Collection[Stay]) -> None:
        """Let people have been there when *given* says, in place of what was kept."""
        place = {"in_cohort": cohort, "in_workshop": workshop}
        with self._database.changing() as connection:
            for person in {one.person for one in given}:
                connection.execute(FORGET_STAYS, {**place, "of": person})
            add_stays(connection, cohort, workshop, given)

    def corrections(self, given: Iterable[Correction]) -> None:
        """Let the record have been put right when *given* says."""
        with self._database.changing() as connection:
            for one in given:
                connection.execute(PUT_RIGHT, {"of": one.id, "on": one.at})

    def nobody_came(self, cohort: str, workshop: str) -> None:
        """Forget who was in a workshop that is to come; marks and notes stay."""
        with self._database.changing() as connection:
            place = {"in_cohort": cohort, "in_workshop": workshop}
            connection.execute(NOT_YET, place)
            connection.execute(NO_STAYS, place)
