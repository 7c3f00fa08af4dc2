"""Run by Alembic: migrate over the connection that `migrate.py` passes in."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
