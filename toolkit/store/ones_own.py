"""All that is kept of one person, in every cohort, for them to take along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, Table, bindparam, func, or_, select

from toolkit.store.after_tables import consent, correction, looked, reader_link, stay
from toolkit.store.database import Database
from toolkit.store.group_tables import group_page, grouping, grouping_version
from toolkit.store.group_tables import line as lines
from toolkit.store.group_tables import line_version as line_versions
from toolkit.store.looks import of_whom
from toolkit.store.tables import attendance, comment, event, evidence, token
from toolkit.store.tables import cohort as cohorts
from toolkit.store.tables import person as people
from toolkit.store.tables import response as responses
from toolkit.store.tables import response_version as versions
from toolkit.store.tables import seat as seats
from toolkit.store.year_tables import choice, interest, message, wish

Rows: TypeAlias = list[dict[str, Any]]
"""What one table says of somebody; times carry their zone."""

WHO: ColumnElement[str] = bindparam("person")
SEATS = select(seats.c.id).where(seats.c.person == WHO)
ADDRESSES = select(func.lower(people.c.email)).where(people.c.id == WHO)
OTHER = people.alias("other")


def _of(table: Table, *names: str, where: ColumnElement[bool]) -> Select[Any]:
    """The columns of *table* called *names*, in the order in which rows came."""
    columns = [table.c[name] for name in names]
    key = [column for column in table.primary_key if column.name not in names]
    return select(*columns).where(where).order_by(*columns[:1], *key)


def _in_seat(table: Table, *names: str) -> Select[Any]:
    """The same of what hangs on a seat, with the cohort it is in."""
    columns = [table.c[name] for name in names]
    return (
        select(seats.c.cohort, *columns)
        .select_from(table.join(seats, seats.c.id == table.c.seat))
        .where(seats.c.person == WHO)
        .order_by(seats.c.cohort, *columns[:1])
    )


def _comments(of: str, other: str) -> Select[Any]:
    """Comments of which the person is in the column *of*, with the *other*'s name."""
    return (
        select(
            comment.c.cohort,
            comment.c.workshop,
            comment.c.activity,
            comment.c.part,
            comment.c.text,
            comment.c.kind,
            comment.c.written_at,
            comment.c.gone,
            OTHER.c.name.label(other),
        )
        .select_from(comment.join(OTHER, OTHER.c.id == comment.c[other]))
        .where(comment.c[of] == WHO)
        .order_by(comment.c.written_at, comment.c.id)
    )


SITTING = (
    select(
        seats.c.cohort,
        cohorts.c.title,
        seats.c.role,
        seats.c.group,
        seats.c.withdrawn_at,
    )
    .select_from(seats.join(cohorts, cohorts.c.id == seats.c.cohort))
    .where(seats.c.person == WHO)
    .order_by(seats.c.cohort)
)
ANSWERS = (
    select(
        responses.c.cohort,
        responses.c.workshop,
        responses.c.activity,
        versions.c.version,
        (versions.c.version == responses.c.current).label("stands"),
        versions.c.prompt,
        versions.c.value,
        versions.c.sharing,
        versions.c.saved_at,
        versions.c.conflict,
        versions.c.filled,
    )
    .select_from(responses.join(versions, versions.c.response == responses.c.id))
    .where(responses.c.person == WHO)
    .order_by(
        responses.c.cohort,
        responses.c.workshop,
        responses.c.activity,
        versions.c.version,
    )
)
LINES = (
    select(
        group_page.c.cohort,
        group_page.c.workshop,
        group_page.c.activity,
        group_page.c.group,
        line_versions.c.version,
        line_versions.c.words,
        line_versions.c.gone,
        line_versions.c.saved_at,
        (lines.c.author == WHO).label("began"),
        (line_versions.c.version == lines.c.current).label("stands"),
    )
    .select_from(
        line_versions.join(lines, lines.c.id == line_versions.c.line).join(
            group_page, group_page.c.id == lines.c.page
        )
    )
    .where(line_versions.c.person == WHO)
    .order_by(line_versions.c.saved_at, line_versions.c.line)
)
GROUPINGS = (
    select(
        grouping_version.c.cohort,
        grouping_version.c.workshop,
        grouping_version.c.activity,
        grouping_version.c.state,
        (grouping_version.c.person == WHO).label("made_by_you"),
        grouping_version.c.saved_at,
    )
    .select_from(
        grouping_version.join(
            grouping,
            (grouping.c.cohort == grouping_version.c.cohort)
            & (grouping.c.workshop == grouping_version.c.workshop)
            & (grouping.c.activity == grouping_version.c.activity)
            & (grouping.c.version == grouping_version.c.version),
        )
    )
    .where(
        grouping_version.c.cohort.in_(
            select(seats.c.cohort).where(seats.c.id.in_(SEATS))
        )
    )
    .order_by(grouping_version.c.cohort, grouping_version.c.saved_at)
)
CORRECTIONS = ("cohort", "workshop", "at", "value", "reason")
LOOKS = ("at", "cohort", "what")

