"""Erasing people for good, and the receipts that say so."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, date, datetime
from uuid import uuid4

from sqlalchemy import Connection, bindparam, insert, select, update

from toolkit.errors import RosterError
from toolkit.model import JSON
from toolkit.model.erasing import Counts, How, Receipt
from toolkit.store.after_tables import receipt as receipts
from toolkit.store.compacting import compact
from toolkit.store.connect import AnyRow
from toolkit.store.database import Database
from toolkit.store.erased_people import ErasedPeople
from toolkit.store.erasing import erase
from toolkit.store.tables import person as people
from toolkit.store.tables import seat as seats
from toolkit.store.tables import token as tokens
from toolkit.store.tokens import mark_of

ONE = select(receipts).where(receipts.c.id == bindparam("of"))
NEWEST = select(receipts).order_by(receipts.c.at.desc())
CHANGE = update(receipts).where(receipts.c.id == bindparam("of"))
BROWSERS = (
    select(tokens.c.digest)
    .join(seats, seats.c.id == tokens.c.seat)
    .where(
        seats.c.person == bindparam("person"),
        tokens.c.purpose == "sign-in",
        tokens.c.expires_at > bindparam("now"),
    )
)
THERE = select(people.c.id).where(people.c.id.in_(bindparam("ids", expanding=True)))


NOTHING_SAID: dict[str, JSON] = {
    "how": How.COMMAND.value,
    "counts": {},
    "backups": None,
    "compacted": "2023-01-20T00:00:00+00:00",
    "browsers": [],
}
"""What stands for what a receipt does not say."""


class _LookedError(Exception):
    """What was only looked at is not done."""


class Erasures:
    """Who is erased, what goes with them, and what is still owed."""

    def __init__(self, database: Database, *, known: ErasedPeople | None) -> None:
        self._database = database
        self._known = known

    def what_goes(self, person: str, *, at: datetime) -> Counts:
        """How much there is of *person*, as it would be counted; nothing is changed.

        Raises:
            RosterError: there is no such person, or nobody else leads their cohort.
        """
        with suppress(_LookedError), self._database.changing() as connection:
            counts = erase(connection, person, at=at)
            raise _LookedError
        return counts

    def erase(
        self, person: str, *, at: datetime, how: How, backups: date | None = None
    ) -> Receipt:
        """Remove all of *person*, in every cohort, at once or not at all.

        *backups* is the day by which the last backup is gone that has something of
        them. What is owed after this is `compact`.

        Raises:
            RosterError: there is no such person, or nobody else leads their cohort.
        """
        with self._database.changing() as connection:
            browsers = _browsers(connection, person, at)
            counts = erase(connection, person, at=at, must_go=how is How.AGAIN)
            made = Receipt(uuid4().hex, at, how, counts, backups, browsers=browsers)
            row = {"id": made.id, "at": at, "value": _value(made)}
            connection.execute(insert(receipts), row)
            # If all else fails after this, they are erased when this next begins.
            if self._known is not None and how is not How.AGAIN:
                self._known.add(person)
        return made

    def receipt(self, id: str) -> Receipt | None:  # noqa: A002 - what it is
        """The receipt of this id."""
        with self._database.reading() as connection:
            row = connection.execute(ONE, {"of": id}).one_or_none()
            return _from(row) if row else None

    def was_theirs(self, sign_in: str) -> bool:
        """Whether a browser with this sign-in was that of somebody erased."""
        digest = mark_of(sign_in)
        with self._database.reading() as connection:
            made = connection.execute(NEWEST)
            return any(digest in row.value.get("browsers", ()) for row in made)

    # -- what is owed ------------------------------------------------------------------

    def owed(self) -> tuple[Receipt, ...]:
        """After whom the database has not been compacted yet, newest first."""
        with self._database.reading() as connection:
            made = map(_from, connection.execute(NEWEST))
            return tuple(each for each in made if each.compacted is None)

    def compact(self, *, at: datetime, at_night: bool = False) -> bool:
        """Leave nothing in the database's file of who was erased; whether it is done.

        It may run beside the server. A large database is written anew only *at_night*.
        """
        owed = self.owed()
        if not owed:
            return True
        if not compact(self._database, at_night=at_night):
            return False
        with self._database.changing() as connection:
            for each in owed:
                value = _value(replace(each, compacted=at))
                connection.execute(CHANGE.values(value=value), {"of": each.id})
        return True

    def erase_again(self) -> None:
        """Erase who was erased before, and is in a backup that was put back.

        Nobody is kept because they would be missed. No connection stays open.
        """
        known, at = self._known.all() if self._known else (), datetime.now(UTC)
        if not known:
            return
        with self._database.reading() as connection:
            back = list(connection.execute(THERE, {"ids": known}).scalars())
        for person in back:
            with suppress(RosterError):  # another process was quicker
                self.erase(person, at=at, how=How.AGAIN)
        if back:
            self.compact(at=at, at_night=True)
        self._database.engine.dispose()


def _browsers(connection: Connection, person: str, at: datetime) -> tuple[str, ...]:
    found = connection.execute(BROWSERS, {"person": person, "now": at})
    return tuple(sorted(found.scalars()))


def _value(receipt: Receipt) -> JSON:
    return {
        "how": receipt.how.value,
        "counts": asdict(receipt.counts),
        "backups": receipt.backups and receipt.backups.isoformat(),
        "compacted": receipt.compacted and receipt.compacted.isoformat(),
        "browsers": list(receipt.browsers),
    }


def _from(row: AnyRow) -> Receipt:
    value: dict[str, JSON] = {**NOTHING_SAID, **row.value}
    counts = value["counts"]
    known = {name: counts[name] for name in asdict(Counts()) if name in counts}
    backups, compacted = value["backups"], value["compacted"]
    return Receipt(
        row.id,
        row.at,
        How(value["how"]),
        Counts(**known),
        date.fromisoformat(backups) if backups else None,
        datetime.fromisoformat(compacted) if compacted else None,
        tuple(value["browsers"]),
    )
