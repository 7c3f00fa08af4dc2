"""One rename: everything that hangs on the old name hangs on the new one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    delete,
    exists,
    or_,
    select,
    update,
)

from toolkit.model import EventKind
from toolkit.model.names import mark_of
from toolkit.model.renames import Rename
from toolkit.store.after_tables import consent
from toolkit.store.connect import AnyRow
from toolkit.store.events import append_event
from toolkit.store.group_tables import group_page as pages
from toolkit.store.group_tables import grouping, grouping_version, writing
from toolkit.store.group_tables import line as lines
from toolkit.store.merging import ANSWERS_KEPT, merge_answers
from toolkit.store.naming import rename_in_values
from toolkit.store.tables import comment, event, evidence
from toolkit.store.tables import response as responses
from toolkit.store.year_tables import wish

MANY = (evidence, comment, event, consent)
"""Where one person may have several rows under one name."""

ONCE = (responses, wish, pages, grouping, grouping_version)
"""Where there is one row a name: if the new name has one too, both become one."""


def rename(connection: Connection, one: Rename) -> int:
    """Rename it in every cohort; how many answers and lines were found.

    Where both names have something, the newer answer stands and the older one is among
    its earlier versions; lines of both pages stand on one.
    """
    concerned = _concerned(connection, one)
    found = sum(_rename_once(connection, table, one) for table in ONCE)
    for table in MANY:
        for name in list(_names(connection, table, one)):
            connection.execute(
                update(table)
                .where(_is(table, one, name))
                .values(activity=one.now(name))
            )
    _rename_parts(connection, one)
    rename_in_values(connection, one)
    for cohort in sorted(concerned):
        append_event(
            connection,
            EventKind.RESPONSE,
            cohort=cohort,
            workshop=one.workshop,
            activity=one.new,
        )
    return found


def _concerned(connection: Connection, one: Rename) -> set[str]:
    """The cohorts in which anything is kept under the old name."""
    return {
        cohort
        for table in (responses, pages, evidence)
        for (cohort,) in connection.execute(
            select(table.c.cohort).distinct().where(_named(table, one))
        )
    }


def _named(table: Table, one: Rename) -> ColumnElement[bool]:
    name = table.c.activity
    stored = or_(
        name.in_([one.old, mark_of(one.old)]),
        name.startswith(f"{one.old}.", autoescape=True),
    )
    return and_(table.c.workshop == one.workshop, stored)


def _names(connection: Connection, table: Table, one: Rename) -> Iterator[str]:
    wanted = select(table.c.activity).distinct().where(_named(table, one))
    yield from connection.execute(wanted).scalars().all()


def _is(table: Table, one: Rename, name: str) -> ColumnElement[bool]:
    return and_(table.c.workshop == one.workshop, table.c.activity == name)


def _rename_parts(connection: Connection, one: Rename) -> None:
    """Files and comments say apart to which part of an answer they belong."""
    task, dot, part = one.old.partition(".")
    if not dot:
        return
    for table, column in ((evidence, evidence.c.field), (comment, comment.c.part)):
        beside = update(table).where(_is(table, one, task), column == part)
        new = {column.name: one.new.partition(".")[2]}
        connection.execute(beside.values(new))


def _rename_once(connection: Connection, table: Table, one: Rename) -> int:
    found = 0
    for name in list(_names(connection, table, one)):
        other = table.alias()
        rest = [c.name for c in _key(table)]
        taken = exists().where(
            other.c.activity == one.now(name),
            *(other.c[column] == table.c[column] for column in rest),
        )
        here = _is(table, one, name)
        moved = update(table).where(here, ~taken).values(activity=one.now(name))
        found += connection.execute(moved).rowcount
        for row in connection.execute(_rows(table).where(here)).all():
            same = [table.c[column] == getattr(row, column) for column in rest]
            new = _rows(table).where(table.c.activity == one.now(name), *same)
            for mine in connection.execute(new.limit(1)).all():
                _JOIN[table.name](connection, mine, row)
            found += 1
    return found


def _key(table: Table) -> list[ColumnElement[object]]:
    """What, beside the name, no two rows have alike."""
    if table is wish:
        return [wish.c.seat, wish.c.workshop]
    own = {responses.name: "person", pages.name: "group"}.get(table.name)
    return [table.c[name] for name in ("cohort", "workshop", own) if name]


def _rows(table: Table) -> Select[*tuple[Any, ...]]:
    return ANSWERS_KEPT if table is responses else select(table)


def _join_pages(connection: Connection, mine: AnyRow, other: AnyRow) -> None:
    """Let the lines of two pages stand on one, those of the older name at its end."""
    connection.execute(delete(writing).where(writing.c.page == other.id))
    places = select(lines.c.name, lines.c.place).where(lines.c.page == mine.id)
    known = connection.execute(places).all()
    below = max((row.place for row in known), default=0.0) + 1
    names = {row.name for row in known}
    moved = select(lines.c.id, lines.c.name, lines.c.place)
    for row in connection.execute(moved.where(lines.c.page == other.id)).all():
        name = f"{row.name}-{row.id}" if row.name in names else row.name
        joined = update(lines).where(lines.c.id == row.id)
        connection.execute(
            joined.values(page=mine.id, name=name, place=below + row.place)
        )
    connection.execute(delete(pages).where(pages.c.id == other.id))


def _forget(table: Table, connection: Connection, _mine: AnyRow, other: AnyRow) -> None:
    """Keep the new name's: of a wish one is enough, and of groups those made last."""
    same = [column == getattr(other, column.name) for column in table.primary_key]
    connection.execute(delete(table).where(*same))


_JOIN: Mapping[str, Callable[[Connection, AnyRow, AnyRow], None]] = {
    responses.name: merge_answers,
    pages.name: _join_pages,
    **{
        table.name: partial(_forget, table)
        for table in (wish, grouping, grouping_version)
    },
}
