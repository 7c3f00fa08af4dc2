"""The tables of the first release."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make every table."""
    _people()
    _doors()
    _responses()
    _evidence()
    _live()


def _people() -> None:
    op.create_table(
        "cohort",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("programme", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cohort"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("school", sa.String, nullable=False),
        sa.Column("email", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("email", name="uq_person_email"),
    )
    op.create_table(
        "seat",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("group", sa.String),
        sa.PrimaryKeyConstraint("id", name="pk_seat"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.id"], name="fk_seat_cohort"),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_seat_person"),
        sa.UniqueConstraint("cohort", "person", name="uq_seat_cohort_person"),
    )


def _doors() -> None:
    op.create_table(
        "token",
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("seat", sa.String, nullable=False),
        sa.Column("purpose", sa.String, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("revoked", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_token"),
        sa.ForeignKeyConstraint(["seat"], ["seat.id"], name="fk_token_seat"),
    )
    op.create_index("ix_token_seat", "token", ["seat"])
    op.create_table(
        "room",
        sa.Column("code", sa.String, nullable=False),
        sa.Column("shown", sa.String, nullable=False),
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("workshop", sa.String, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.Column("closed", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_room"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.id"], name="fk_room_cohort"),
    )
    op.create_index("ix_room_cohort_workshop", "room", ["cohort", "workshop"])


def _responses() -> None:
    op.create_table(
        "response",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("workshop", sa.String, nullable=False),
        sa.Column("activity", sa.String, nullable=False),
        sa.Column("current", sa.Integer, nullable=False),
        sa.Column("latest", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_response"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.id"], name="fk_response_cohort"),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_response_person"),
        sa.UniqueConstraint(
            "cohort",
            "workshop",
            "activity",
            "person",
            name="uq_response_cohort_workshop_activity_person",
        ),
    )
    op.create_index(
        "ix_response_cohort_workshop_person",
        "response",
        ["cohort", "workshop", "person"],
    )
    op.create_table(
        "response_version",
        sa.Column("response", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("write", sa.String, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("sharing", sa.String, nullable=False),
        sa.Column("prompt", sa.Text, nullable=False),
        sa.Column("saved_at", MOMENT, nullable=False),
        sa.Column("conflict", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("response", "version", name="pk_response_version"),
        sa.ForeignKeyConstraint(
            ["response"], ["response.id"], name="fk_response_version_response"
        ),
        sa.UniqueConstraint(
            "response", "write", name="uq_response_version_response_write"
        ),
    )


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("workshop", sa.String, nullable=False),
        sa.Column("activity", sa.String, nullable=False),
        sa.Column("field", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("media_type", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.id"], name="fk_evidence_cohort"),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name="fk_evidence_person"),
    )
    op.create_index(
        "ix_evidence_cohort_workshop_activity_person",
        "evidence",
        ["cohort", "workshop", "activity", "person"],
    )
    op.create_table(
        "evidence_data",
        sa.Column("evidence", sa.String, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("evidence", name="pk_evidence_data"),
        sa.ForeignKeyConstraint(
            ["evidence"], ["evidence.id"], name="fk_evidence_data_evidence"
        ),
    )


def _live() -> None:
    op.create_table(
        "pace",
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("workshop", sa.String, nullable=False),
        sa.Column("section", sa.String),
        sa.Column("revealed", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("cohort", "workshop", name="pk_pace"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.id"], name="fk_pace_cohort"),
    )
    op.create_table(
        "event",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("workshop", sa.String, nullable=False),
        sa.Column("activity", sa.String),
        sa.Column("person", sa.String),
        sa.Column("kind", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_event"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.id"], name="fk_event_cohort"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_event_cohort_id", "event", ["cohort", "id"])
