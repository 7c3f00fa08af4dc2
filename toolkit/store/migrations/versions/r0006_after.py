"""Who stayed, what was corrected and agreed, who may read, looked and was erased."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add what comes after the room, kinds of comment, and what a cohort follows."""
    op.add_column("comment", sa.Column("kind", sa.String))
    op.add_column("cohort", sa.Column("follows", sa.String))
    _attendance()
    _consent()
    _reading()
    op.create_table(
        "receipt",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_receipt"),
    )


def _attendance() -> None:
    op.create_table(
        "stay",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("workshop", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("came_at", MOMENT, nullable=False),
        sa.Column("left_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_stay"),
        _key("stay", "cohort"),
        _key("stay", "person"),
    )
    _index("stay", "cohort", "workshop", "person")
    op.create_table(
        "correction",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("workshop", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_correction"),
        _key("correction", "cohort"),
        _key("correction", "person"),
        _key("correction", "by", of="person"),
    )
    _index("correction", "cohort", "workshop", "person")


def _consent() -> None:
    op.create_table(
        "consent",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("purpose", sa.String, nullable=False),
        sa.Column("workshop", sa.String, nullable=False),
        sa.Column("activity", sa.String, nullable=False),
        sa.Column("wording", sa.Text, nullable=False),
        sa.Column("given_at", MOMENT, nullable=False),
        sa.Column("taken_back_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_consent"),
        _key("consent", "cohort"),
        _key("consent", "person"),
    )
    _index("consent", "cohort", "purpose")
    _index("consent", "person")


def _reading() -> None:
    op.create_table(
        "reader_link",
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("seat", sa.String, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT),
        sa.Column("opened", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_reader_link"),
        _key("reader_link", "seat"),
    )
    _index("reader_link", "seat")
    op.create_table(
        "looked",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("about", sa.String, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_looked"),
        _key("looked", "cohort"),
    )
    _index("looked", "cohort", "at")


def _key(table: str, column: str, *, of: str = "") -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{of or column}.id"], name=f"fk_{table}_{column}"
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))
