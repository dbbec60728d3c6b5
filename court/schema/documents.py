"""Documents: where their bytes are, who brought them, what is arriving, and what was found in them."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from court.schema.ground import METADATA

# Where the bytes of a hash are: `size` bytes from `start` in the file `pack` of the document store (`court.store`).
# `stored_at`: since when they are there, or since when they are nobody's (`court.housekeeping`).
BLOBS: Final = Table(
    "blobs",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("pack", Text, nullable=False),
    Column("start", BigInteger, nullable=False),
    Column("stored_at", Text, nullable=False),
    Index(None, "pack"),
)

# What a laptop has brought. The bytes of one hash are kept once, but a laptop may only file what it brought itself:
# knowing a hash is no right to a document.
DOCUMENTS: Final = Table(
    "documents",
    METADATA,
    Column("laptop", Text, ForeignKey("laptops.id"), nullable=False),
    Column("sha256", Text, ForeignKey("blobs.sha256"), nullable=False),
    Column("stored_at", Text, nullable=False),
    PrimaryKeyConstraint("laptop", "sha256"),
    Index(None, "sha256"),
)

# Documents that are arriving; `offset` is only ever what is safe on the disk.
UPLOADS: Final = Table(
    "uploads",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("laptop", Text, ForeignKey("laptops.id"), nullable=False),
    Column("sha256", Text, nullable=False),
    Column("length", BigInteger, nullable=False),
    Column("offset", BigInteger, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("finished_at", Text),
    UniqueConstraint("laptop", "sha256"),
    Index(None, "expires_at"),
)

PACKS: Final = Table(
    "packs",
    METADATA,
    Column("court", Text, ForeignKey("courts.id"), nullable=False),
    Column("sha256", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("note", Text, nullable=False),
    Column("announced_at", Text, nullable=False),
    Column("announced_by", Text, nullable=False),
    PrimaryKeyConstraint("court", "sha256"),
)

# What verification found in one PDF; the bytes of a hash never change, so neither does this.
REPORTS: Final = Table(
    "reports",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("report", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)
