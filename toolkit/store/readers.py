"""Links to read: what they lead to, how often they were opened, what was answered."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from toolkit.model import JSON, Seating
from toolkit.model.reader import ReaderLink, Said
from toolkit.store.after_tables import reader_link as links
from toolkit.store.connect import AnyRow
from toolkit.store.database import Database
from toolkit.store.seatings import SEATINGS, seating_from
from toolkit.store.tables import seat as seats
from toolkit.store.tokens import SECRET_BYTES, mark_of

COLUMNS = (
    links.c.digest,
    links.c.seat.label("of"),
    links.c.value,
    links.c.made_at,
    links.c.expires_at,
    links.c.revoked_at,
    links.c.opened,
)
OF_SEAT = (
    select(*COLUMNS)
    .where(links.c.seat == bindparam("seat"))
    .order_by(links.c.made_at.desc(), links.c.digest)
)
HELD = SEATINGS.join(links, links.c.seat == seats.c.id).add_columns(*COLUMNS)
BEHIND = HELD.where(links.c.digest == bindparam("digest"))
IN_COHORT = HELD.where(seats.c.cohort == bindparam("cohort")).order_by(
    links.c.made_at, links.c.digest
)
ONE = select(*COLUMNS).where(links.c.digest == bindparam("digest")).with_for_update()
CHANGE = update(links).where(links.c.digest == bindparam("of_digest"))
REVOKE = (
    update(links)
    .where(
        links.c.digest == bindparam("of_digest"),
        links.c.seat == bindparam("of_seat"),
        links.c.revoked_at.is_(None),
    )
    .values(revoked_at=bindparam("at"))
)


class ReaderLinks:
    """Who may read what without a seat, by a secret of which a digest is kept."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def make(
        self,
        seat: str,
        *,
        value: Mapping[str, JSON],
        made_at: datetime,
        expires_at: datetime,
    ) -> str:
        """A new secret, shown this once. *value*: whom, parts, private, comments."""
        token = secrets.token_urlsafe(SECRET_BYTES)
        row = {
            "digest": mark_of(token),
            "seat": seat,
            "value": dict(value),
            "made_at": made_at,
            "expires_at": expires_at,
            "revoked_at": None,
            "opened": 0,
        }
        with self._database.changing() as connection:
            connection.execute(insert(links), row)
        return token

    def of(self, seat: str) -> tuple[ReaderLink, ...]:
        """Every link that a seat has made, newest first; those that ended, too."""
        with self._database.reading() as connection:
            return tuple(map(_link_from, connection.execute(OF_SEAT, {"seat": seat})))

    def behind(self, token: str) -> tuple[ReaderLink, Seating] | None:
        """What a secret stands for, and whose it is; also if it holds no longer."""
        with self._database.reading() as connection:
            row = connection.execute(BEHIND, {"digest": mark_of(token)}).one_or_none()
            return (_link_from(row), seating_from(row)) if row else None

    def in_cohort(self, cohort: str) -> tuple[tuple[Seating, ReaderLink], ...]:
        """Every link of a cohort with who made it, oldest first."""
        with self._database.reading() as connection:
            rows = connection.execute(IN_COHORT, {"cohort": cohort})
            return tuple((seating_from(row), _link_from(row)) for row in rows)

    def revoke(self, seat: str, digest: str, *, at: datetime) -> None:
        """End one of a seat's links. Harmless if it has ended, or is none of theirs."""
        wanted = {"of_seat": seat, "of_digest": digest, "at": at}
        with self._database.changing() as connection:
            connection.execute(REVOKE, wanted)

    def note_opened(self, digest: str, *, at: datetime) -> None:
        """Count that somebody opened it."""
        with self._database.changing() as connection:
            row = connection.execute(ONE, {"digest": digest}).one_or_none()
            if row is not None:
                value = {**row.value, "last": at.isoformat()}
                _change(connection, digest, value, opened=row.opened + 1)

    def answer(self, digest: str, text: str, *, at: datetime) -> None:
        """Keep what its reader answered instead of what they had; "" takes it back."""
        with self._database.changing() as connection:
            row = connection.execute(ONE, {"digest": digest}).one_or_none()
            if row is not None:
                said = {"text": text, "at": at.isoformat()} if text else None
                _change(connection, digest, {**row.value, "said": said})


def _change(
    connection: Connection, digest: str, value: Mapping[str, JSON], **columns: int
) -> None:
    connection.execute(CHANGE.values(value=value, **columns), {"of_digest": digest})


def _link_from(row: AnyRow) -> ReaderLink:
    value, last = row.value, row.value.get("last")
    return ReaderLink(
        digest=row.digest,
        seat=row.of,
        whom=value["whom"],
        parts=tuple(value["parts"]),
        private=tuple(value["private"]),
        with_comments=value["comments"],
        made_at=row.made_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        opened=row.opened,
        last=datetime.fromisoformat(last) if last else None,
        said=_said_from(value.get("said")),
    )


def _said_from(kept: Mapping[str, str] | None) -> Said | None:
    if not kept:
        return None
    return Said(kept["text"], datetime.fromisoformat(kept["at"]))
