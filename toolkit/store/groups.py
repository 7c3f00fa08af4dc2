"""Arrangements of groups: the one that stands, and every earlier one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import NotRequired, TypedDict

from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    exists,
    insert,
    select,
    update,
)

from toolkit.errors import StaleError
from toolkit.model import EventKind, Role
from toolkit.model.groups import Group, Grouping
from toolkit.model.regrouping import is_link
from toolkit.store.connect import AnyRow, add_new
from toolkit.store.database import Database
from toolkit.store.events import append_event
from toolkit.store.group_tables import group_page as pages
from toolkit.store.group_tables import grouping as groupings
from toolkit.store.group_tables import grouping_version as versions
from toolkit.store.group_tables import line as lines
from toolkit.store.tables import seat as seats

STANDING = groupings.join(
    versions,
    and_(
        versions.c.cohort == groupings.c.cohort,
        versions.c.workshop == groupings.c.workshop,
        versions.c.activity == groupings.c.activity,
        versions.c.version == groupings.c.version,
    ),
)
OF_COHORT = (
    select(versions).select_from(STANDING).where(groupings.c.cohort == bindparam("of"))
)
EXACTLY = OF_COHORT.where(
    groupings.c.workshop == bindparam("in_workshop"),
    groupings.c.activity == bindparam("in_activity"),
)
ONE_VERSION = select(versions).where(
    versions.c.cohort == bindparam("of"),
    versions.c.workshop == bindparam("in_workshop"),
    versions.c.activity == bindparam("in_activity"),
    versions.c.version == bindparam("number"),
)
ADVANCE = (
    update(groupings)
    .where(
        groupings.c.cohort == bindparam("of"),
        groupings.c.workshop == bindparam("in_workshop"),
        groupings.c.activity == bindparam("in_activity"),
        groupings.c.version == bindparam("based_on"),
    )
    .values(version=bindparam("now_version"))
)
ADD_VERSION = insert(versions)
# Activities whose pages have begun, and who have no arrangement of their own.
BEGUN = (
    select(pages.c.workshop, pages.c.activity)
    .distinct()
    .where(
        pages.c.cohort == bindparam("of"),
        exists().where(lines.c.page == pages.c.id),
        ~exists().where(
            groupings.c.cohort == pages.c.cohort,
            groupings.c.workshop == pages.c.workshop,
            groupings.c.activity == pages.c.activity,
        ),
    )
)
BEGUN_IN = BEGUN.where(pages.c.workshop == bindparam("in_workshop"))
BEGUN_ALL_YEAR = BEGUN.where(
    ~exists().where(
        groupings.c.cohort == pages.c.cohort,
        groupings.c.workshop == pages.c.workshop,
        groupings.c.activity == "",
    )
)
LEAVE_GROUPS = (
    update(seats)
    .where(seats.c.cohort == bindparam("of"), seats.c.role == Role.PARTICIPANT.value)
    .values(group=None)
)
JOIN_GROUP = (
    update(seats)
    .where(seats.c.cohort == bindparam("of"), seats.c.person == bindparam("who"))
    .values(group=bindparam("to_group"))
)
TOO_LATE = (
    "Somebody else changed these groups at the same moment. Theirs are shown now, and "
    "nothing of yours was put in their place. Look at them, then decide."
)


class GroupKept(TypedDict):
    """A group as its column has it."""

    id: str
    name: str
    members: list[str]
    place: str
    pairs: list[list[str]]
    link: NotRequired[str]
    """Groups from before there were links have theirs in `place`."""


class GroupingState(TypedDict):
    """All of an arrangement that has no column of its own."""

    groups: list[GroupKept]
    turns: dict[str, int]


class Groups:
    """Who works with whom."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def made_for(self, cohort: str, workshop: str, activity: str = "") -> Grouping:
        """The arrangement made for exactly this; version 0 before there was one."""
        wanted = _place(Grouping(cohort, workshop, activity))
        with self._database.reading() as connection:
            row = connection.execute(EXACTLY, wanted).one_or_none()
            return _grouping_from(row) if row else Grouping(cohort, workshop, activity)

    def all(self, cohort: str) -> tuple[Grouping, ...]:
        """Every arrangement that stands in the cohort."""
        with self._database.reading() as connection:
            return tuple(
                map(_grouping_from, connection.execute(OF_COHORT, {"of": cohort}))
            )

    def before(self, grouping: Grouping) -> Grouping | None:
        """What stood before *grouping*, with its version."""
        wanted = {**_place(grouping), "number": grouping.version - 1}
        with self._database.reading() as connection:
            row = connection.execute(ONE_VERSION, wanted).one_or_none()
            return _grouping_from(row) if row else None

    def save(
        self,
        grouping: Grouping,
        *,
        person: str,
        at: datetime,
        instead_of: Grouping | None = None,
    ) -> Grouping:
        """Keep *grouping* if nobody changed it since it was read; else StaleError.

        Groups for the year also become those of the seats. With *instead_of*, pages
        that were begun in its groups keep them, as an arrangement of their own.
        """
        kept = replace(grouping, version=grouping.version + 1)
        with self._database.changing() as connection:
            if not _advance(connection, grouping, kept.version):
                raise StaleError(TOO_LATE)
            if instead_of is not None and not grouping.activity:
                _let_begun_pages_keep(connection, instead_of, grouping, person, at)
            _add_version(connection, kept, person=person, at=at)
            if kept.is_for_the_year:
                _seat(connection, kept)
            _tell(connection, kept)
        return kept


