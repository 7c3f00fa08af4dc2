"""The log of who opened or exported what of other people's."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import asdict
from datetime import timedelta
from uuid import uuid4

from sqlalchemy import ColumnElement, String, and_, bindparam, insert, or_, select

from toolkit.model import Role
from toolkit.model.looked import OF_EVERYBODY, Looked, What
from toolkit.store.after_tables import looked as looks
from toolkit.store.connect import AnyRow
from toolkit.store.database import Database
from toolkit.store.tables import person as people
from toolkit.store.tables import seat as seats

COLUMNS = (looks.c.cohort, looks.c.by, looks.c.what, looks.c.about, looks.c.at)
# To whom somebody shows what is theirs is for them alone to know.
IN_COHORT = (
    select(*COLUMNS)
    .where(looks.c.cohort == bindparam("cohort"), looks.c.what != What.LINK.value)
    .order_by(looks.c.at.desc(), looks.c.id)
    .limit(bindparam("most"))
)
OF_ONE = IN_COHORT.where(
    or_(looks.c.about == bindparam("person"), looks.c.by == bindparam("person"))
)


def of_whom(who: ColumnElement[str]) -> ColumnElement[bool]:
    """What others opened or exported of *who*, or of everybody where they take part."""
    takes_part = (seats.c.person == who) & (seats.c.role == Role.PARTICIPANT.value)
    of_all = and_(
        looks.c.about == "",
        looks.c.what.in_(sorted(what.value for what in OF_EVERYBODY)),
        looks.c.cohort.in_(select(seats.c.cohort).where(takes_part)),
    )
    return or_(looks.c.about == who, of_all) & (looks.c.by != who)


ABOUT = (
    select(*COLUMNS)
    .where(of_whom(bindparam("person", type_=String)))
    .order_by(looks.c.at.desc(), looks.c.id)
    .limit(bindparam("most"))
)
LATELY = (
    select(looks.c.id)
    .where(
        *(
            looks.c[name] == bindparam(name)
            for name in ("cohort", "by", "what", "about")
        ),
        looks.c.at > bindparam("since"),
    )
    .limit(1)
)
A_WHILE = timedelta(hours=1)
NAMED = select(people.c.id, people.c.name).where(
    people.c.id.in_(bindparam("ids", expanding=True))
)


class Looks:
    """Only ever appended to."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, looked: Looked) -> None:
        """Keep one line."""
        row = {"id": uuid4().hex, **asdict(looked)}
        with self._database.changing() as connection:
            connection.execute(insert(looks), row)

    def note_once(self, looked: Looked) -> None:
        """Keep one line, unless the hour before has the same of the same person."""
        row = {"id": uuid4().hex, **asdict(looked)}
        with self._database.changing() as connection:
            lately = {**row, "since": looked.at - A_WHILE}
            if connection.execute(LATELY, lately).first() is None:
                connection.execute(insert(looks), row)

    def in_cohort(
        self, cohort: str, *, most: int, skip: int = 0, person: str = ""
    ) -> tuple[Looked, ...]:
        """The newest *most* lines about *cohort* after *skip*, newest first.

        With *person* those that are about them, or of what they did. That a link to
        read was opened only whoever made it is told, by `about`.
        """
        asked = OF_ONE if person else IN_COHORT
        wanted = {"cohort": cohort, "most": most}
        who = {"person": person} if person else {}
        with self._database.reading() as connection:
            return _lines(connection.execute(asked.offset(skip), {**wanted, **who}))

    def about(self, person: str, *, most: int) -> tuple[Looked, ...]:
        """The newest *most* lines of others about somebody, in every cohort.

        Those about everybody there, such as of an export, are about nobody by name.
        """
        with self._database.reading() as connection:
            return _lines(connection.execute(ABOUT, {"person": person, "most": most}))

    def named(self, ids: Collection[str]) -> dict[str, str]:
        """The names of those of *ids* that are somebody's, and still here."""
        with self._database.reading() as connection:
            rows = connection.execute(NAMED, {"ids": sorted(ids)})
            return {row.id: row.name for row in rows}


def _lines(rows: Iterable[AnyRow]) -> tuple[Looked, ...]:
    return tuple(Looked(**{**row._mapping, "what": What(row.what)}) for row in rows)
