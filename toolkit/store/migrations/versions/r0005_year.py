"""A cohort's own year: its calendar and public page, who left, and what is written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add calendars, public pages, interest, messages, and choices about them."""
    op.add_column("person", sa.Column("mailbox", sa.String))
    op.add_column("seat", sa.Column("withdrawn_at", MOMENT))
    _of_cohorts()
    _interest()
    _messages()
    _choices()


def _of_cohorts() -> None:
    op.create_table(
        "calendar",
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("cohort", name="pk_calendar"),
        _key("calendar", "cohort"),
    )
    op.create_table(
        "public_page",
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("published", sa.Boolean, nullable=False),
        sa.Column("capacity", sa.Integer),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("cohort", name="pk_public_page"),
        _key("public_page", "cohort"),
    )


def _interest() -> None:
    op.create_table(
        "interest",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("school", sa.String, nullable=False),
        sa.Column("email", sa.String, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.Column("seat", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_interest"),
        _key("interest", "cohort"),
        _key("interest", "seat"),
    )
    op.create_index("ix_interest_cohort_state", "interest", ["cohort", "state"])


def _messages() -> None:
    op.create_table(
        "message",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("seat", sa.String),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("about", sa.String, nullable=False),
        sa.Column("once", sa.String, nullable=False),
        sa.Column("address", sa.String, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("queued_at", MOMENT, nullable=False),
        sa.Column("sent_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_message"),
        sa.UniqueConstraint("once", name="uq_message_once"),
        _key("message", "cohort"),
        _key("message", "seat"),
    )
    op.create_index("ix_message_cohort_kind", "message", ["cohort", "kind"])
    op.create_index("ix_message_state", "message", ["state"])


def _choices() -> None:
    op.create_table(
        "choice",
        sa.Column("seat", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("changed_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("seat", "name", name="pk_choice"),
        _key("choice", "seat"),
    )
    op.create_table(
        "wish",
        sa.Column("seat", sa.String, nullable=False),
        sa.Column("workshop", sa.String, nullable=False),
        sa.Column("activity", sa.String, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("seat", "workshop", "activity", name="pk_wish"),
        _key("wish", "seat"),
    )


def _key(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{column}.id"], name=f"fk_{table}_{column}"
    )
