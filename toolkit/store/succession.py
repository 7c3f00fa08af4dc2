"""Which cohort follows which, and what one hands on to the next."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, Select, bindparam, insert, select, update

from toolkit.errors import StoreError
from toolkit.model import JSON, PROGRAMME, Cohort, Sharing
from toolkit.model.succession import HandedOn
from toolkit.store.connect import AnyRow, add_new
from toolkit.store.database import Database
from toolkit.store.responses import ADD_VERSION, ADVANCE, HOLD
from toolkit.store.seatings import take_role_along
from toolkit.store.tables import cohort as cohorts
from toolkit.store.tables import response as responses
from toolkit.store.tables import response_version as versions
from toolkit.store.tables import seat as seats
from toolkit.store.year_tables import public_page as pages

KEY = "handed on"
"""Under what a cohort's own page keeps it."""

EARLIER = cohorts.alias("earlier")
FOLLOWED = (
    select(EARLIER.c.id, EARLIER.c.title)
    .select_from(cohorts.join(EARLIER, cohorts.c.follows == EARLIER.c.id))
    .where(cohorts.c.id == bindparam("cohort"))
)
FOLLOWERS = (
    select(cohorts.c.id, cohorts.c.title)
    .where(cohorts.c.follows == bindparam("cohort"))
    .order_by(cohorts.c.title, cohorts.c.id)
)
FOLLOW = update(cohorts).where(cohorts.c.id == bindparam("of"))
PAGE = select(pages.c.value).where(pages.c.cohort == bindparam("cohort"))
CHANGE = update(pages).where(pages.c.cohort == bindparam("of"))
SITTING = select(seats).where(
    seats.c.cohort == bindparam("cohort"),
    seats.c.id.in_(bindparam("seats", expanding=True)),
    seats.c.withdrawn_at.is_(None),
)
STOOD = (
    select(responses.c.activity, *(c for c in versions.c if c.name not in {"response"}))
    .select_from(
        responses.join(
            versions,
            (versions.c.response == responses.c.id)
            & (versions.c.version == responses.c.current),
        )
    )
    .where(
        responses.c.cohort == bindparam("cohort"),
        responses.c.person == bindparam("person"),
        responses.c.workshop == PROGRAMME,
    )
)


class Succession:
    """A cohort's place among those before it and after it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def before(self, cohort: str) -> Cohort | None:
        """The cohort that this one follows, if it follows one."""
        return next(iter(self._listed(FOLLOWED, cohort)), None)

    def after(self, cohort: str) -> tuple[Cohort, ...]:
        """The cohorts that follow this one, by title."""
        return self._listed(FOLLOWERS, cohort)

    def follow(self, cohort: str, earlier: str | None) -> None:
        """Let a cohort follow another one, or none.

        Raises:
            StoreError: it would follow itself, at once or in a circle.
        """
        with self._database.changing() as connection:
            _insist_on_order(connection, cohort, earlier)
            connection.execute(FOLLOW.values(follows=earlier), {"of": cohort})

    def go_on(
        self,
        earlier: str,
        new: Cohort,
        *,
        people: Collection[str],
        carried: Mapping[str, Iterable[str]],
    ) -> int:
        """Make *new*, which follows *earlier*, with new seats for some of its people.

        *people* are seats of *earlier*; those that are not, or have withdrawn, are
        left out. *carried* says which answers of the whole year they begin with, by
        stored name, and from which of theirs each comes. They begin private, since who
        reads them may be others now. How many came along; of all this everything
        happens, or nothing.

        Raises:
            StoreError: there is a cohort of this id already.
        """
        row = {
            "id": new.id,
            "title": new.title,
            "programme": "",
            "follows": earlier,
        }
        with self._database.changing() as connection:
            if not add_new(connection, cohorts, row):
                raise StoreError(
                    f'There is already a cohort "{new.id}". Choose another id.'
                )
            wanted = {"cohort": earlier, "seats": list(people)}
            along = connection.execute(SITTING, wanted).all()
            for seat in along:
                _seat_again(connection, seat, new.id)
                _take_along(connection, seat, new.id, carried)
            return len(along)

    def handed_on(self, cohort: str) -> HandedOn:
        """What facilitators chose of a cohort's words, and when it was ended."""
        with self._database.reading() as connection:
            value = connection.execute(PAGE, {"cohort": cohort}).scalar_one_or_none()
            return HandedOn.told_by((value or {}).get(KEY, {}))

    def hand_on(self, cohort: str, chosen: HandedOn, *, at: datetime) -> None:
        """Keep *chosen* instead of what was chosen before."""
        empty: dict[str, JSON] = {"facts": {}, "leaders": []}
        row = {"cohort": cohort, "published": False, "value": empty, "changed_at": at}
        with self._database.changing() as connection:
            add_new(connection, pages, row)
            value = connection.execute(
                PAGE.with_for_update(), {"cohort": cohort}
            ).scalar_one()
            kept = {**value, KEY: chosen.told()}
            connection.execute(CHANGE.values(value=kept), {"of": cohort})

    def _listed(
        self, wanted: Select[tuple[str, str]], cohort: str
    ) -> tuple[Cohort, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(wanted, {"cohort": cohort})
            return tuple(Cohort(id=row.id, title=row.title) for row in rows)


def _insist_on_order(connection: Connection, cohort: str, earlier: str | None) -> None:
    following, seen = earlier, set[str]()
    while following is not None and following not in seen:
        if following == cohort:
            raise StoreError("A cohort cannot follow itself. Choose an earlier one.")
        seen.add(following)
        found = select(cohorts.c.follows).where(cohorts.c.id == following)
        following = connection.execute(found).scalar_one_or_none()


def _seat_again(connection: Connection, seat: AnyRow, cohort: str) -> None:
    new = uuid4().hex
    row = {
        "id": new,
        "cohort": cohort,
        "person": seat.person,
        "role": seat.role,
        "group": None,
        "withdrawn_at": None,
    }
    connection.execute(insert(seats), row)
    take_role_along(connection, seat.id, new)


def _take_along(
    connection: Connection,
    seat: AnyRow,
    cohort: str,
    carried: Mapping[str, Iterable[str]],
) -> None:
    wanted = {"cohort": seat.cohort, "person": seat.person}
    stood = {row.activity: row for row in connection.execute(STOOD, wanted)}
    for name, sources in carried.items():
        found = next((stood[each] for each in sources if each in stood), None)
        if found is not None:
            _begin_with(connection, found, cohort, seat.person, name)


def _begin_with(
    connection: Connection, found: AnyRow, cohort: str, person: str, name: str
) -> None:
    """Keep *found* as the first version of another cohort's answer, with its day."""
    place = {
        "cohort": cohort,
        "person": person,
        "workshop": PROGRAMME,
        "activity": name,
    }
    connection.execute(insert(responses), {**place, "current": 0, "latest": 0})
    held = connection.execute(HOLD, place).one()
    version = {
        "response": held.id,
        "version": 1,
        "write": uuid4().hex,
        "value": found.value,
        "sharing": Sharing.PRIVATE.value,
        "prompt": found.prompt,
        "saved_at": found.saved_at,
        "conflict": False,
        "filled": found.filled,
    }
    connection.execute(ADD_VERSION, version)
    connection.execute(ADVANCE, {"of": held.id, "now_current": 1, "now_latest": 1})
