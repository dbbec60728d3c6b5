"""Filings and what became of them, and everything else that a laptop is told."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from court.schema.ground import METADATA, Channel, FilingState, one_of

# One row for each filing. `manifest` is the signed text; the receipt is the link `receipt_seq` of the laptop's answers.
# `case_number` is the court's, `stated_number` the one that the mediator knew; `superseded_by` is the last correction.
FILINGS: Final = Table(
    "filings",
    METADATA,
    Column("court", Text, ForeignKey("courts.id"), nullable=False),
    Column("id", Text, nullable=False),
    Column("manifest", Text, nullable=False),
    Column("manifest_sha256", Text, nullable=False),
    Column("contract", Integer, nullable=False),
    Column("laptop", Text, ForeignKey("laptops.id"), nullable=False),
    Column("mediator", Text, ForeignKey("mediators.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("practice", Integer, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("receipt_seq", Integer, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("stated_number", Text, nullable=False),
    Column("assignment", Text, nullable=False),
    Column("supersedes", Text, nullable=False),
    Column("superseded_by", Text, nullable=False, server_default=""),
    Column("revision", Integer, nullable=False),
    Column("case_sha256", Text, nullable=False),
    Column("case_version", Integer, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("document_count", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("cause", Text, nullable=False),
    Column("claimed", BigInteger),
    Column("agreed", BigInteger),
    Column("held_on", Text, nullable=False),
    Column("remarks", Text, nullable=False),
    Column("case_number", Text, nullable=False, server_default=""),
    Column("clerk", Text, ForeignKey("clerks.id")),
    Column("taken_up_at", Text),
    Column("decided_at", Text),
    PrimaryKeyConstraint("court", "id"),
    UniqueConstraint("court", "number"),
    Index(None, "court", "state", "received_at"),
    Index(None, "court", "received_at"),
    Index(None, "court", "case_id"),
    Index(None, "court", "case_number"),
    Index(None, "mediator"),
    one_of("state", FilingState),
)

FILING_DOCUMENTS: Final = Table(
    "filing_documents",
    METADATA,
    Column("court", Text, nullable=False),
    Column("filing", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    PrimaryKeyConstraint("court", "filing", "position"),
    ForeignKeyConstraint(["court", "filing"], ["filings.court", "filings.id"]),
    Index(None, "sha256"),
)

# The same filing, brought once more by a laptop that its mediator enrolled since: the manifest in its own name, and
# the receipt in its own chain. The newest one is told what becomes of the filing.
FILING_REPEATS: Final = Table(
    "filing_repeats",
    METADATA,
    Column("court", Text, nullable=False),
    Column("filing", Text, nullable=False),
    Column("laptop", Text, ForeignKey("laptops.id"), nullable=False),
    Column("manifest", Text, nullable=False),
    Column("manifest_sha256", Text, nullable=False),
    Column("receipt_seq", Integer, nullable=False),
    Column("at", Text, nullable=False),
    PrimaryKeyConstraint("court", "filing", "laptop"),
    ForeignKeyConstraint(["court", "filing"], ["filings.court", "filings.id"]),
)

# Everything that clerks decided about a filing, in order; `answer_seq` is the link that told the laptop.
REVIEWS: Final = Table(
    "reviews",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("court", Text, nullable=False),
    Column("filing", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("clerk", Text, ForeignKey("clerks.id"), nullable=False),
    Column("at", Text, nullable=False),
    Column("case_number", Text, nullable=False),
    Column("objections", Text, nullable=False),
    Column("documents", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("answer_seq", Integer, nullable=False),
    ForeignKeyConstraint(["court", "filing"], ["filings.court", "filings.id"]),
    Index(None, "court", "filing", "at"),
)

ANSWERS: Final = Table(
    "answers",
    METADATA,
    Column("laptop", Text, ForeignKey("laptops.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("token", Text, nullable=False),
    PrimaryKeyConstraint("laptop", "seq"),
)

# `case_file` is JSON after `case-1.schema.json`.
HEARINGS: Final = Table(
    "hearings",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("court", Text, ForeignKey("courts.id"), nullable=False),
    Column("mediator", Text, ForeignKey("mediators.id"), nullable=False),
    Column("case_number", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("starts_at", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("case_file", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("assigned_at", Text, nullable=False),
    Column("assigned_by", Text, nullable=False),
    Column("withdrawn_at", Text),
    Column("withdrawn_by", Text),
    Column("withdrawn_note", Text, nullable=False, server_default=""),
    Index(None, "court", "starts_at"),
    Index(None, "mediator"),
)

# Disputes that the court knows, by keyed hashes of the worker's identity number and of the employer: the same one twice
# is pointed out without a list of identity numbers. `filing` is empty for those that came by another channel.
DISPUTES: Final = Table(
    "disputes",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("court", Text, ForeignKey("courts.id"), nullable=False),
    Column("worker", Text, nullable=False),
    Column("employer", Text, nullable=False),
    Column("starts", Text, nullable=False),
    Column("ends", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("reference", Text, nullable=False),
    Column("filing", Text, nullable=False),
    Column("case_id", Text, nullable=False),
    Column("recorded_at", Text, nullable=False),
    Index(None, "court", "worker", "employer"),
    Index(None, "court", "filing"),
    one_of("channel", Channel),
)

# Bundles that came on a stick, each import by itself: the laptop's signed cover, and what the court signed about it.
BUNDLES: Final = Table(
    "bundles",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("court", Text, ForeignKey("courts.id"), nullable=False),
    Column("bundle", Text, nullable=False),
    Column("laptop", Text, ForeignKey("laptops.id"), nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("cover", Text, nullable=False),
    Column("imported", Text, nullable=False),
    Index(None, "court", "at"),
)
