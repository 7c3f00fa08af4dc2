"""Files that belong to an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from toolkit.errors import StoreError
from toolkit.model import EventKind, Evidence, Held, ResponseKey
from toolkit.store.connect import AnyRow
from toolkit.store.database import Database
from toolkit.store.events import append_event_about
from toolkit.store.names_now import part_now
from toolkit.store.tables import evidence as files
from toolkit.store.tables import evidence_data as contents
from toolkit.store.tables import evidence_thumbnail as thumbnails

# Whoever adds a file waits for whoever is adding one. SQLite lets one write at a time.
TAKE_TURN = select(func.pg_advisory_xact_lock(0x66696C65))
SIZES = func.coalesce(func.sum(files.c.size), 0)
HELD_BESIDE = select(func.count()).where(
    files.c.cohort == bindparam("cohort"),
    files.c.workshop == bindparam("workshop"),
    files.c.activity == bindparam("activity"),
    files.c.person == bindparam("person"),
)
HELD_BY_PERSON = select(SIZES).where(files.c.person == bindparam("person"))
HELD_BY_COHORT = select(SIZES).where(files.c.cohort == bindparam("cohort"))
ADD = insert(files)
ADD_CONTENT = insert(contents)
ADD_THUMBNAIL = insert(thumbnails)
ONE = select(files).where(files.c.id == bindparam("file"))
CONTENT = select(contents.c.data).where(contents.c.evidence == bindparam("file"))
THUMBNAIL = select(thumbnails.c.data).where(thumbnails.c.evidence == bindparam("file"))
OF_KEY = (
    select(files)
    .where(
        files.c.cohort == bindparam("cohort"),
        files.c.workshop == bindparam("workshop"),
        files.c.activity == bindparam("activity"),
        files.c.person == bindparam("person"),
    )
    .order_by(files.c.added_at, files.c.id)
)
DESCRIBE = (
    update(files)
    .where(files.c.id == bindparam("file"))
    .values(description=bindparam("words"))
)
REMOVE = delete(files).where(files.c.id == bindparam("file"))
REMOVE_CONTENT = delete(contents).where(contents.c.evidence == bindparam("file"))
REMOVE_THUMBNAIL = delete(thumbnails).where(thumbnails.c.evidence == bindparam("file"))


class EvidenceFiles:
    """The files beside answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self,
        key: ResponseKey,
        *,
        field: str,
        name: str,
        media_type: str,
        data: bytes,
        at: datetime,
        thumbnail: bytes | None = None,
        check: Callable[[Held], None] = lambda _held: None,
    ) -> Evidence:
        """Keep a file beside the answer, which may not have been written yet.

        Nobody adds another between *check*, which refuses by raising, and this one.
        """
        added = Evidence(
            uuid4().hex, key, field, name, media_type, size=len(data), added_at=at
        )
        row = {**asdict(added), **asdict(key)}
        del row["key"]
        with self._database.changing() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(TAKE_TURN)
            check(self._held(connection, key))
            key, field = part_now(connection, key, field)
            row |= {"activity": key.activity, "field": field}
            connection.execute(ADD, row)
            connection.execute(ADD_CONTENT, {"evidence": added.id, "data": data})
            if thumbnail is not None:
                small = {"evidence": added.id, "data": thumbnail}
                connection.execute(ADD_THUMBNAIL, small)
            append_event_about(connection, EventKind.EVIDENCE, key)
        return added

    def held(self, key: ResponseKey) -> Held:
        """How much is kept now, beside the answer and in all."""
        with self._database.reading() as connection:
            return self._held(connection, key)

    def _held(self, connection: Connection, key: ResponseKey) -> Held:
        asked = asdict(key)
        return Held(
            beside=connection.execute(HELD_BESIDE, asked).scalar_one(),
            person=connection.execute(HELD_BY_PERSON, asked).scalar_one(),
            cohort=connection.execute(HELD_BY_COHORT, asked).scalar_one(),
            free=self._database.free,
        )

    def find(self, id: str) -> Evidence | None:  # noqa: A002
        """What is known about a file; its bytes are asked for apart."""
        with self._database.reading() as connection:
            row = connection.execute(ONE, {"file": id}).one_or_none()
            return evidence_from(row) if row else None

    def data(self, id: str) -> bytes:  # noqa: A002
        """The file itself. Raises StoreError if it is not there any more."""
        with self._database.reading() as connection:
            data = connection.execute(CONTENT, {"file": id}).scalar_one_or_none()
            if data is None:
                raise StoreError("That file is not there any more. Add it again.")
            return bytes(data)

    def thumbnail(self, id: str) -> bytes | None:  # noqa: A002
        """The small picture that was kept with a file; None if there was none."""
        with self._database.reading() as connection:
            data = connection.execute(THUMBNAIL, {"file": id}).scalar_one_or_none()
            return None if data is None else bytes(data)

    def keep_thumbnail(self, id: str, data: bytes) -> None:  # noqa: A002
        """Keep a small picture with a file that has none; harmless if it is gone."""
        with self._database.changing() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(TAKE_TURN)
            asked = {"file": id}
            if connection.execute(THUMBNAIL, asked).one_or_none() is not None:
                return
            if connection.execute(ONE, asked).one_or_none() is not None:
                connection.execute(ADD_THUMBNAIL, {"evidence": id, "data": data})

    def describe(self, id: str, words: str) -> None:  # noqa: A002
        """Keep what a file shows. Harmless if it is gone."""
        with self._database.changing() as connection:
            row = connection.execute(ONE, {"file": id}).one_or_none()
            if row is None:
                return
            connection.execute(DESCRIBE, {"file": id, "words": words})
            append_event_about(connection, EventKind.EVIDENCE, evidence_from(row).key)

    def of(self, key: ResponseKey) -> tuple[Evidence, ...]:
        """The files beside one answer, in the order they were added."""
        seen = self._database.seen(key.cohort, key.workshop, key.person)
        if seen is not None:
            return seen.files_of(key)
        with self._database.reading() as connection:
            rows = connection.execute(OF_KEY, asdict(key))
            return tuple(evidence_from(row) for row in rows)

    def remove(self, id: str) -> None:  # noqa: A002
        """Remove a file for good. Harmless if it is already gone."""
        with self._database.changing() as connection:
            row = connection.execute(ONE, {"file": id}).one_or_none()
            if row is None:
                return
            connection.execute(REMOVE_THUMBNAIL, {"file": id})
            connection.execute(REMOVE_CONTENT, {"file": id})
            connection.execute(REMOVE, {"file": id})
            append_event_about(connection, EventKind.EVIDENCE, evidence_from(row).key)


def evidence_from(row: AnyRow) -> Evidence:
    """The file described in *row*."""
    return Evidence(
        id=row.id,
        key=ResponseKey(row.cohort, row.person, row.workshop, row.activity),
        field=row.field,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        added_at=row.added_at,
        description=row.description or "",
    )
