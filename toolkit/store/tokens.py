"""Secrets that stand for a seat. Only their digests are kept."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection, bindparam, false, insert, select, true, update

from toolkit.model import Seating
from toolkit.store.database import Database
from toolkit.store.people import SEATINGS, seating_from
from toolkit.store.tables import seat as seats
from toolkit.store.tables import token as tokens

SECRET_BYTES = 32

ISSUE = insert(tokens)
# One question whatever is wrong with a token, so that its cost tells nothing.
HOLDER = SEATINGS.join(tokens, tokens.c.seat == seats.c.id).where(
    tokens.c.digest == bindparam("digest"),
    tokens.c.purpose == bindparam("purpose"),
    tokens.c.revoked == false(),
    tokens.c.expires_at > bindparam("now"),
)
REVOKE = update(tokens).values(revoked=true())
HOLD = (
    select(seats.c.withdrawn_at)
    .where(seats.c.id == bindparam("seat"))
    .with_for_update()
)
SIGNED_IN = (
    select(tokens.c.digest)
    .where(tokens.c.seat == bindparam("seat"), tokens.c.purpose == "sign-in")
    .limit(1)
)


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
        found = self._found(token, purpose, now=now)
        return found if found is not None and found.withdrawn_at is None else None

    def withdrawn(self, link: str, *, now: datetime) -> Seating | None:
        """The seat of a personal link that would let in if it were not withdrawn."""
        found = self._found(link, "link", now=now)
        return found if found is not None and found.withdrawn_at else None

    def _found(self, token: str, purpose: str, *, now: datetime) -> Seating | None:
        wanted = {"digest": _digest(token), "purpose": purpose, "now": now}
        with self._database.reading() as connection:
            row = connection.execute(HOLDER, wanted).one_or_none()
            return seating_from(row) if row else None

    def revoke(self, token: str, *, link: str = "") -> None:
        """End one token for good, and the link that leaves the mark *link*.

        Both happen, or neither. Harmless if one is unknown; a mark of what is no link
        ends nothing.
        """
        wanted = (tokens.c.digest == link, tokens.c.purpose == "link")
        with self._database.changing() as connection:
            _revoke(connection, token)
            if link:
                connection.execute(REVOKE.where(*wanted))

    def revoke_all(self, seat_id: str, purpose: str | None = None) -> None:
        """End every token of a seat, or only those for one *purpose*."""
        statement = REVOKE.where(tokens.c.seat == seat_id)
        if purpose is not None:
            statement = statement.where(tokens.c.purpose == purpose)
        with self._database.changing() as connection:
            connection.execute(statement)

    def renew_links(
        self, seat_ids: Sequence[str], *, expires_at: datetime, sign_ins: bool
    ) -> list[str]:
        """A new link for each seat, in that order, instead of its earlier ones.

        *sign_ins* says whether they end, too. Of all this everything happens, or
        nothing.
        """
        earlier = REVOKE.where(tokens.c.seat == bindparam("of"))
        if not sign_ins:
            earlier = earlier.where(tokens.c.purpose == "link")
        with self._database.changing() as connection:
            for seat in seat_ids:
                connection.execute(earlier, {"of": seat})
            return [
                _issue(connection, seat, "link", expires_at=expires_at)
                for seat in seat_ids
            ]

    def has_signed_in(self, seat_id: str) -> bool:
        """Whether this seat has ever signed in, on any device."""
        with self._database.reading() as connection:
            found = connection.execute(SIGNED_IN, {"seat": seat_id})
            return found.one_or_none() is not None


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
