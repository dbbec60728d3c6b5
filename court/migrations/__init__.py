"""The court's migrations (Alembic), the same for SQLite and PostgreSQL."""

from __future__ import annotations
