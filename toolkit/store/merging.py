"""Two people who are one: everything of the second becomes the first's."""

from __future__ import annotations

import json

from sqlalchemy import (
    Connection,
    Table,
    bindparam,
    delete,
    select,
    update,
)

from toolkit.errors import RosterError
from toolkit.model import JSON
from toolkit.store.after_tables import consent, correction, reader_link, stay
from toolkit.store.connect import AnyRow
from toolkit.store.group_tables import grouping_version as groupings
from toolkit.store.group_tables import line as lines
from toolkit.store.group_tables import line_version as line_versions
from toolkit.store.group_tables import writing
from toolkit.store.tables import attendance as records
from toolkit.store.tables import comment as comments
from toolkit.store.tables import event as events
from toolkit.store.tables import evidence as files
from toolkit.store.tables import pace as paces
from toolkit.store.tables import person as people
from toolkit.store.tables import presence as pages
from toolkit.store.tables import response as responses
from toolkit.store.tables import response_version as versions
from toolkit.store.tables import seat as seats
from toolkit.store.tables import token as tokens
from toolkit.store.year_tables import choice as choices
from toolkit.store.year_tables import interest, message
from toolkit.store.year_tables import wish as wishes

TWO_ROLES = (
    "They have different roles in {cohort}, and a link of one would become the "
    "other's. Give both the same role first, then merge them."
)
WROTE = (
    files.c.person,
    comments.c.person,
    comments.c.about,
    groupings.c.person,
    lines.c.author,
    line_versions.c.person,
    events.c.person,
    stay.c.person,
    correction.c.person,
    correction.c.by,
    consent.c.person,
)
"""Where a person stands who may stand there more than once."""

PASSING = (pages, writing)
"""Who has a page open now; their browsers say so again."""

SEATS = select(seats).where(seats.c.person == bindparam("person")).with_for_update()
ANSWERS_KEPT = select(responses, versions.c.saved_at).select_from(
    responses.outerjoin(
        versions,
        (versions.c.response == responses.c.id)
        & (versions.c.version == responses.c.current),
    )
)
ANSWERS = ANSWERS_KEPT.where(responses.c.person == bindparam("person"))


def merge(connection: Connection, kept: str, gone: str) -> tuple[str, ...]:
    """Let *kept* have all that *gone* had, who is no more; the cohorts concerned.

    Where both answered the same, the newer answer stands, and the other is among its
    earlier versions.

    Raises:
        RosterError: they have different roles in one cohort.
    """
    concerned = [row.cohort for row in connection.execute(SEATS, {"person": gone})]
    _merge_seats(connection, kept, gone)
    _merge_answers(connection, kept, gone)
    _merge_attendance(connection, kept, gone)
    for column in WROTE:
        connection.execute(
            update(column.table).where(column == gone).values({column.name: kept})
        )
    for table in PASSING:
        connection.execute(delete(table).where(table.c.person == gone))
    for cohort in concerned:
        _rename(connection, cohort, kept, gone)
    _merge_person(connection, kept, gone)
    return tuple(concerned)


def _merge_seats(connection: Connection, kept: str, gone: str) -> None:
    own = {row.cohort: row for row in connection.execute(SEATS, {"person": kept})}
    for other in connection.execute(SEATS, {"person": gone}).all():
        mine = own.get(other.cohort)
        if mine is None:
            moved = update(seats).where(seats.c.id == other.id).values(person=kept)
            connection.execute(moved)
        elif mine.role != other.role:
            raise RosterError(TWO_ROLES.format(cohort=other.cohort))
        else:
            _merge_seat(connection, mine, other)


def _merge_seat(connection: Connection, mine: AnyRow, other: AnyRow) -> None:
    for table in (tokens, interest, message, reader_link):
        moved = update(table).where(table.c.seat == other.id).values(seat=mine.id)
        connection.execute(moved)
    for table in (choices, wishes):
        _merge_chosen(connection, table, mine.id, other.id)
    connection.execute(delete(seats).where(seats.c.id == other.id))
    sits = mine.withdrawn_at is None or other.withdrawn_at is None
    both = {
        "group": mine.group or other.group,
        "withdrawn_at": None if sits else mine.withdrawn_at,
    }
    connection.execute(update(seats).where(seats.c.id == mine.id).values(both))


def _merge_chosen(connection: Connection, table: Table, mine: str, other: str) -> None:
    keys = [column for column in table.primary_key if column.name != "seat"]
    for row in connection.execute(select(*keys).where(table.c.seat == mine)).all():
        same = [key == value for key, value in zip(keys, row, strict=True)]
        connection.execute(delete(table).where(table.c.seat == other, *same))
    connection.execute(update(table).where(table.c.seat == other).values(seat=mine))


