"""Alembic's entry: migrations run on the connection that ``addon.store.database`` hands over."""

from __future__ import annotations

from alembic import context

from addon.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite changes a column by copying its table.
)
with context.begin_transaction():
    context.run_migrations()
