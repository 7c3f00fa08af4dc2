"""What a room that is led live needs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add what facilitators steer by."""
    op.add_column("pace", sa.Column("state", sa.Text))
    _groups()
    _pages()


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
