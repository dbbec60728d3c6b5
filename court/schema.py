"""The court's tables, as they are today. Migrations carry their own copy of each; a test holds the two together.

The same on SQLite and on PostgreSQL: instants are ISO 8601 texts in UTC with microseconds, which sort as they should;
amounts are whole fen; truth values are 0 and 1; lists and objects inside a row are JSON texts. Every row that belongs
to a court says so, and every query asks for it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class FilingState(StrEnum):
    """Where a filing stands at the court; the last two are how a review ends."""

    RECEIVED = "received"
    UNDER_REVIEW = "under_review"
    DOCKETED = "docketed"
    RETURNED = "returned"


class Role(StrEnum):
    CLERK = "clerk"
    """Reviews filings, assigns hearings."""
    HEAD = "head"
    """Also enrols and revokes laptops, sees statistics and the audit log."""
    ADMIN = "admin"
    """Also keeps the clerks."""


class Channel(StrEnum):
    """The way by which a dispute came to the court."""

    DESK = "desk"
    COUNTER = "counter"
    ONLINE = "online"
    OTHER = "other"


def _one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


# Private keys and the age identity are wrapped under the service's secret (`court.secret`); certificates are PEM.
COURTS: Final = Table(
    "courts",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("practice", Integer, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("authority", Text, nullable=False),
    Column("authority_key", Text, nullable=False),
    Column("answering", Text, nullable=False),
    Column("answering_key", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("identity", Text, nullable=False),
)

# `sign_in` is lower case and unique in the whole service; `password` is an Argon2id hash.
CLERKS: Final = Table(
    "clerks",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("court", Text, ForeignKey("courts.id"), nullable=False),
    Column("sign_in", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("locale", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("password_set_at", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("disabled_at", Text),
    Column("failures", Integer, nullable=False, server_default="0"),
    Column("locked_until", Text),
    UniqueConstraint("sign_in"),
    Index(None, "court"),
    _one_of("role", Role),
)

# `token` is the SHA-256 (hex) of what the browser holds.
SESSIONS: Final = Table(
    "sessions",
    METADATA,
    Column("token", Text, primary_key=True),
    Column("clerk", Text, ForeignKey("clerks.id"), nullable=False),
    Column("csrf", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    Index(None, "clerk"),
    Index(None, "expires_at"),
)

MEDIATORS: Final = Table(
    "mediators",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("court", Text, ForeignKey("courts.id"), nullable=False),
    Column("name", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    UniqueConstraint("court", "number"),
)

# `answer_seq` and `answer_hash` are the last link of what the court told this laptop; whoever adds one locks the row.
LAPTOPS: Final = Table(
    "laptops",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("court", Text, ForeignKey("courts.id"), nullable=False),
    Column("mediator", Text, ForeignKey("mediators.id"), nullable=False),
    Column("thumbprint", Text, nullable=False),
    Column("certificate", Text, nullable=False),
    Column("certificate_sha256", Text, nullable=False),
    Column("certificate_ends", Text, nullable=False),
    Column("enrolled_at", Text, nullable=False),
    Column("seen_at", Text),
    Column("revoked_at", Text),
    Column("revoked_by", Text),
    Column("answer_seq", Integer, nullable=False, server_default="0"),
    Column("answer_hash", Text, nullable=False, server_default=""),
    UniqueConstraint("thumbprint"),
    Index(None, "court"),
    Index(None, "mediator"),
)

# `secret` is the keyed hash of the twelve secret characters; `answer` the enrolment as signed, for a repeated call.
CODES: Final = Table(
    "codes",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("court", Text, ForeignKey("courts.id"), nullable=False),
    Column("mediator", Text, ForeignKey("mediators.id"), nullable=False),
    Column("secret", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("withdrawn_at", Text),
    Column("used_at", Text),
    Column("thumbprint", Text),
    Column("laptop", Text, ForeignKey("laptops.id")),
    Column("answer", Text),
    UniqueConstraint("secret"),
    Index(None, "court"),
)

# Client assertions that were used, until they would have ended by themselves.
ASSERTIONS: Final = Table(
    "assertions",
    METADATA,
    Column("laptop", Text, ForeignKey("laptops.id"), nullable=False),
    Column("jti", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    PrimaryKeyConstraint("laptop", "jti"),
    Index(None, "expires_at"),
)

# Wrong codes and wrong passwords of the last minutes; `who` is a keyed hash.
KNOCKS: Final = Table(
    "knocks",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index(None, "who", "at"),
    Index(None, "at"),
)

# When what one worker does for all was last done.
CHORES: Final = Table(
    "chores",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("done_at", Text, nullable=False),
)

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
    _one_of("state", FilingState),
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
    _one_of("channel", Channel),
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

# What verification found in one PDF; the bytes of a hash never change, so neither does this.
REPORTS: Final = Table(
    "reports",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("report", Text, nullable=False),
    Column("made_at", Text, nullable=False),
)

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