READ: Mapping[str, Select[Any]] = {
    "person": _of(
        people, "id", "name", "school", "email", "mailbox", where=people.c.id == WHO
    ),
    "seats": SITTING,
    "answers": ANSWERS,
    "files": _of(
        evidence,
        *("id", "cohort", "workshop", "activity", "field", "name"),
        *("media_type", "size", "added_at", "description"),
        where=evidence.c.person == WHO,
    ),
    "comments-written": _comments("person", "about"),
    "comments-received": _comments("about", "person").where(
        comment.c.gone.is_(False), comment.c.person != WHO
    ),
    "group-lines": LINES,
    "groups": GROUPINGS,
    "attendance": _of(
        attendance,
        *("cohort", "workshop", "joined_at", "left_at", "mode", "mark"),
        *("caught_up", "note"),
        where=attendance.c.person == WHO,
    ),
    "stays": _of(
        stay, "cohort", "workshop", "came_at", "left_at", where=stay.c.person == WHO
    ),
    "corrections": _of(correction, *CORRECTIONS, where=correction.c.person == WHO),
    "corrections-made": _of(correction, *CORRECTIONS, where=correction.c.by == WHO),
    "messages": _in_seat(
        message,
        *("queued_at", "sent_at", "kind", "about", "subject", "address", "value"),
        *("state", "problem"),
    ),
    "choices": _in_seat(choice, "name", "value", "changed_at"),
    "wishes": _in_seat(wish, "day", "workshop", "activity"),
    "consents": _of(
        consent,
        *("given_at", "cohort", "purpose", "workshop", "activity", "wording"),
        "taken_back_at",
        where=consent.c.person == WHO,
    ),
    "reader-links": _in_seat(
        reader_link, "made_at", "expires_at", "revoked_at", "opened", "value"
    ),
    "interest": _of(
        interest,
        *("written_at", "cohort", "name", "school", "email", "value"),
        *("state", "changed_at"),
        where=or_(
            interest.c.seat.in_(SEATS), func.lower(interest.c.email).in_(ADDRESSES)
        ),
    ),
    "sign-ins": _in_seat(token, "expires_at", "purpose", "revoked"),
    "looked-at-you": _of(looked, *LOOKS, "by", "about", where=of_whom(WHO)),
    "you-looked": _of(looked, *LOOKS, "about", where=looked.c.by == WHO),
    "changes": _of(
        event, "id", "cohort", "workshop", "activity", "kind",
        where=event.c.person == WHO,
    ),
}  # fmt: skip
"""What is asked for each part of it, by its name."""

ELSEWHERE: Mapping[str, str] = {
    "calendar": "It is about a cohort and no person.",
    "cohort": "Its title is beside each seat.",
    "evidence_data": "The files are in the zip as they are.",
    "evidence_thumbnail": "A small picture of a file that is in the zip.",
    "pace": "How far a workshop is; it names nobody.",
    "presence": "That a page is open now; the row goes when the page does.",
    "public_page": "What a cohort says of itself before anybody has joined.",
    "receipt": "It names nobody.",
    "renamed": "What an author called an activity before.",
    "room": "A code for a room, and nobody's.",
    "writing": "That somebody types on a group's page now; gone minutes later.",
}
"""Why nothing of each other table is among it; every table is here or asked."""


class OnesOwn:
    """Reads everything of one person at one moment; decides no right."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all_of(self, person: str) -> dict[str, Rows]:
        """What is kept of *person*, by the names in `READ`."""
        with self._database.reading() as connection:
            return {
                name: [
                    dict(row)
                    for row in connection.execute(asked, {"person": person}).mappings()
                ]
                for name, asked in READ.items()
            }
