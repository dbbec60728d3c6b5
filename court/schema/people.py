"""Courts, their clerks, mediators and laptops, and who knocked at the door."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from court.schema.ground import METADATA, Role, one_of

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
    one_of("role", Role),
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
