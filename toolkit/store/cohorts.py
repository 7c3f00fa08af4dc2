"""Cohorts: those that are kept, and those that are made to be thrown away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import (
    Select,
    bindparam,
    case,
    exists,
    false,
    func,
    select,
    update,
)

from toolkit.errors import StaleError, StoreError
from toolkit.model import Cohort, Role
from toolkit.model.names import MARK
from toolkit.store.compacting import compact
from toolkit.store.connect import add_new
from toolkit.store.database import Database
from toolkit.store.removal import HOLD, Belongings, belongings, remove
from toolkit.store.tables import cohort as cohorts
from toolkit.store.tables import response as responses
from toolkit.store.tables import response_version as versions
from toolkit.store.tables import seat as seats
from toolkit.store.tables import token as tokens

THROWAWAY = "throw-away"
"""What a cohort has for its programme that leaves nothing behind."""

OFFICE = "office"
"""What the cohort of those who organise has for its programme; nobody takes part."""

DEMONSTRATION = "demonstration"
"""What the cohort to try has for its programme, whose year moves along."""

OFFICE_ID, OFFICE_TITLE = "organisers", "Organisers"

COHORTS = (
    select(cohorts.c.id, cohorts.c.title)
    .where(cohorts.c.programme != OFFICE)
    .order_by(cohorts.c.title, cohorts.c.id)
)
LASTING = COHORTS.where(cohorts.c.programme != THROWAWAY)
THE_OFFICE = select(cohorts.c.id, cohorts.c.title).where(cohorts.c.programme == OFFICE)
TO_TRY = COHORTS.where(cohorts.c.programme == DEMONSTRATION)
RENAME = (
    update(cohorts)
    .where(cohorts.c.id == bindparam("of"), cohorts.c.programme != OFFICE)
    .values(title=bindparam("to"))
)
IS_JOINED = exists().where(tokens.c.seat == seats.c.id, tokens.c.purpose == "sign-in")
# Marks are for oneself, and are no answers; what is empty is none either.
HAS_FINISHED = case((responses.c.activity.like("%.finished"), responses.c.person))
PROGRESS = (
    select(
        responses.c.workshop,
        func.count(responses.c.person.distinct()),
        func.count(HAS_FINISHED.distinct()),
    )
    .join(
        versions,
        (versions.c.response == responses.c.id)
        & (versions.c.version == responses.c.current),
    )
    .join(
        seats,
        (seats.c.person == responses.c.person) & (seats.c.cohort == responses.c.cohort),
    )
    .where(
        responses.c.cohort == bindparam("cohort"),
        responses.c.activity.not_like(f"{MARK}.%"),
        versions.c.filled.is_not(false()),
        seats.c.role == Role.PARTICIPANT.value,
        seats.c.withdrawn_at.is_(None),
    )
    .group_by(responses.c.workshop)
)
HEADS = (
    select(func.count(), func.count(case((IS_JOINED, seats.c.id))))
    .select_from(seats)
    .where(
        seats.c.cohort == bindparam("cohort"),
        seats.c.role == Role.PARTICIPANT.value,
        seats.c.withdrawn_at.is_(None),
    )
)
ONE_COHORT = select(cohorts.c.id, cohorts.c.title).where(
    cohorts.c.id == bindparam("cohort")
)


@dataclass(frozen=True, slots=True)
class Progress:
    """How many people have answered something of a workshop, or finished its task."""

    answered: int = 0
    finished: int = 0


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many take part in a cohort, and how many of them have ever come in."""

    people: int
    joined: int

    def told(self) -> str:
        """It in words."""
        if not self.people:
            return "Nobody is on the roster yet"
        return f"{self.joined} of {self.people} have joined"


