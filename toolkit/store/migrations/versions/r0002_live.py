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
