"""One look at a workshop, in place of a small question from each of its activities."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    or_,
    select,
)

from toolkit.model import PROGRAMME, Evidence, Response, ResponseKey
from toolkit.store.connect import Connected
from toolkit.store.evidence import evidence_from
from toolkit.store.group_tables import group_page as pages
from toolkit.store.responses import RESPONSE_COLUMNS, STANDING, response_from
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


@dataclass(frozen=True, slots=True)
class Glance:
    """What stood at one moment in a workshop, and in the year's own activities.

    `own` and `files` are one person's. `answered` are the activities, each with its
    workshop, that anybody has answered; `begun` the groups' pages there are.
    """

    person: str
    own: tuple[Response, ...]
    files: tuple[Evidence, ...]
    answered: frozenset[tuple[str, ...]]
    begun: frozenset[tuple[str, ...]]

    def responses(self, workshop: str) -> dict[str, Response]:
        """The person's answers in one workshop, by activity."""
        own = (one for one in self.own if one.key.workshop == workshop)
        return {one.key.activity: one for one in own}

    def response(self, key: ResponseKey) -> Response | None:
        """The person's answer."""
        return next((one for one in self.own if one.key == key), None)

    def files_of(self, key: ResponseKey) -> tuple[Evidence, ...]:
        """The files beside one of the person's answers."""
        return tuple(one for one in self.files if one.key == key)


class Glances(Connected):
    """The part of the store that reads beforehand what a page will ask for."""

    def glance(self, cohort: str, workshop: str, person: str) -> None:
        """Read what *person*'s page asks first; answers to it need no more reading.

        Only within `at_once`, and only until its block ends. Of what others wrote it
        is read where there is something, so that an empty room costs little.
        """
        if self._shared is None:
            return  # nothing would say when what was seen is out of date
        wanted = {"cohort": cohort, "workshop": workshop, "person": person}
        seen = _glance(self._shared, wanted)
        self._seen.update({(cohort, workshop): seen, (cohort, PROGRAMME): seen})


def _glance(connection: Connection, wanted: dict[str, str]) -> Glance:
    return Glance(
        person=wanted["person"],
        own=tuple(map(response_from, connection.execute(OWN, wanted))),
        files=tuple(map(evidence_from, connection.execute(FILES, wanted))),
        answered=frozenset(map(tuple, connection.execute(ANSWERED, wanted))),
        begun=frozenset(map(tuple, connection.execute(BEGUN, wanted))),
    )