class Cohorts:
    """Which cohorts there are."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        id: str,  # noqa: A002
        title: str,
        *,
        programme: str = "",
    ) -> Cohort:
        """Start a cohort under a permanent *id*."""
        with self._database.changing() as connection:
            new = {"id": id, "title": title, "programme": programme}
            if not add_new(connection, cohorts, new):
                raise StoreError(
                    f'There is already a cohort "{id}". Choose another id.'
                )
        return Cohort(id=id, title=title)

    def find(self, id: str) -> Cohort | None:  # noqa: A002
        """The cohort with this id."""
        with self._database.reading() as connection:
            row = connection.execute(ONE_COHORT, {"cohort": id}).one_or_none()
            return Cohort(id=row.id, title=row.title) if row else None

    def all(self) -> tuple[Cohort, ...]:
        """Every cohort in which people take part, by title."""
        return self._listed(COHORTS)

    def lasting(self) -> tuple[Cohort, ...]:
        """The same without those that leave nothing behind."""
        return self._listed(LASTING)

    def led(self, id: str) -> Cohort | None:  # noqa: A002
        """The cohort with this id, if people take part in it."""
        return next((each for each in self.all() if each.id == id), None)

    def demonstration(self) -> Cohort | None:
        """The cohort of invented people, if there is one."""
        return next(iter(self._listed(TO_TRY)), None)

    def office(self) -> Cohort:
        """Where organisers sit; made when it is first asked for."""
        number = 1
        while not (found := self._listed(THE_OFFICE)):
            with self._database.changing() as connection:
                # Somebody may have called a cohort of theirs so.
                id = OFFICE_ID if number == 1 else f"{OFFICE_ID}-{number}"  # noqa: A001
                new = {"id": id, "title": OFFICE_TITLE, "programme": OFFICE}
                add_new(connection, cohorts, new)
            number += 1
        return found[0]

    def rename(self, id: str, title: str) -> None:  # noqa: A002
        """Give a cohort another title; its id stays."""
        with self._database.changing() as connection:
            connection.execute(RENAME, {"of": id, "to": title})

    def heads(self, id: str) -> Headcount:  # noqa: A002
        """How many participants a cohort has."""
        with self._database.reading() as connection:
            return Headcount(*connection.execute(HEADS, {"cohort": id}).one())

    def progress(self, id: str) -> Mapping[str, Progress]:  # noqa: A002
        """How far the participants of a cohort are, by workshop where any has begun."""
        with self._database.reading() as connection:
            rows = connection.execute(PROGRESS, {"cohort": id})
            return {workshop: Progress(*counts) for workshop, *counts in rows}

    def _listed(self, wanted: Select[tuple[str, str]]) -> tuple[Cohort, ...]:
        with self._database.reading() as connection:
            rows = connection.execute(wanted)
            return tuple(Cohort(id=row.id, title=row.title) for row in rows)

    def unknown(self, id: str) -> str:  # noqa: A002
        """What to say where there is no such cohort: the place, and which it holds."""
        known = ", ".join(each.id for each in self.all()) or "none yet"
        return (
            f'There is no cohort "{id}" in {self._database.place}. There is: {known}. '
            "If it is kept elsewhere, set TOOLKIT_DATA or TOOLKIT_STORE."
        )

    def throwaways(self) -> tuple[str, ...]:
        """The ids of all cohorts that may be removed."""
        wanted = select(cohorts.c.id).where(cohorts.c.programme == THROWAWAY)
        with self._database.reading() as connection:
            return tuple(connection.execute(wanted.order_by(cohorts.c.id)).scalars())

    def remove_throwaway(self, cohort: str) -> None:
        """Remove the cohort, its people and all they did, for good.

        Raises:
            StoreError: it is no throw-away cohort; nothing is changed.
        """
        with self._database.changing() as connection:
            wanted = select(cohorts.c.programme).where(cohorts.c.id == cohort)
            if connection.execute(wanted).scalar() != THROWAWAY:
                raise StoreError(
                    f'The cohort "{cohort}" is not a throw-away one, so it stays as '
                    "it is."
                )
            remove(connection, cohort)

    def belongings(self, id: str) -> Belongings:  # noqa: A002
        """How much of everything belongs to a cohort."""
        with self._database.reading() as connection:
            return belongings(connection, id)

    def remove(self, id: str) -> None:  # noqa: A002
        """Remove a cohort in which nobody has ever done anything, for good.

        Raises:
            StaleError: somebody has, or it is none in which people take part for long;
                nothing is changed.
        """
        with self._database.changing() as connection:
            connection.execute(HOLD, {"cohort": id})
            wanted = LASTING.where(cohorts.c.id == id)
            is_lasting = connection.execute(wanted).one_or_none() is not None
            if not is_lasting or belongings(connection, id).keep_it:
                raise StaleError(
                    "Somebody has done something in this cohort, so it stays as it is."
                )
            remove(connection, id)

    def retire(self, id: str) -> None:  # noqa: A002
        """Remove a cohort whose day has come, with all that people did in it.

        Its bytes go from the file, too, unless others are too busy at that moment.

        Raises:
            StaleError: there is none that people take part in for long.
        """
        with self._database.changing() as connection:
            connection.execute(HOLD, {"cohort": id})
            wanted = LASTING.where(
                cohorts.c.id == id, cohorts.c.programme != DEMONSTRATION
            )
            if connection.execute(wanted).one_or_none() is None:
                raise StaleError("This cohort is not there any more, or never ends.")
            remove(connection, id)
        compact(self._database, at_night=True)
