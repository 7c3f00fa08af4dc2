"""The tables of what comes after the room: who stayed, what is agreed, who looked."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from toolkit.store.tables import Json, Moment, metadata

# One stretch for which somebody's page of a workshop was open; `left_at` while it is.
stay = Table(
    "stay",
    metadata,
    Column("id", String, primary_key=True),
    Column("cohort", ForeignKey("cohort.id"), nullable=False),
    Column("workshop", String, nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("came_at", Moment, nullable=False),
    Column("left_at", Moment),
    Index(None, "cohort", "workshop", "person"),
)

# What a facilitator changed in the record of attendance, and why; never taken back.
correction = Table(
    "correction",
    metadata,
    Column("id", String, primary_key=True),
    Column("cohort", ForeignKey("cohort.id"), nullable=False),
    Column("workshop", String, nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("by", ForeignKey("person.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("value", Json, nullable=False),
    Column("reason", Json, nullable=False),
    Index(None, "cohort", "workshop", "person"),
)

# That somebody agreed to something, in which words, and until when it held.
consent = Table(
    "consent",
    metadata,
    Column("id", String, primary_key=True),
    Column("cohort", ForeignKey("cohort.id"), nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("purpose", String, nullable=False),
    Column("workshop", String, nullable=False),
    Column("activity", String, nullable=False),
    Column("wording", Text, nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("taken_back_at", Moment),
    Index(None, "cohort", "purpose"),
    Index(None, "person"),
)

# A link by which somebody without a seat reads what its maker chose.
reader_link = Table(
    "reader_link",
    metadata,
    Column("digest", String, primary_key=True),
    Column("seat", ForeignKey("seat.id"), nullable=False, index=True),
    Column("value", Json, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("revoked_at", Moment),
    Column("opened", Integer, nullable=False),
)

# Who opened or exported what of other people's; it outlives who is erased.
looked = Table(
    "looked",
    metadata,
    Column("id", String, primary_key=True),
    Column("cohort", ForeignKey("cohort.id"), nullable=False),
    Column("by", String, nullable=False),
    Column("what", String, nullable=False),
    Column("about", String, nullable=False),
    Column("at", Moment, nullable=False),
    Index(None, "cohort", "at"),
)

# That somebody was erased, when and how much of what; it names nobody.
receipt = Table(
    "receipt",
    metadata,
    Column("id", String, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("value", Json, nullable=False),
)

# What was stored as `old`, an activity or "task.field", is stored as `new` since `at`.
renamed = Table(
    "renamed",
    metadata,
    Column("workshop", String, primary_key=True),
    Column("old", String, primary_key=True),
    Column("new", String, nullable=False),
    Column("at", Moment, nullable=False),
)
