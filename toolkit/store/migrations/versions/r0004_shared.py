"""What readers say beside an answer, and what a file says of itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

MOMENT = sa.DateTime(timezone=True)

_BELONGS = (("cohort", "cohort"), ("about", "person"), ("person", "person"))


def upgrade() -> None:
    """Add comments, and a description and a small picture for files."""
    op.create_table(
        "comment",
        sa.Column("id", sa.String, nullable=False),
        sa.Column("cohort", sa.String, nullable=False),
        sa.Column("workshop", sa.String, nullable=False),
        sa.Column("activity", sa.String, nullable=False),
        sa.Column("part", sa.String, nullable=False),
        sa.Column("about", sa.String, nullable=False),
        sa.Column("person", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("written_at", MOMENT, nullable=False),
        sa.Column("gone", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_comment"),
        *(
            sa.ForeignKeyConstraint([column], [f"{of}.id"], name=f"fk_comment_{column}")
            for column, of in _BELONGS
        ),
    )
    op.create_index(
        "ix_comment_cohort_workshop_activity_about",
        "comment",
        ["cohort", "workshop", "activity", "about"],
    )
    op.add_column("evidence", sa.Column("description", sa.Text))
    op.create_table(
        "evidence_thumbnail",
        sa.Column("evidence", sa.String, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("evidence", name="pk_evidence_thumbnail"),
        sa.ForeignKeyConstraint(
            ["evidence"], ["evidence.id"], name="fk_evidence_thumbnail_evidence"
        ),
    )
