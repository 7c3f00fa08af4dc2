"""The tables of a cohort's year: its calendar, who may join, and what is written."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from toolkit.store.tables import Json, Moment, metadata

# When and where the cohort's workshops are; counts up with each change.
calendar = Table(
    "calendar",
    metadata,
    Column("cohort", ForeignKey("cohort.id"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("value", Json, nullable=False),
    Column("changed_at", Moment, nullable=False),
)

public_page = Table(
    "public_page",
    metadata,
    Column("cohort", ForeignKey("cohort.id"), primary_key=True),
    Column("published", Boolean, nullable=False),
    Column("capacity", Integer),
    Column("value", Json, nullable=False),
    Column("changed_at", Moment, nullable=False),
)

# Who would like to take part; `seat` is what became of it.
interest = Table(
    "interest",
    metadata,
    Column("id", String, primary_key=True),
    Column("cohort", ForeignKey("cohort.id"), nullable=False),
    Column("name", String, nullable=False),
    Column("school", String, nullable=False),
    Column("email", String, nullable=False),
    Column("value", Json, nullable=False),
    Column("state", String, nullable=False),
    Column("written_at", Moment, nullable=False),
    Column("changed_at", Moment, nullable=False),
    Column("seat", ForeignKey("seat.id")),
    Index(None, "cohort", "state"),
)

# What is written to people; no two have the same `once`. In `value` is no link.
message = Table(
    "message",
    metadata,
    Column("id", String, primary_key=True),
    Column("cohort", ForeignKey("cohort.id"), nullable=False),
    Column("seat", ForeignKey("seat.id")),
    Column("kind", String, nullable=False),
    Column("about", String, nullable=False),
    Column("once", String, nullable=False, unique=True),
    Column("address", String, nullable=False),
    Column("subject", Text, nullable=False),
    Column("value", Json, nullable=False),
    Column("state", String, nullable=False),
    Column("problem", Text, nullable=False),
    Column("queued_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Index(None, "cohort", "kind"),
    Index(None, "state"),
)

# What somebody has chosen about messages, such as no reminders.
choice = Table(
    "choice",
    metadata,
    Column("seat", ForeignKey("seat.id"), primary_key=True),
    Column("name", String, primary_key=True),
    Column("value", Json, nullable=False),
    Column("changed_at", Moment, nullable=False),
)

# What somebody wants to be reminded of, and on which day.
wish = Table(
    "wish",
    metadata,
    Column("seat", ForeignKey("seat.id"), primary_key=True),
    Column("workshop", String, primary_key=True),
    Column("activity", String, primary_key=True),
    Column("day", Date, nullable=False),
)
