"""The tables, as they are today. Migrations carry their own copy of each; a test holds the two together."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from mediator_app.delivery import PackState
from mediator_app.domain.filings import FilingKind, FilingState
from mediator_app.domain.kinds import INSTRUMENTS
from mediator_app.domain.states import CaseState

METADATA: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


# One row for each case: where its journal stands, and what a list shows of it. `doc` numbers the case in the search
# index; amounts are fen; instants and dates are ISO 8601 texts, which sort as they should.
CASES: Final = Table(
    "cases",
    METADATA,
    Column("doc", Integer, nullable=False),
    Column("id", Text, nullable=False),
    Column("head_seq", Integer, nullable=False),
    Column("head_hash", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("practice", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("instrument", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("case_number", Text, nullable=False),
    Column("cause", Text, nullable=False),
    Column("claimed", Integer, nullable=False),
    Column("agreed", Integer),
    Column("held_on", Text),
    Column("started_at", Text),
    Column("next_due", Text),
    Column("names", Text, nullable=False),
    PrimaryKeyConstraint("doc"),
    UniqueConstraint("id"),
    CheckConstraint("practice IN (0, 1)", name="practice"),
    _one_of("state", tuple(state.value for state in CaseState)),
    _one_of("instrument", tuple(sorted(kind.value for kind in INSTRUMENTS))),
    Index("ix_cases_state_updated_at", "state", "updated_at"),
)

# The edits, for ever. Triggers refuse every change and every deletion.
JOURNAL: Final = Table(
    "journal",
    METADATA,
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("edit_id", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("prev", Text, nullable=False),
    Column("hash", Text, nullable=False),
    PrimaryKeyConstraint("case_id", "seq"),
    UniqueConstraint("edit_id"),
    CheckConstraint("seq >= 1", name="seq"),
    sqlite_with_rowid=False,
)

# The newest state of each case, one row for each part that an edit can change alone (`db.parts`).
PARTS: Final = Table(
    "parts",
    METADATA,
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False),
    Column("path", Text, nullable=False),
    Column("body", Text, nullable=False),
    PrimaryKeyConstraint("case_id", "path"),
    sqlite_with_rowid=False,
)

# Papers, scans, proofs: bytes under their own hash. Triggers refuse every change and every deletion.
BLOBS: Final = Table(
    "blobs",
    METADATA,
    Column("sha256", Text, nullable=False),
    Column("media_type", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    PrimaryKeyConstraint("sha256"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
)

# Which case brought which bytes.
CASE_BLOBS: Final = Table(
    "case_blobs",
    METADATA,
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False),
    Column("sha256", Text, ForeignKey("blobs.sha256"), nullable=False),
    PrimaryKeyConstraint("case_id", "sha256"),
    sqlite_with_rowid=False,
)

SETTINGS: Final = Table(
    "settings",
    METADATA,
    Column("name", Text, nullable=False),
    Column("value", Text, nullable=False),
    PrimaryKeyConstraint("name"),
    sqlite_with_rowid=False,
)

SECRETS: Final = Table(
    "secrets",
    METADATA,
    Column("name", Text, nullable=False),
    Column("value", LargeBinary, nullable=False),
    PrimaryKeyConstraint("name"),
    sqlite_with_rowid=False,
)

# What this laptop owes the court, one row for each filing. `manifest` is the signed text, empty until it was made
# ready; it and its hash never change after that (a trigger). `sent` and `total` are bytes; `params` is JSON.
FILINGS: Final = Table(
    "filings",
    METADATA,
    Column("filing_id", Text, nullable=False),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("revision", Text, nullable=False),
    Column("supersedes", Text, nullable=False),
    Column("made_at", Text, nullable=False),
    Column("held", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("manifest", Text, nullable=False),
    Column("manifest_sha256", Text, nullable=False),
    Column("sent", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("retry_at", Text),
    Column("reason", Text, nullable=False),
    Column("params", Text, nullable=False),
    PrimaryKeyConstraint("filing_id"),
    CheckConstraint("held IN (0, 1)", name="held"),
    CheckConstraint("(manifest = '') = (manifest_sha256 = '')", name="manifest"),
    _one_of("kind", tuple(kind.value for kind in FilingKind)),
    _one_of("state", tuple(state.value for state in FilingState)),
    Index("ix_filings_case_id", "case_id"),
    Index("ix_filings_state", "state"),
    sqlite_with_rowid=False,
)

# Where the upload of a document goes on after a break.
UPLOADS: Final = Table(
    "uploads",
    METADATA,
    Column("sha256", Text, nullable=False),
    Column("url", Text, nullable=False),
    PrimaryKeyConstraint("sha256"),
    sqlite_with_rowid=False,
)

# The chain of what a court told this laptop, for ever. Triggers refuse every change and every deletion.
ANSWERS: Final = Table(
    "answers",
    METADATA,
    Column("laptop", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("prev", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("token", Text, nullable=False),
    PrimaryKeyConstraint("laptop", "seq"),
    CheckConstraint("seq >= 1", name="seq"),
    sqlite_with_rowid=False,
)

# The court's words about a filing. Not tied to `filings`: a court may speak of what a lost laptop filed.
RECEIPTS: Final = Table(
    "receipts",
    METADATA,
    Column("filing_id", Text, nullable=False),
    Column("manifest_sha256", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    PrimaryKeyConstraint("filing_id"),
    sqlite_with_rowid=False,
)

# The newest review of each filing. `objections` is JSON.
REVIEWS: Final = Table(
    "reviews",
    METADATA,
    Column("filing_id", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("decided_at", Text, nullable=False),
    Column("case_number", Text, nullable=False),
    Column("objections", Text, nullable=False),
    Column("note", Text, nullable=False),
    PrimaryKeyConstraint("filing_id"),
    sqlite_with_rowid=False,
)

# Hearings that a court assigned, each as it was told last. `case_file` is JSON, `title` what a list shows of it.
HEARINGS: Final = Table(
    "hearings",
    METADATA,
    Column("assignment", Text, nullable=False),
    Column("case_number", Text, nullable=False),
    Column("starts_at", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("withdrawn", Integer, nullable=False),
    Column("case_file", Text, nullable=False),
    PrimaryKeyConstraint("assignment"),
    CheckConstraint("withdrawn IN (0, 1)", name="withdrawn"),
    sqlite_with_rowid=False,
)

# Which case the mediator opened for which hearing: ours, hence not in the court's row.
OPENED: Final = Table(
    "opened_hearings",
    METADATA,
    Column("assignment", Text, nullable=False),
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False),
    PrimaryKeyConstraint("assignment"),
    UniqueConstraint("case_id"),
    sqlite_with_rowid=False,
)

# Rules and wording that a court sent. `seq` numbers them in the order of their announcement.
PACKS: Final = Table(
    "packs",
    METADATA,
    Column("seq", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("pack", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("data", LargeBinary),
    PrimaryKeyConstraint("seq"),
    UniqueConstraint("sha256"),
    _one_of("state", tuple(state.value for state in PackState)),
)

# What is typed in a case and not recorded: no part of the case. `place` names the field, `typed_over` is what the case
# said there. Dropped with the first edit after which the case can no longer be changed.
UNRECORDED: Final = Table(
    "unrecorded",
    METADATA,
    Column("case_id", Text, ForeignKey("cases.id"), nullable=False),
    Column("place", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("typed_over", Text, nullable=False),
    Column("aside", Integer, nullable=False),
    PrimaryKeyConstraint("case_id", "place"),
    CheckConstraint("aside IN (0, 1)", name="aside"),
    sqlite_with_rowid=False,
)

SEARCH: Final = "search"
"""The full-text table; SQLAlchemy has no word for it, so the migration that makes it says it in SQL (`db.grams`)."""

TRIGGERS: Final = (
    "answers_keep",
    "answers_stay",
    "blobs_keep_bytes",
    "blobs_stay",
    "case_blobs_keep",
    "case_blobs_stay",
    "filings_keep_manifest",
    "journal_keeps_entries",
    "journal_stays",
)
