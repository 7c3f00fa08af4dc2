"""What a room that is led live needs."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

from toolkit.filled import is_filled

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add what facilitators steer by."""
    op.add_column("pace", sa.Column("state", sa.Text))
    _attendance()
    _progress()


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
            .values(filled=is_filled(json.loads(row.value)))
        )
