"""Whatever an earlier form of revision 0002 left out.

That revision was rewritten three times after stores had been made with it, so a store
that calls itself 0002 may lack some of its tables. What it does is its own: it has not
changed since, and a test holds that it never will.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import inspect

from toolkit.store.migrations.versions import r0002_live as live

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add what is not there yet."""
    found = inspect(op.get_bind())
    tables = set(found.get_table_names())
    versions = {column["name"] for column in found.get_columns("response_version")}
    if "attendance" not in tables:
        live._attendance()
    if "filled" not in versions:
        live._progress()
    if "grouping" not in tables:
        live._groups()
    if "line" not in tables:
        live._pages()
