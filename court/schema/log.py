"""What was done, by people and by the service itself."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from court.schema.ground import METADATA

# Append-only: triggers refuse changes. Each actor's entries are a chain of their own, so that two laptops that file at
# once need not wait for each other; `court` is empty for what concerns no court.
AUDIT: Final = Table(
    "audit",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("court", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("deed", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("details", Text, nullable=False),
    Column("prev", Text, nullable=False),
    Column("hash", Text, nullable=False),
    UniqueConstraint("court", "actor", "seq"),
    Index(None, "court", "at"),
    Index(None, "court", "subject"),
)

AUDIT_HEADS: Final = Table(
    "audit_heads",
    METADATA,
    Column("court", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    PrimaryKeyConstraint("court", "actor"),
)

# When what one worker does for all was last done.
CHORES: Final = Table(
    "chores",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("done_at", Text, nullable=False),
)