def _advance(connection: Connection, grouping: Grouping, version: int) -> bool:
    if grouping.version == 0:
        return _begin(connection, grouping, version=version)
    moving = {"based_on": grouping.version, "now_version": version}
    return connection.execute(ADVANCE, {**_place(grouping), **moving}).rowcount == 1


def _begin(connection: Connection, grouping: Grouping, *, version: int) -> bool:
    place = {
        "cohort": grouping.cohort,
        "workshop": grouping.workshop,
        "activity": grouping.activity,
    }
    return add_new(connection, groupings, {**place, "version": version})


def _add_version(
    connection: Connection, grouping: Grouping, *, person: str, at: datetime
) -> None:
    kept = {"person": person, "saved_at": at, "state": _state(grouping)}
    row = {
        "cohort": grouping.cohort,
        "workshop": grouping.workshop,
        "activity": grouping.activity,
        "version": grouping.version,
    }
    connection.execute(ADD_VERSION, {**row, **kept})


def _let_begun_pages_keep(
    connection: Connection,
    before: Grouping,
    grouping: Grouping,
    person: str,
    at: datetime,
) -> None:
    begun = BEGUN_ALL_YEAR if grouping.is_for_the_year else BEGUN_IN
    for row in connection.execute(begun, _place(grouping)).all():
        own = replace(before, workshop=row.workshop, activity=row.activity, version=1)
        if before.groups and _begin(connection, own, version=1):
            _add_version(connection, own, person=person, at=at)


def _seat(connection: Connection, grouping: Grouping) -> None:
    of = {"of": grouping.cohort}
    connection.execute(LEAVE_GROUPS, of)
    joins = [
        {**of, "who": person, "to_group": group.name}
        for group in grouping.groups
        for person in group.members
    ]
    if joins:
        connection.execute(JOIN_GROUP, joins)


def _tell(connection: Connection, grouping: Grouping) -> None:
    append_event(
        connection,
        EventKind.GROUPS,
        cohort=grouping.cohort,
        workshop=grouping.workshop,
        activity=grouping.activity or None,
    )


def _place(grouping: Grouping) -> dict[str, str]:
    return {
        "of": grouping.cohort,
        "in_workshop": grouping.workshop,
        "in_activity": grouping.activity,
    }


def _state(grouping: Grouping) -> GroupingState:
    groups = [_group_to(group) for group in grouping.groups]
    return {"groups": groups, "turns": dict(grouping.turns)}


def _grouping_from(row: AnyRow) -> Grouping:
    return Grouping(
        row.cohort,
        row.workshop,
        row.activity,
        groups=tuple(_group_from(group) for group in row.state["groups"]),
        turns=row.state["turns"],
        version=row.version,
    )


def _group_to(group: Group) -> GroupKept:
    return {
        "id": group.id,
        "name": group.name,
        "members": list(group.members),
        "place": group.place,
        "pairs": [list(pair) for pair in group.pairs],
        "link": group.link,
    }


def _group_from(kept: GroupKept) -> Group:
    place, link = kept["place"], kept.get("link")
    if link is None:
        place, link = ("", place) if is_link(place) else (place, "")
    return Group(
        id=kept["id"],
        name=kept["name"],
        members=tuple(kept["members"]),
        place=place,
        pairs=tuple(tuple(pair) for pair in kept["pairs"]),
        link=link,
    )
