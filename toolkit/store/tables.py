"""The tables as the current release has them; `migrations/` says how they came."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from toolkit.model import JSON

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A point in time: kept as UTC, given back aware, refused without a zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        """Turn *value* to UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A time was given without its zone.")
        return value.astimezone(UTC)

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> datetime | None:
        """Give back UTC; SQLite forgets the zone."""
        if value is None:
            return None
        return (
            value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        )


class Json(TypeDecorator[JSON]):
    """Plain JSON kept as ASCII text.

    Escaping everything else lets both databases hold whatever a browser sends, such
    as the character U+0000, which PostgreSQL cannot keep in text.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(
        self,
        value: JSON,
        dialect: Dialect,  # noqa: ARG002
    ) -> str:
        """Write *value* as JSON; `None` is an answer too."""
        return json.dumps(value, separators=(",", ":"), allow_nan=False)

    def process_result_value(
        self,
        value: str | None,
        dialect: Dialect,  # noqa: ARG002
    ) -> JSON:
        """Read the JSON back."""
        return None if value is None else json.loads(value)


cohort = Table(
    "cohort",
    metadata,
    Column("id", String, primary_key=True),
    Column("title", String, nullable=False),
    Column("programme", String, nullable=False),
    # The cohort whose people, or whose words, this one goes on from.
    Column("follows", String),
)

person = Table(
    "person",
    metadata,
    Column("id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("school", String, nullable=False),
    # By it somebody is known again; `mailbox` is where to write to who has none.
    Column("email", String, unique=True),
    Column("mailbox", String),
)

seat = Table(
    "seat",
    metadata,
    Column("id", String, primary_key=True),
    Column("cohort", ForeignKey("cohort.id"), nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("role", String, nullable=False),
    Column("group", String),
    Column("withdrawn_at", Moment),
    UniqueConstraint("cohort", "person"),
)

token = Table(
    "token",
    metadata,
    Column("digest", String, primary_key=True),
    Column("seat", ForeignKey("seat.id"), nullable=False, index=True),
    Column("purpose", String, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("revoked", Boolean, nullable=False),
)

room = Table(
    "room",
    metadata,
    Column("code", String, primary_key=True),
    Column("shown", String, nullable=False),
    Column("cohort", ForeignKey("cohort.id"), nullable=False),
    Column("workshop", String, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("closed", Boolean, nullable=False),
    Index(None, "cohort", "workshop"),
)

# `current` is the version that stands (0: none yet) and `latest` the newest one kept;
# they differ after a conflict.
response = Table(
    "response",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cohort", ForeignKey("cohort.id"), nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("workshop", String, nullable=False),
    Column("activity", String, nullable=False),
    Column("current", Integer, nullable=False),
    Column("latest", Integer, nullable=False),
    UniqueConstraint("cohort", "workshop", "activity", "person"),
    Index(None, "cohort", "workshop", "person"),
)

response_version = Table(
    "response_version",
    metadata,
    Column("response", ForeignKey("response.id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("write", String, nullable=False),
    Column("value", Json, nullable=False),
    Column("sharing", String, nullable=False),
    Column("prompt", Text, nullable=False),
    Column("saved_at", Moment, nullable=False),
    Column("conflict", Boolean, nullable=False),
    Column("filled", Boolean),
    UniqueConstraint("response", "write"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("id", String, primary_key=True),
    Column("cohort", ForeignKey("cohort.id"), nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("workshop", String, nullable=False),
    Column("activity", String, nullable=False),
    Column("field", String, nullable=False),
    Column("name", String, nullable=False),
    Column("media_type", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("description", Json),
    Index(None, "cohort", "workshop", "activity", "person"),
)

evidence_data = Table(
    "evidence_data",
    metadata,
    Column("evidence", ForeignKey("evidence.id"), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

# A small picture of a file that is one, made when it was added.
evidence_thumbnail = Table(
    "evidence_thumbnail",
    metadata,
    Column("evidence", ForeignKey("evidence.id"), primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

# What a reader says beside the answer that the person `about` gave.
comment = Table(
    "comment",
    metadata,
    Column("id", String, primary_key=True),
    Column("cohort", ForeignKey("cohort.id"), nullable=False),
    Column("workshop", String, nullable=False),
    Column("activity", String, nullable=False),
    Column("part", String, nullable=False),
    Column("about", ForeignKey("person.id"), nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("text", Json, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("gone", Boolean, nullable=False),
    # "thanks", or nothing: an ordinary one.
    Column("kind", String),
    Index(None, "cohort", "workshop", "activity", "about"),
)

pace = Table(
    "pace",
    metadata,
    Column("cohort", ForeignKey("cohort.id"), primary_key=True),
    Column("workshop", String, primary_key=True),
    Column("section", String),
    Column("revealed", Json, nullable=False),
    Column("version", Integer, nullable=False),
    Column("state", Json),
)

# One row for each page that is open now, kept by the server that holds it.
presence = Table(
    "presence",
    metadata,
    Column("cohort", ForeignKey("cohort.id"), primary_key=True),
    Column("workshop", String, primary_key=True),
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("server", String, primary_key=True),
    Column("since", Moment, nullable=False),
    Column("seen_at", Moment, nullable=False),
)

attendance = Table(
    "attendance",
    metadata,
    Column("cohort", ForeignKey("cohort.id"), primary_key=True),
    Column("workshop", String, primary_key=True),
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("joined_at", Moment),
    Column("left_at", Moment),
    Column("mode", String, nullable=False),
    Column("mark", String),
    Column("caught_up", Boolean, nullable=False),
    Column("note", Text, nullable=False),
)

# Only ever appended to; `sqlite_autoincrement` keeps an id from being used twice.
event = Table(
    "event",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cohort", ForeignKey("cohort.id"), nullable=False),
    Column("workshop", String, nullable=False),
    Column("activity", String),
    Column("person", String),
    Column("kind", String, nullable=False),
    Index(None, "cohort", "id"),
    sqlite_autoincrement=True,
)
