"""The ground: cases, their journal, their parts, bytes, settings, secrets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATES = (
    "'preparing', 'mediating', 'adjourned', 'not_agreed', 'agreed', 'sealed', 'signed', 'served', 'performing', "
    "'closed'"
)


def upgrade() -> None:
    op.create_table(
        "cases",
        sa.Column("doc", sa.Integer, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("head_seq", sa.Integer, nullable=False),
        sa.Column("head_hash", sa.Text, nullable=False),
        sa.Column("updated_at", sa.Text, nullable=False),
        sa.Column("practice", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("instrument", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("case_number", sa.Text, nullable=False),
        sa.Column("cause", sa.Text, nullable=False),
        sa.Column("claimed", sa.Integer, nullable=False),
        sa.Column("agreed", sa.Integer),
        sa.Column("held_on", sa.Text),
        sa.Column("started_at", sa.Text),
        sa.Column("next_due", sa.Text),
        sa.Column("names", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("doc", name=op.f("pk_cases")),
        sa.UniqueConstraint("id", name=op.f("uq_cases_id")),
        sa.CheckConstraint("practice IN (0, 1)", name=op.f("ck_cases_practice")),
        sa.CheckConstraint(f"state IN ({STATES})", name=op.f("ck_cases_state")),
        sa.CheckConstraint(
            "instrument IN ('arbitration_mediation', 'mediation_agreement')",
            name=op.f("ck_cases_instrument"),
        ),
    )
    op.create_index(op.f("ix_cases_state_updated_at"), "cases", ["state", "updated_at"])
    op.create_table(
        "journal",
        sa.Column("case_id", sa.Text, nullable=False),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("edit_id", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("by", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("prev", sa.Text, nullable=False),
        sa.Column("hash", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("case_id", "seq", name=op.f("pk_journal")),
        sa.UniqueConstraint("edit_id", name=op.f("uq_journal_edit_id")),
        sa.CheckConstraint("seq >= 1", name=op.f("ck_journal_seq")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_journal_case_id")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "parts",
        sa.Column("case_id", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("case_id", "path", name=op.f("pk_parts")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_parts_case_id")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blobs")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_blobs_sha256")),
    )
    op.create_table(
        "case_blobs",
        sa.Column("case_id", sa.Text, nullable=False),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("case_id", "sha256", name=op.f("pk_case_blobs")),
        sa.ForeignKeyConstraint(["case_id"], ["cases.id"], name=op.f("fk_case_blobs_case_id")),
        sa.ForeignKeyConstraint(["sha256"], ["blobs.sha256"], name=op.f("fk_case_blobs_sha256")),
        sqlite_with_rowid=False,
    )
    for name, column in (("settings", sa.Text()), ("secrets", sa.LargeBinary())):
        op.create_table(
            name,
            sa.Column("name", sa.Text, nullable=False),
            sa.Column("value", column, nullable=False),
            sa.PrimaryKeyConstraint("name", name=op.f(f"pk_{name}")),
            sqlite_with_rowid=False,
        )
    # Nothing is ever taken out of a journal, and bytes under a hash are the bytes of that hash.
    for table, on_update, on_delete in (
        ("journal", "journal_keeps_entries", "journal_stays"),
        ("blobs", "blobs_keep_bytes", "blobs_stay"),
        ("case_blobs", "case_blobs_keep", "case_blobs_stay"),
    ):
        for trigger, event in ((on_update, "UPDATE"), (on_delete, "DELETE")):
            op.execute(
                f"CREATE TRIGGER {trigger} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, '{trigger}'); END"
            )
    op.execute("PRAGMA user_version = 1")
