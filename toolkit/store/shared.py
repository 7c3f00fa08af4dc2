"""What people share of one activity, for a reader: counted first, read when asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import BindParameter, and_, bindparam, case, func, or_, select

from toolkit.model import Shared, Sharing
from toolkit.store.database import Database
from toolkit.store.responses import (
    OF_AUTHOR,
    RESPONSE_COLUMNS,
    SEATS,
    STANDING,
    shared_from,
)
from toolkit.store.seatings import SEATING_COLUMNS
from toolkit.store.tables import response as responses
from toolkit.store.tables import response_version as versions
from toolkit.store.tables import seat as seats

NEAR = case((seats.c.group == bindparam("group"), 1), else_=0)
ALL_LEVELS: BindParameter[int] = bindparam("all_levels")
READABLE = or_(
    versions.c.sharing == Sharing.COHORT.value,
    and_(versions.c.sharing == Sharing.GROUP.value, or_(ALL_LEVELS == 1, NEAR == 1)),
    and_(versions.c.sharing == Sharing.FACILITATORS.value, ALL_LEVELS == 1),
)
ON_WALL = (responses.c.activity + "/" + responses.c.person).not_in(
    bindparam("hidden", expanding=True)
)
BY_ACTIVITY = (
    select(
        responses.c.workshop,
        responses.c.activity,
        NEAR.label("near"),
        func.aggregate_strings(responses.c.person, ",").label("people"),
        func.sum(versions.c.version).label("edits"),
    )
    .select_from(STANDING.join(seats, OF_AUTHOR))
    .where(
        responses.c.cohort == bindparam("cohort"),
        responses.c.workshop.in_(bindparam("workshops", expanding=True)),
        responses.c.person != bindparam("reader"),
        versions.c.filled,
        READABLE,
        ON_WALL,
    )
    .group_by(responses.c.workshop, responses.c.activity, "near")
)
ANSWERS = (
    select(*RESPONSE_COLUMNS, *SEATING_COLUMNS)
    .select_from(STANDING.join(SEATS, OF_AUTHOR))
    .where(
        responses.c.cohort == bindparam("cohort"),
        responses.c.workshop == bindparam("workshop"),
        responses.c.activity.in_(bindparam("activities", expanding=True)),
        versions.c.sharing != Sharing.PRIVATE.value,
        versions.c.filled,
    )
    .order_by(versions.c.saved_at.desc(), responses.c.id.desc())
)
ONE_PERSONS = ANSWERS.where(responses.c.person == bindparam("author"))


class Standing(NamedTuple):
    """Who has answered something; `edits` grows with every change of an answer."""

    people: frozenset[str] = frozenset()
    edits: int = 0


class SharedAnswers:
    """What everybody shares with somebody; whom it is shown to is decided above."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def by_activity(
        self,
        cohort: str,
        workshops: Sequence[str],
        *,
        reader: str,
        group: str | None,
        all_levels: bool,
        hidden: Collection[str],
    ) -> dict[tuple[str, str], Mapping[bool, Standing]]:
        """Who has answered what others than *reader* may be shown, without any words.

        By workshop and activity, then by whether its author is in *group*. What is
        shared with a group is only for that group, and what is shared with
        facilitators for nobody, unless *all_levels*.
        """
        wanted = {
            "cohort": cohort,
            "workshops": list(workshops),
            "reader": reader,
            "group": group,
            "all_levels": int(all_levels),
            "hidden": list(hidden),
        }
        found: dict[tuple[str, str], dict[bool, Standing]] = defaultdict(dict)
        with self._database.reading() as connection:
            for row in connection.execute(BY_ACTIVITY, wanted):
                place = (row.workshop, row.activity)
                standing = Standing(frozenset(row.people.split(",")), int(row.edits))
                found[place][bool(row.near)] = standing
        return dict(found)

    def answers(
        self,
        cohort: str,
        workshop: str,
        activities: Collection[str],
        *,
        author: str | None = None,
    ) -> tuple[Shared, ...]:
        """All that is filled in and not private of *activities*, newest first.

        Everybody's, or that of one *author*.
        """
        wanted = {
            "cohort": cohort,
            "workshop": workshop,
            "activities": list(activities),
            **({"author": author} if author else {}),
        }
        asked = ONE_PERSONS if author else ANSWERS
        with self._database.reading() as connection:
            return tuple(map(shared_from, connection.execute(asked, wanted)))
