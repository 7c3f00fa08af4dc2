"""Somebody who is being erased, and what was done of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from uuid import uuid4

from sqlalchemy import Connection, CursorResult, insert

from toolkit.model import PROGRAMME, EventKind
from toolkit.model.erasing import NOBODY, Counts, Words, nobody
from toolkit.store.connect import AnyRow
from toolkit.store.events import append_event
from toolkit.store.tables import person as people


@dataclass
class Leaving:
    """One person whom this transaction erases.

    `stand_for` are the cohorts in which a seat of nobody's stands for theirs, because
    others' work hangs on an answer; `told` is where others look again.
    """

    connection: Connection
    row: AnyRow
    seats: tuple[AnyRow, ...]
    words: Words
    at: datetime
    counts: Counts = field(default_factory=Counts)
    stand_for: set[str] = field(default_factory=set)
    told: set[tuple[str, str, str, str]] = field(default_factory=set)

    @property
    def id(self) -> str:
        """The person's."""
        return str(self.row.id)

    @cached_property
    def nobody(self) -> str:
        """Who stands where they did; made when first asked for."""
        id = nobody(uuid4().hex)  # noqa: A001 - what it is
        row = {"id": id, "name": NOBODY, "school": "", "email": None, "mailbox": None}
        self.connection.execute(insert(people), row)
        return id

    def count(self, name: str, more: int = 1) -> None:
        """There were so many *more* of what is counted under *name*, if under any."""
        if name and more:
            now = getattr(self.counts, name) + more
            self.counts = replace(self.counts, **{name: now})

    def tell(self, kind: EventKind, cohort: str, workshop: str, activity: str) -> None:
        """Others who look at this look again, when all is done."""
        self.told.add((kind.value, cohort, workshop, activity))


def counted(done: CursorResult[object]) -> int:
    """How many rows were concerned."""
    return max(0, done.rowcount)


def tell_everybody(leaving: Leaving) -> None:
    """Say in every cohort concerned that something changed, never of whom."""
    for each in leaving.seats:
        append_event(
            leaving.connection,
            EventKind.GROUPS,
            cohort=each.cohort,
            workshop=PROGRAMME,
        )
    for kind, cohort, workshop, activity in sorted(leaving.told):
        append_event(
            leaving.connection,
            EventKind(kind),
            cohort=cohort,
            workshop=workshop,
            activity=activity or None,
        )
