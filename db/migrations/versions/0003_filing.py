"""What a laptop owes the court, and what the court answers. Cases closed before this was there have no filing yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KINDS = "'settlement', 'handover', 'report'"
STATES = "'queued', 'sending', 'received', 'under_review', 'docketed', 'returned', 'blocked', 'withdrawn'"


def upgrade() -> None:
    op.create_table(
        "filings",
        sa.Column("filing_id", sa.Text, nullable=False),
        sa.Column("case_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("revision", sa.Text, nullable=False),
        sa.Column("supersedes", sa.Text, nullable=False),
        sa.Column("made_at", sa.Text, nullable=False),
        sa.Column("held", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("manifest", sa.Text, nullable=False),
        sa.Column("manifest_sha256", sa.Text, nullable=False),
        sa.Column("sent", sa.Integer, nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("retry_at", sa.Text),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("params", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("filing_id", name=op.f("pk_filings")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_filings_case_id")),
        sa.CheckConstraint("held IN (0, 1)", name=op.f("ck_filings_held")),
        sa.CheckConstraint(
            "(manifest = '') = (manifest_sha256 = '')",
            name=op.f("ck_filings_manifest"),
        ),
        sa.CheckConstraint(f"kind IN ({KINDS})", name=op.f("ck_filings_kind")),
        sa.CheckConstraint(f"state IN ({STATES})", name=op.f("ck_filings_state")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_filings_case_id"), "filings", ["case_id"])
    op.create_index(op.f("ix_filings_state"), "filings", ["state"])
    op.create_table(
        "uploads",
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_uploads")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "answers",
        sa.Column("laptop", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("prev", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("token", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("laptop", "seq", name=op.f("pk_answers")),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_answers_seq")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "receipts",
        sa.Column("filing_id", sa.Text, nullable=False),
        sa.Column("manifest_sha256", sa.Text, nullable=False),
        sa.Column("number", sa.Text, nullable=False),
        sa.Column("received_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("filing_id", name=op.f("pk_receipts")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "reviews",
        sa.Column("filing_id", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("decided_at", sa.Text, nullable=False),
        sa.Column("case_number", sa.Text, nullable=False),
        sa.Column("objections", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("filing_id", name=op.f("pk_reviews")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "hearings",
        sa.Column("assignment", sa.Text, nullable=False),
        sa.Column("case_number", sa.Text, nullable=False),
        sa.Column("starts_at", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("withdrawn", sa.Integer, nullable=False),
        sa.Column("case_file", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("assignment", name=op.f("pk_hearings")),
        sa.CheckConstraint("withdrawn IN (0, 1)", name=op.f("ck_hearings_withdrawn")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "opened_hearings",
        sa.Column("assignment", sa.Text, nullable=False),
        sa.Column("case_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("assignment", name=op.f("pk_opened_hearings")),
        sa.UniqueConstraint("case_id", name=op.f("uq_opened_hearings_case_id")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_opened_hearings_case_id")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "packs",
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("pack", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("data", sa.LargeBinary),
        sa.PrimaryKeyConstraint("seq", name=op.f("pk_packs")),
        sa.UniqueConstraint("sha256", name=op.f("uq_packs_sha256")),
        sa.CheckConstraint("state IN ('announced', 'taken', 'refused')", name=op.f("ck_packs_state")),
    )
    for trigger, event in (("answers_keep", "UPDATE"), ("answers_stay", "DELETE")):
        op.execute(
            f"CREATE TRIGGER {trigger} BEFORE {event} ON answers BEGIN SELECT RAISE(ABORT, '{trigger}'); END"
        )
    # What was signed and may be at the court already is never signed anew under the same id.
    op.execute(
        "CREATE TRIGGER filings_keep_manifest BEFORE UPDATE OF manifest, manifest_sha256 ON filings "
        "WHEN OLD.manifest != '' BEGIN SELECT RAISE(ABORT, 'filings_keep_manifest'); END"
    )
    op.execute("PRAGMA user_version = 3")