def _merge_answers(connection: Connection, kept: str, gone: str) -> None:
    held = connection.execute(ANSWERS, {"person": kept})
    own = {(row.cohort, row.workshop, row.activity): row for row in held}
    for other in connection.execute(ANSWERS, {"person": gone}).all():
        mine = own.get((other.cohort, other.workshop, other.activity))
        if mine is None:
            moved = update(responses).where(responses.c.id == other.id)
            connection.execute(moved.values(person=kept))
        else:
            merge_answers(connection, mine, other)


def merge_answers(connection: Connection, mine: AnyRow, other: AnyRow) -> None:
    """Let two answers be one: the newer stands, the other is an earlier version."""
    newer = other.current and (not mine.current or other.saved_at > mine.saved_at)
    # What stood for the other is beside what stands: so it is among earlier versions.
    beside = update(versions).where(
        versions.c.response == (mine.id if newer else other.id)
    )
    connection.execute(beside.values(conflict=True))
    _keep_writes_apart(connection, mine.id, other.id)
    joined = {"response": mine.id, "version": versions.c.version + mine.latest}
    connection.execute(
        update(versions).where(versions.c.response == other.id).values(joined)
    )
    standing = {
        "current": other.current + mine.latest if newer else mine.current,
        "latest": other.latest + mine.latest,
    }
    connection.execute(
        update(responses).where(responses.c.id == mine.id).values(standing)
    )
    connection.execute(delete(responses).where(responses.c.id == other.id))


def _keep_writes_apart(connection: Connection, mine: int, other: int) -> None:
    taken = select(versions.c.write).where(versions.c.response == mine)
    same = update(versions).where(
        versions.c.response == other, versions.c.write.in_(taken.scalar_subquery())
    )
    connection.execute(same.values(write=versions.c.write.concat(f"-{other}")))


def _merge_attendance(connection: Connection, kept: str, gone: str) -> None:
    of = select(records).where(records.c.person == bindparam("person"))
    own = {
        (row.cohort, row.workshop): row
        for row in connection.execute(of, {"person": kept})
    }
    for other in connection.execute(of, {"person": gone}).all():
        mine = own.get((other.cohort, other.workshop))
        here = (records.c.cohort == other.cohort, records.c.workshop == other.workshop)
        theirs = (*here, records.c.person == gone)
        if mine is None:
            connection.execute(update(records).where(*theirs).values(person=kept))
            continue
        connection.execute(delete(records).where(*theirs))
        both = update(records).where(*here, records.c.person == kept)
        connection.execute(both.values(_one_record(mine, other)))


def _one_record(mine: AnyRow, other: AnyRow) -> dict[str, object]:
    came = [at for at in (mine.joined_at, other.joined_at) if at]
    left = [at for at in (mine.left_at, other.left_at) if at]
    notes = [note for note in (mine.note, other.note) if note]
    return {
        "joined_at": min(came, default=None),
        "left_at": max(left, default=None),
        "mode": mine.mode or other.mode,
        "mark": mine.mark or other.mark,
        "caught_up": mine.caught_up or other.caught_up,
        "note": " ".join(dict.fromkeys(notes)),
    }


def _rename(connection: Connection, cohort: str, kept: str, gone: str) -> None:
    """Let arrangements of groups, and what is off the walls, speak of *kept*."""
    for table in (groupings, paces):
        for row in connection.execute(
            select(table).where(table.c.cohort == cohort)
        ).all():
            text = json.dumps(row.state)
            if gone not in text:
                continue
            state = json.loads(text.replace(gone, kept))
            key = [column == row._mapping[column.name] for column in table.primary_key]
            renamed = update(table).where(*key).values(state=_once_each(state, kept))
            connection.execute(renamed)


def _once_each(state: JSON, kept: str) -> JSON:
    """*state* with *kept* in one group only, where it is an arrangement of groups."""
    seen = False
    for group in state.get("groups", ()):
        others = [one for one in group["members"] if one != kept]
        if not seen and kept in group["members"]:
            group["members"] = list(dict.fromkeys(group["members"]))
            seen = True
        else:
            group["members"] = others
        there = {*group["members"]}
        group["pairs"] = [
            pair
            for pair in group["pairs"]
            if len({*pair}) == len(pair) and {*pair} <= there
        ]
    return state


def _merge_person(connection: Connection, kept: str, gone: str) -> None:
    found = select(people).where(people.c.id.in_([kept, gone]))
    rows = {row.id: row for row in connection.execute(found)}
    mine, other = rows[kept], rows[gone]
    connection.execute(delete(people).where(people.c.id == gone))
    known = {
        "school": mine.school or other.school,
        "email": mine.email or other.email,
        "mailbox": mine.mailbox or other.mailbox,
    }
    connection.execute(update(people).where(people.c.id == kept).values(known))
