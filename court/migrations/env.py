"""Runs the migrations on the connection that `court.database` hands over, inside the transaction that it has begun."""

from __future__ import annotations

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=True, transaction_per_migration=False)
context.run_migrations()
