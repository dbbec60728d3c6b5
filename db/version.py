"""Which migrations a store has seen."""

from __future__ import annotations

from typing import Any, Final

HEAD: Final = 5
"""`PRAGMA user_version` of a store that needs no migration: the number of the newest one."""


def version_of(connection: Any) -> int:
    """The number of the newest migration that the store has seen; 0 for an empty file. One read, no Alembic."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
