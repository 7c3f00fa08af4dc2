"""What belongs to a cohort, and removing all of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    Delete,
    Table,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
)

from toolkit.model.message import MessageState
from toolkit.store.group_tables import line as lines
from toolkit.store.tables import attendance as records
from toolkit.store.tables import cohort as cohorts
from toolkit.store.tables import comment as comments
from toolkit.store.tables import evidence, metadata
from toolkit.store.tables import person as people
from toolkit.store.tables import response as responses
from toolkit.store.tables import seat as seats
from toolkit.store.year_tables import calendar as calendars
from toolkit.store.year_tables import interest as interests
from toolkit.store.year_tables import message as messages
from toolkit.store.year_tables import public_page as pages

# Nothing is added to a cohort while somebody holds it.
HOLD = select(cohorts.c.id).where(cohorts.c.id == bindparam("cohort")).with_for_update()
HAS_GONE = messages.c.state.in_([MessageState.SENT.value, MessageState.SENDING.value])
WAITS = messages.c.state.in_([MessageState.QUEUED.value, MessageState.FAILED.value])


@dataclass(frozen=True, slots=True)
class Belongings:
    """How much of everything belongs to a cohort. Never what it says."""

    people: int
    calendars: int
    pages: int
    unsent: int
    answers: int
    comments: int
    sent: int
    interested: int
    attended: int

    @property
    def keep_it(self) -> tuple[str, ...]:
        """Why it cannot be removed, in words; nothing, if it can."""
        said = (
            _counted(self.answers, "answer", "answers"),
            _counted(self.comments, "comment", "comments"),
            _counted(self.sent, "message that went out", "messages that went out"),
            _counted(
                self.interested,
                "person who has registered interest",
                "people who have registered interest",
            ),
            "the record of who came" if self.attended else "",
        )
        return tuple(filter(None, said))

    @property
    def go_with_it(self) -> tuple[str, ...]:
        """What goes away with it, in words."""
        said = (
            _counted(
                self.people,
                "person on its roster, with their links",
                "people on its roster, with their links",
            ),
            "its calendar" if self.calendars else "",
            "its public page" if self.pages else "",
            _counted(
                self.unsent, "message that has not gone", "messages that have not gone"
            ),
        )
        return tuple(filter(None, said))


def belongings(connection: Connection, cohort: str) -> Belongings:
    """What belongs to *cohort* now."""

    def count(*tables: Table, where: ColumnElement[bool] | None = None) -> int:
        asked = [
            select(func.count()).select_from(table).where(_ours(table, cohort))
            for table in tables
        ]
        narrowed = asked if where is None else [each.where(where) for each in asked]
        return sum(connection.execute(each).scalar_one() for each in narrowed)

    return Belongings(
        people=count(seats),
        calendars=count(calendars),
        pages=count(pages),
        unsent=count(messages, where=WAITS),
        answers=count(responses, lines, evidence),
        comments=count(comments),
        sent=count(messages, where=HAS_GONE),
        interested=count(interests),
        attended=count(records),
    )


def remove(connection: Connection, cohort: str) -> None:
    """Remove *cohort*, and everybody of whom nothing is left anywhere else."""
    sitting = select(seats.c.person).where(seats.c.cohort == cohort)
    persons = list(connection.execute(sitting).scalars())
    for statement in _statements(cohort):
        connection.execute(statement)
    for person in persons:
        gone = delete(people).where(people.c.id == person, ~_is_named())
        connection.execute(gone)
    connection.execute(delete(cohorts).where(cohorts.c.id == cohort))


def _is_named() -> ColumnElement[bool]:
    """Whether anything still names a person: whoever moved left lines behind, too."""
    return or_(
        *(
            exists().where(key.parent == people.c.id)
            for table in metadata.sorted_tables
            for key in table.foreign_keys
            if key.column.table is people
        )
    )


def _statements(cohort: str) -> Iterator[Delete]:
    """One deletion a table, what hangs on others first."""
    for table in reversed(metadata.sorted_tables):
        belonging = _belonging(table, cohort)
        if belonging is not None:
            yield delete(table).where(belonging)


def _ours(table: Table, cohort: str) -> ColumnElement[bool]:
    belonging = _belonging(table, cohort)
    if belonging is None:
        raise LookupError(table.name)
    return belonging


def _belonging(table: Table, cohort: str) -> ColumnElement[bool] | None:
    """Which rows of *table* are the cohort's, by themselves or by what they hang on."""
    if "cohort" in table.c:
        return table.c.cohort == cohort
    for key in table.foreign_keys:
        ours = _belonging(key.column.table, cohort)
        if ours is not None:
            return key.parent.in_(select(key.column).where(ours))
    return None


def _counted(count: int, one: str, many: str) -> str:
    """How many of something; nothing, if there is none."""
    return f"{count} {one if count == 1 else many}" if count else ""
