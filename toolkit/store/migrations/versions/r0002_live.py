"""What a room that is led live needs."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add what facilitators steer by."""
    op.add_column("pace", sa.Column("state", sa.Text))
    _attendance()
    _progress()
    _groups()
    _pages()


def _attendance() -> None:
    op.create_table(
        "presence",
        *_place(),
        sa.Column("server", sa.String, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("seen_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint(
            "cohort", "workshop", "person", "server", name="pk_presence"
        ),
        *_belongs("presence"),
    )
    op.create_table(
        "attendance",
        *_place(),
        sa.Column("joined_at", MOMENT),
        sa.Column("left_at", MOMENT),
        sa.Column("mode", sa.String, nullable=False),
        sa.Column("mark", sa.String),
        sa.Column("caught_up", sa.Boolean, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("cohort", "workshop", "person", name="pk_attendance"),
        *_belongs("attendance"),
    )


def _place() -> tuple[sa.Column[str], ...]:
    return (
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("workshop", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
    )


def _belongs(table: str) -> tuple[sa.ForeignKeyConstraint, ...]:
    return tuple(
        sa.ForeignKeyConstraint([name], [f"{name}.id"], name=f"fk_{table}_{name}")
        for name in ("cohort", "person")
    )


def _progress() -> None:
    """Say of every answer whether it says anything."""
    op.add_column("response_version", sa.Column("filled", sa.Boolean))
    kept = sa.table(
        "response_version",
        *(sa.column(name) for name in ("response", "version", "value", "filled")),
    )
    connection = op.get_bind()
    rows = connection.execute(sa.select(kept.c.response, kept.c.version, kept.c.value))
    for row in rows.all():
        connection.execute(
            sa.update(kept)
            .where(kept.c.response == row.response, kept.c.version == row.version)
            .values(filled=_is_filled(json.loads(row.value)))
        )


# As it was when this migration landed: what it does to old answers never changes.
def _is_filled(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_is_filled(item) for item in value.values())
    if isinstance(value, list):
        return any(_is_filled(item) for item in value)
    if isinstance(value, bool):
        return value
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _groups() -> None:
    op.create_table(
        "grouping",
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("workshop", sa.String, nullable=False),
        sa.Column("activity", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("cohort", "workshop", "activity", name="pk_grouping"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.id"], name="fk_grouping_cohort"),
    )
    op.create_table(
        "grouping_version",
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("workshop", sa.String, nullable=False),
        sa.Column("activity", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint(
            "cohort", "workshop", "activity", "version", name="pk_grouping_version"
        ),
        sa.ForeignKeyConstraint(
            ["cohort"], ["cohort.id"], name="fk_grouping_version_cohort"
        ),
        sa.ForeignKeyConstraint(
            ["person"], ["person.id"], name="fk_grouping_version_person"
        ),
    )


def _pages() -> None:
    op.create_table(
        "group_page",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("workshop", sa.String, nullable=False),
        sa.Column("activity", sa.String, nullable=False),
        sa.Column("group", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_group_page"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.id"], name="fk_group_page_cohort"),
        sa.UniqueConstraint(
            "cohort",
            "workshop",
            "activity",
            "group",
            name="uq_group_page_cohort_workshop_activity_group",
        ),
    )
    op.create_table(
        "line",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("author", sa.String, nullable=False),
        sa.Column("place", sa.Float, nullable=False),
        sa.Column("current", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_line"),
        sa.ForeignKeyConstraint(["page"], ["group_page.id"], name="fk_line_page"),
        sa.ForeignKeyConstraint(["author"], ["person.id"], name="fk_line_author"),
        sa.UniqueConstraint("page", "name", name="uq_line_page_name"),
    )
    op.create_table(
        "line_version",
        sa.Column("line", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("write", sa.String, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("gone", sa.Boolean, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("line", "version", name="pk_line_version"),
        sa.ForeignKeyConstraint(["line"], ["line.id"], name="fk_line_version_line"),
        sa.ForeignKeyConstraint(
            ["person"], ["person.id"], name="fk_line_version_person"
        ),
        sa.UniqueConstraint("line", "write", name="uq_line_version_line_write"),
    )
    op.create_index("ix_line_version_write", "line_version", ["write"])
    op.create_table(
        "writing",
        sa.Column("page", sa.Integer, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("line", sa.String, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("page", "person", name="pk_writing"),
        sa.ForeignKeyConstraint(["page"], ["group_page.id"], name="fk_writing_page"),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_writing_person"),
    )
