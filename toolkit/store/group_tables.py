"""The tables of groups, and of what they write together."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Integer,
    String,
    Table,
    UniqueConstraint,
)

from toolkit.store.tables import Json, Moment, metadata

# Which arrangement of groups stands; all there ever were are in `grouping_version`.
grouping = Table(
    "grouping",
    metadata,
    Column("cohort", ForeignKey("cohort.id"), primary_key=True),
    Column("workshop", String, primary_key=True),
    Column("activity", String, primary_key=True),
    Column("version", Integer, nullable=False),
)

grouping_version = Table(
    "grouping_version",
    metadata,
    Column("cohort", ForeignKey("cohort.id"), primary_key=True),
    Column("workshop", String, primary_key=True),
    Column("activity", String, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("state", Json, nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("saved_at", Moment, nullable=False),
)

group_page = Table(
    "group_page",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("cohort", ForeignKey("cohort.id"), nullable=False),
    Column("workshop", String, nullable=False),
    Column("activity", String, nullable=False),
    Column("group", String, nullable=False),
    UniqueConstraint("cohort", "workshop", "activity", "group"),
)

# `name` is what browsers call the line; `current` is its newest version, which stands.
line = Table(
    "line",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("page", ForeignKey("group_page.id"), nullable=False),
    Column("name", String, nullable=False),
    Column("author", ForeignKey("person.id"), nullable=False),
    Column("place", Float, nullable=False),
    Column("current", Integer, nullable=False),
    UniqueConstraint("page", "name"),
)

line_version = Table(
    "line_version",
    metadata,
    Column("line", ForeignKey("line.id"), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("write", String, nullable=False, index=True),
    Column("words", Json, nullable=False),
    Column("gone", Boolean, nullable=False),
    Column("person", ForeignKey("person.id"), nullable=False),
    Column("saved_at", Moment, nullable=False),
    UniqueConstraint("line", "write"),
)

# Who is on a page at this moment; rows are of no use a minute later.
writing = Table(
    "writing",
    metadata,
    Column("page", ForeignKey("group_page.id"), primary_key=True),
    Column("person", ForeignKey("person.id"), primary_key=True),
    Column("line", String, nullable=False),
    Column("at", Moment, nullable=False),
)
