"""A seat that goes to another cohort, with what its person wrote."""

from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from toolkit.errors import RosterError
from toolkit.model import Seating, Sharing
from toolkit.store.tables import attendance as records
from toolkit.store.tables import comment as comments
from toolkit.store.tables import evidence as files
from toolkit.store.tables import presence as pages
from toolkit.store.tables import response as responses
from toolkit.store.tables import response_version as versions
from toolkit.store.tables import seat as seats

SITS_THERE = (
    "{name} has a place in {cohort} already. Withdraw one of the two, or correct that "
    "one, instead of moving."
)
TO_PEOPLE_THERE = (Sharing.GROUP.value, Sharing.COHORT.value)

SITS = select(seats.c.id).where(
    seats.c.cohort == bindparam("cohort"), seats.c.person == bindparam("person")
)
WIDELY_SHARED = (
    select(versions, responses.c.latest)
    .join(responses, responses.c.id == versions.c.response)
    .where(
        responses.c.cohort == bindparam("cohort"),
        responses.c.person == bindparam("person"),
        versions.c.version == responses.c.current,
        versions.c.sharing.in_(TO_PEOPLE_THERE),
    )
)
ADVANCE = update(responses).where(responses.c.id == bindparam("of"))
GO = update(seats).where(seats.c.id == bindparam("of"))


def move(connection: Connection, seating: Seating, to: str, *, at: datetime) -> None:
    """Let the seat, its answers and files, and what was said of them, be in *to*.

    What was shared with people of the old cohort is shared with facilitators then:
    the promise was about others. What the person said beside others' answers stays.

    Raises:
        RosterError: the person sits in *to* already.
    """
    person, old = seating.person, seating.cohort.id
    if connection.execute(SITS, {"cohort": to, "person": person.id}).first():
        raise RosterError(SITS_THERE.format(name=person.name, cohort=to))
    _share_less(connection, old, person.id, at=at)
    for column in (
        responses.c.person,
        files.c.person,
        records.c.person,
        comments.c.about,
    ):
        table = column.table
        mine = update(table).where(table.c.cohort == old, column == person.id)
        connection.execute(mine.values(cohort=to))
    connection.execute(
        delete(pages).where(pages.c.cohort == old, pages.c.person == person.id)
    )
    connection.execute(GO.values(cohort=to, group=None), {"of": seating.id})


def _share_less(
    connection: Connection, cohort: str, person: str, *, at: datetime
) -> None:
    asked = {"cohort": cohort, "person": person}
    for row in connection.execute(WIDELY_SHARED, asked).mappings().all():
        number = row["latest"] + 1
        copy = {name: row[name] for name in versions.c.keys()}  # noqa: SIM118
        narrower = {
            "version": number,
            "write": f"moved-{uuid4().hex}",
            "sharing": Sharing.FACILITATORS.value,
            "saved_at": at,
            "conflict": False,
        }
        connection.execute(insert(versions), {**copy, **narrower})
        now = ADVANCE.values(current=number, latest=number)
        connection.execute(now, {"of": row["response"]})
