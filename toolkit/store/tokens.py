"""Secrets that stand for a seat. Only their digests are kept."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import (
    Connection,
    bindparam,
    false,
    func,
    insert,
    select,
    true,
    update,
)

from toolkit.model import Seating
from toolkit.store.database import Database
from toolkit.store.seatings import SEATINGS, seating_from
from toolkit.store.tables import seat as seats
from toolkit.store.tables import token as tokens

SECRET_BYTES = 32

ISSUE = insert(tokens)
IS_GOOD = (
    tokens.c.digest == bindparam("token"),
    tokens.c.purpose == bindparam("for"),
    tokens.c.revoked == false(),
    tokens.c.expires_at > bindparam("now"),
)
ALL_SEATS = seats.alias("all_seats")
OF_PERSON = (
    select(func.count())
    .select_from(ALL_SEATS)
    .where(ALL_SEATS.c.person == seats.c.person, ALL_SEATS.c.withdrawn_at.is_(None))
    .scalar_subquery()
)
# One question whatever is wrong with a token, so that its cost tells nothing.
HELD = (
    SEATINGS.join(tokens, tokens.c.seat == seats.c.id)
    .add_columns(tokens.c.expires_at, OF_PERSON.label("seats"))
    .where(*IS_GOOD)
)
RENEW = (
    update(tokens)
    .values(expires_at=bindparam("until"))
    .where(*IS_GOOD, tokens.c.expires_at < bindparam("before"))
)
REVOKE = update(tokens).values(revoked=true())
HOLD = (
    select(seats.c.withdrawn_at)
    .where(seats.c.id == bindparam("seat"))
    .with_for_update()
)
END_LINKS = REVOKE.where(tokens.c.seat == bindparam("of"), tokens.c.purpose == "link")
LINKED = select(tokens.c.seat).where(
    tokens.c.seat.in_(bindparam("seats", expanding=True)),
    tokens.c.purpose == "link",
    tokens.c.revoked == false(),
    tokens.c.expires_at > bindparam("now"),
)
SIGNED_IN = (
    select(tokens.c.digest)
    .where(tokens.c.seat == bindparam("seat"), tokens.c.purpose == "sign-in")
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Held:
    """What a token stands for: a seat, until when, of how many that the person has."""

    seating: Seating
    until: datetime
    seats: int


class Tokens:
    """Who holds which link or cookie."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def issue(
        self, seat_id: str, purpose: str, *, expires_at: datetime, instead_of: str = ""
    ) -> str:
        """A new secret for a seat, shown this once. *purpose*: "link" or "sign-in".

        The token *instead_of* which it is given ends with it: both happen, or neither.
        """
        with self._database.changing() as connection:
            _revoke(connection, instead_of)
            return _issue(connection, seat_id, purpose, expires_at=expires_at)

    def take(
        self, seat_id: str, *, expires_at: datetime, instead_of: str = ""
    ) -> str | None:
        """A sign-in for a seat that nobody has signed in to; None if somebody has.

        None, too, for a seat that is withdrawn.
        Of two who take a seat at one moment, one gets it. The token *instead_of* which
        it is given ends with it: both happen, or neither.
        """
        with self._database.changing() as connection:
            if connection.execute(HOLD, {"seat": seat_id}).scalar() is not None:
                return None
            if connection.execute(SIGNED_IN, {"seat": seat_id}).one_or_none():
                return None
            _revoke(connection, instead_of)
            return _issue(connection, seat_id, "sign-in", expires_at=expires_at)

    def holder(self, token: str, purpose: str, *, now: datetime) -> Seating | None:
        """The seat this token stands for, which lets in; None if nobody may come.

        It is unknown, expired, revoked, or its seat withdrawn.
        """
        held = self.held(token, purpose, now=now)
        return held.seating if held else None

    def held(self, token: str, purpose: str, *, now: datetime) -> Held | None:
        """All that this token stands for; None in the same cases."""
        found = self._found(token, purpose, now=now)
        return found if found and found.seating.withdrawn_at is None else None

    def withdrawn(self, link: str, *, now: datetime) -> Seating | None:
        """The seat of a personal link that would let in if it were not withdrawn."""
        found = self._found(link, "link", now=now)
        return found.seating if found and found.seating.withdrawn_at else None

    def _found(self, token: str, purpose: str, *, now: datetime) -> Held | None:
        wanted = {"token": _digest(token), "for": purpose, "now": now}
        with self._database.reading() as connection:
            row = connection.execute(HELD, wanted).one_or_none()
            return Held(seating_from(row), row.expires_at, row.seats) if row else None

    def renew(
        self, token: str, *, now: datetime, until: datetime, before: datetime
    ) -> bool:
        """Let a sign-in last *until* then; whether it did, which happens once.

        One that would last beyond *before* anyhow stays as it is, and so does one that
        has ended.
        """
        wanted = {"token": _digest(token), "for": "sign-in", "now": now}
        with self._database.changing() as connection:
            renewed = connection.execute(
                RENEW, {**wanted, "until": until, "before": before}
            )
            return renewed.rowcount == 1

    def revoke(self, token: str, *, links: Sequence[str] = ()) -> None:
        """End one token for good, and the links that leave the marks *links*.

        All this happens, or nothing. Harmless if one is unknown; a mark of what is no
        link ends nothing.
        """
        wanted = (tokens.c.digest.in_(links), tokens.c.purpose == "link")
        with self._database.changing() as connection:
            _revoke(connection, token)
            if links:
                connection.execute(REVOKE.where(*wanted))

    def revoke_all(self, seat_id: str, purpose: str | None = None) -> None:
        """End every token of a seat, or only those for one *purpose*."""
        statement = REVOKE.where(tokens.c.seat == seat_id)
        if purpose is not None:
            statement = statement.where(tokens.c.purpose == purpose)
        with self._database.changing() as connection:
            connection.execute(statement)

    def issue_links(
        self, seat_ids: Sequence[str], *, expires_at: datetime
    ) -> list[str]:
        """A link for each seat, in that order, beside those it has: all, or none."""
        with self._database.changing() as connection:
            return _issue_links(connection, seat_ids, expires_at=expires_at)

    def renew_links(
        self, seat_ids: Sequence[str], *, expires_at: datetime
    ) -> list[str]:
        """A new link for each seat, in that order, instead of its earlier ones.

        Of all this everything happens, or nothing. Who is signed in stays so.
        """
        with self._database.changing() as connection:
            for seat in seat_ids:
                connection.execute(END_LINKS, {"of": seat})
            return _issue_links(connection, seat_ids, expires_at=expires_at)

    def linked(self, seat_ids: Collection[str], *, now: datetime) -> set[str]:
        """Which of these seats have a link that leads in."""
        with self._database.reading() as connection:
            rows = connection.execute(LINKED, {"seats": list(seat_ids), "now": now})
            return {row.seat for row in rows}

    def has_signed_in(self, seat_id: str) -> bool:
        """Whether this seat has ever signed in, on any device."""
        with self._database.reading() as connection:
            found = connection.execute(SIGNED_IN, {"seat": seat_id})
            return found.one_or_none() is not None


def _issue_links(
    connection: Connection, seat_ids: Sequence[str], *, expires_at: datetime
) -> list[str]:
    return [
        _issue(connection, seat, "link", expires_at=expires_at) for seat in seat_ids
    ]


def _issue(
    connection: Connection, seat_id: str, purpose: str, *, expires_at: datetime
) -> str:
    token = secrets.token_urlsafe(SECRET_BYTES)
    connection.execute(
        ISSUE,
        {
            "digest": _digest(token),
            "seat": seat_id,
            "purpose": purpose,
            "expires_at": expires_at,
            "revoked": False,
        },
    )
    return token


def _revoke(connection: Connection, token: str) -> None:
    if token:
        connection.execute(REVOKE.where(tokens.c.digest == _digest(token)))


def mark_of(token: str) -> str:
    """What a device may remember of a link: enough to end it, too little to use it."""
    return _digest(token)


def _digest(token: str) -> str:
    # A hostile token may hold half a surrogate pair, which plain UTF-8 refuses.
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
