"""What activities were called before: late writes of an old name find the new one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the names that authors have changed."""
    op.create_table(
        "renamed",
        sa.Column("workshop", sa.String, nullable=False),
        sa.Column("old", sa.String, nullable=False),
        sa.Column("new", sa.String, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "old", name="pk_renamed"),
    )
