"""Messages: what is to go, who sends it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import and_, bindparam, func, or_, select, update

from toolkit.model import JSON, Person, Seating
from toolkit.model.message import (
    UNCERTAIN_AFTER,
    Message,
    MessageKind,
    MessageState,
    Outcome,
)
from toolkit.store.connect import AnyRow, add_new
from toolkit.store.database import Database
from toolkit.store.seatings import SEATINGS, seating_from
from toolkit.store.tables import person as people
from toolkit.store.tables import seat as seats
from toolkit.store.year_tables import message as messages

MOST_LOGGED = 500
"""How many messages a log goes back."""

ONE = select(messages).where(messages.c.id == bindparam("message"))
WAITING = (
    select(messages)
    .where(
        messages.c.state == MessageState.QUEUED,
        messages.c.queued_at <= bindparam("now"),
    )
    .order_by(messages.c.queued_at, messages.c.id)
    .limit(bindparam("most"))
)
CLAIM = (
    update(messages)
    .where(
        messages.c.id == bindparam("of"),
        messages.c.state == MessageState.QUEUED,
    )
    .values(state=MessageState.SENDING.value, sent_at=bindparam("began"))
)
SETTLE = update(messages).where(
    messages.c.id == bindparam("of"), messages.c.state == MessageState.SENDING
)
AGAIN = (
    update(messages)
    .where(
        messages.c.id == bindparam("of"),
        messages.c.cohort == bindparam("in_cohort"),
        or_(
            messages.c.state == MessageState.FAILED,
            and_(
                messages.c.state == MessageState.SENDING,
                messages.c.sent_at < bindparam("before"),
            ),
        ),
    )
    .values(
        state=MessageState.QUEUED.value,
        queued_at=bindparam("at"),
        sent_at=None,
        problem="",
    )
)
LOG = (
    select(messages, people.c.name, people.c.school)
    .select_from(
        messages.outerjoin(seats, seats.c.id == messages.c.seat).outerjoin(
            people, people.c.id == seats.c.person
        )
    )
    .where(
        messages.c.cohort == bindparam("cohort"),
        messages.c.state.not_in([MessageState.HELD, MessageState.NOTHING]),
    )
    .order_by(messages.c.queued_at.desc(), messages.c.id)
    .limit(MOST_LOGGED)
)
KNOWN = select(messages.c.once, messages.c.state).where(
    messages.c.cohort == bindparam("cohort"),
    messages.c.kind.in_(bindparam("kinds", expanding=True)),
)
OF_KIND = (
    select(messages)
    .where(
        messages.c.cohort == bindparam("cohort"),
        messages.c.kind.in_(bindparam("kinds", expanding=True)),
    )
    .order_by(messages.c.queued_at, messages.c.id)
)
REACHED = SEATINGS.where(
    or_(
        func.lower(people.c.email) == bindparam("address"),
        func.lower(people.c.mailbox) == bindparam("address"),
    ),
    seats.c.withdrawn_at.is_(None),
).order_by(seats.c.id)
HOLD_UP = update(messages).where(messages.c.once == bindparam("of"))


class Messages:
    """Who is written to, each time once, whichever server sends it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, new: Iterable[Message]) -> int:
        """Keep messages unless there is one of the same `once`; how many are new."""
        with self._database.changing() as connection:
            return sum(add_new(connection, messages, row_of(each)) for each in new)

    def find(self, id: str) -> Message | None:  # noqa: A002
        """The message of this id."""
        with self._database.reading() as connection:
            row = connection.execute(ONE, {"message": id}).one_or_none()
            return _message(row) if row else None

    def waiting(self, *, now: datetime, most: int) -> tuple[Message, ...]:
        """What may go now, what has waited longest first."""
        with self._database.reading() as connection:
            rows = connection.execute(WAITING, {"now": now, "most": most})
            return tuple(map(_message, rows))

    def claim(self, id: str, *, at: datetime) -> bool:  # noqa: A002
        """Take a message on its way; no, if somebody else has, or nobody may."""
        with self._database.changing() as connection:
            found = connection.execute(CLAIM, {"of": id, "began": at})
            return found.rowcount == 1

    def settle(self, id: str, outcome: Outcome) -> None:  # noqa: A002
        """Say what became of a message that was on its way."""
        values: dict[str, object] = {
            "state": outcome.state.value,
            "problem": outcome.problem,
            "sent_at": outcome.at,
        }
        if outcome.state is MessageState.QUEUED:
            values |= {"queued_at": outcome.at, "sent_at": None}
        for name in ("subject", "address", "value"):
            if said := getattr(outcome, name):
                values[name] = said
        with self._database.changing() as connection:
            connection.execute(SETTLE.values(**values), {"of": id})

    def again(self, id: str, *, cohort: str, at: datetime) -> bool:  # noqa: A002
        """Let what failed, or was cut off, go once more."""
        wanted = {"of": id, "in_cohort": cohort, "at": at}
        wanted["before"] = at - UNCERTAIN_AFTER
        with self._database.changing() as connection:
            return connection.execute(AGAIN, wanted).rowcount == 1

    def log(self, cohort: str) -> tuple[tuple[Message, Person | None], ...]:
        """What was written to whom, newest first."""
        with self._database.reading() as connection:
            return tuple(
                (_message(row), _person(row))
                for row in connection.execute(LOG, {"cohort": cohort})
            )

    def known(self, cohort: str, *kinds: MessageKind) -> Mapping[str, MessageState]:
        """How every message of these kinds stands, by its `once`."""
        wanted = {"cohort": cohort, "kinds": [kind.value for kind in kinds]}
        with self._database.reading() as connection:
            rows = connection.execute(KNOWN, wanted)
            return {row.once: MessageState(row.state) for row in rows}

    def of_kind(self, cohort: str, kind: MessageKind) -> tuple[Message, ...]:
        """Every message of one kind, oldest first."""
        wanted = {"cohort": cohort, "kinds": [kind.value]}
        with self._database.reading() as connection:
            return tuple(map(_message, connection.execute(OF_KIND, wanted)))

    def reached_at(self, address: str) -> tuple[Seating, ...]:
        """Every seat of whoever is written to at *address*: several may share it."""
        wanted = {"address": address.strip().lower()}
        with self._database.reading() as connection:
            return tuple(map(seating_from, connection.execute(REACHED, wanted)))

    def hold(self, held: Message, *, back: bool) -> None:
        """Keep messages back from now on, or let them go again; safe to repeat."""
        state = MessageState.HELD if back else MessageState.NOTHING
        with self._database.changing() as connection:
            add_new(connection, messages, row_of(held))
            connection.execute(HOLD_UP.values(state=state.value), {"of": held.once})


def row_of(message: Message) -> dict[str, JSON]:
    """*message* as its table keeps it."""
    row = asdict(message)
    row["sent_at"] = row.pop("at")
    return {**row, "kind": message.kind.value, "state": message.state.value}


def _message(row: AnyRow) -> Message:
    return Message(
        id=row.id,
        cohort=row.cohort,
        seat=row.seat,
        kind=MessageKind(row.kind),
        about=row.about,
        once=row.once,
        queued_at=row.queued_at,
        state=MessageState(row.state),
        value=row.value,
        address=row.address,
        subject=row.subject,
        problem=row.problem,
        at=row.sent_at,
    )


def _person(row: AnyRow) -> Person | None:
    return Person(row.seat, row.name, row.school) if row.name is not None else None
