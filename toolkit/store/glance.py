"""One look at a workshop, in place of a small question from each of its activities."""

from __future__ import annotations

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    or_,
    select,
)

from toolkit.model import PROGRAMME
from toolkit.store.database import Database
from toolkit.store.evidence import evidence_from
from toolkit.store.group_tables import group_page as pages
from toolkit.store.responses import RESPONSE_COLUMNS, STANDING, response_from
from toolkit.store.seen import Seen
from toolkit.store.tables import evidence as files
from toolkit.store.tables import response as responses


def _near(table: Table) -> ColumnElement[bool]:
    return and_(
        table.c.cohort == bindparam("cohort"),
        or_(table.c.workshop == bindparam("workshop"), table.c.workshop == PROGRAMME),
    )


OWN = (
    select(*RESPONSE_COLUMNS)
    .select_from(STANDING)
    .where(_near(responses), responses.c.person == bindparam("person"))
)
ANSWERED = (
    select(responses.c.workshop, responses.c.activity)
    .where(_near(responses))
    .distinct()
)
FILES = (
    select(files)
    .where(_near(files), files.c.person == bindparam("person"))
    .order_by(files.c.added_at, files.c.id)
)
BEGUN = select(pages.c.workshop, pages.c.activity, pages.c.group).where(_near(pages))


def glance(database: Database, *, cohort: str, workshop: str, person: str) -> None:
    """Read what *person*'s page asks first; answers to it need no more reading.

    Only within `at_once`, and only until its block ends. Of what others wrote it is
    read where there is something, so that an empty room costs little.
    """
    if not database.is_at_once:
        return  # nothing would say when what was seen is out of date
    wanted = {"cohort": cohort, "workshop": workshop, "person": person}
    with database.reading() as connection:
        seen = _look(connection, wanted)
    database.remember(seen, cohort=cohort, workshop=workshop)


def _look(connection: Connection, wanted: dict[str, str]) -> Seen:
    return Seen(
        person=wanted["person"],
        own=tuple(map(response_from, connection.execute(OWN, wanted))),
        files=tuple(map(evidence_from, connection.execute(FILES, wanted))),
        answered=frozenset(map(tuple, connection.execute(ANSWERED, wanted))),
        begun=frozenset(map(tuple, connection.execute(BEGUN, wanted))),
    )
