"""The ground: courts and clerks, laptops, documents, filings and their reviews, answers, hearings, the audit log."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

REFUSE_SQLITE = (
    "CREATE TRIGGER audit_no_{deed} BEFORE {deed} ON audit "
    "BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END"
)
REFUSAL_POSTGRESQL = (
    "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$"
)
REFUSE_POSTGRESQL = (
    "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
)


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("prev", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sa.UniqueConstraint("court", "actor", "seq", name=op.f("uq_audit_court_actor_seq")),
    )
    op.create_index(op.f("ix_audit_court_at"), "audit", ["court", "at"], unique=False)
    op.create_index(op.f("ix_audit_court_subject"), "audit", ["court", "subject"], unique=False)
    op.create_table(
        "audit_heads",
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("court", "actor", name=op.f("pk_audit_heads")),
    )
    op.create_table(
        "blobs",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("pack", sa.Text(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("stored_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blobs")),
    )
    op.create_index(op.f("ix_blobs_pack"), "blobs", ["pack"], unique=False)
    op.create_table(
        "courts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("practice", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("authority_key", sa.Text(), nullable=False),
        sa.Column("answering", sa.Text(), nullable=False),
        sa.Column("answering_key", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_courts")),
    )
    op.create_table(
        "reports",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_reports")),
    )
    op.create_table(
        "clerks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("sign_in", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("password", sa.Text(), nullable=False),
        sa.Column("password_set_at", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("disabled_at", sa.Text(), nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.Column("locked_until", sa.Text(), nullable=True),
        sa.CheckConstraint("role IN ('clerk', 'head', 'admin')", name=op.f("ck_clerks_role")),
        sa.ForeignKeyConstraint(["court"], ["courts.id"], name=op.f("fk_clerks_court")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clerks")),
        sa.UniqueConstraint("sign_in", name=op.f("uq_clerks_sign_in")),
    )
    op.create_index(op.f("ix_clerks_court"), "clerks", ["court"], unique=False)
    op.create_table(
        "disputes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("employer", sa.Text(), nullable=False),
        sa.Column("starts", sa.Text(), nullable=False),
        sa.Column("ends", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("filing", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("recorded_at", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "channel IN ('desk', 'counter', 'online', 'other')", name=op.f("ck_disputes_channel")
        ),
        sa.ForeignKeyConstraint(["court"], ["courts.id"], name=op.f("fk_disputes_court")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disputes")),
    )
    op.create_index(op.f("ix_disputes_court_filing"), "disputes", ["court", "filing"], unique=False)
    op.create_index(
        op.f("ix_disputes_court_worker_employer"), "disputes", ["court", "worker", "employer"], unique=False
    )
    op.create_table(
        "mediators",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["court"], ["courts.id"], name=op.f("fk_mediators_court")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mediators")),
        sa.UniqueConstraint("court", "number", name=op.f("uq_mediators_court_number")),
    )
    op.create_table(
        "packs",
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("announced_at", sa.Text(), nullable=False),
        sa.Column("announced_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["court"], ["courts.id"], name=op.f("fk_packs_court")),
        sa.PrimaryKeyConstraint("court", "sha256", name=op.f("pk_packs")),
    )
    op.create_table(
        "hearings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("mediator", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("starts_at", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("case_file", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("assigned_at", sa.Text(), nullable=False),
        sa.Column("assigned_by", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        sa.Column("withdrawn_by", sa.Text(), nullable=True),
        sa.Column("withdrawn_note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["court"], ["courts.id"], name=op.f("fk_hearings_court")),
        sa.ForeignKeyConstraint(["mediator"], ["mediators.id"], name=op.f("fk_hearings_mediator")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hearings")),
    )
    op.create_index(op.f("ix_hearings_court_starts_at"), "hearings", ["court", "starts_at"], unique=False)
    op.create_index(op.f("ix_hearings_mediator"), "hearings", ["mediator"], unique=False)
    op.create_table(
        "laptops",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("mediator", sa.Text(), nullable=False),
        sa.Column("thumbprint", sa.Text(), nullable=False),
        sa.Column("certificate", sa.Text(), nullable=False),
        sa.Column("certificate_sha256", sa.Text(), nullable=False),
        sa.Column("certificate_ends", sa.Text(), nullable=False),
        sa.Column("enrolled_at", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=True),
        sa.Column("revoked_at", sa.Text(), nullable=True),
        sa.Column("revoked_by", sa.Text(), nullable=True),
        sa.Column("answer_seq", sa.Integer(), server_default="0", nullable=False),
        sa.Column("answer_hash", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["court"], ["courts.id"], name=op.f("fk_laptops_court")),
        sa.ForeignKeyConstraint(["mediator"], ["mediators.id"], name=op.f("fk_laptops_mediator")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_laptops")),
        sa.UniqueConstraint("thumbprint", name=op.f("uq_laptops_thumbprint")),
    )
    op.create_index(op.f("ix_laptops_court"), "laptops", ["court"], unique=False)
    op.create_index(op.f("ix_laptops_mediator"), "laptops", ["mediator"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("clerk", sa.Text(), nullable=False),
        sa.Column("csrf", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["clerk"], ["clerks.id"], name=op.f("fk_sessions_clerk")),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_sessions")),
    )
    op.create_index(op.f("ix_sessions_clerk"), "sessions", ["clerk"], unique=False)
    op.create_index(op.f("ix_sessions_expires_at"), "sessions", ["expires_at"], unique=False)
    op.create_table(
        "answers",
        sa.Column("laptop", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["laptop"], ["laptops.id"], name=op.f("fk_answers_laptop")),
        sa.PrimaryKeyConstraint("laptop", "seq", name=op.f("pk_answers")),
    )
    op.create_table(
        "assertions",
        sa.Column("laptop", sa.Text(), nullable=False),
        sa.Column("jti", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["laptop"], ["laptops.id"], name=op.f("fk_assertions_laptop")),
        sa.PrimaryKeyConstraint("laptop", "jti", name=op.f("pk_assertions")),
    )
    op.create_index(op.f("ix_assertions_expires_at"), "assertions", ["expires_at"], unique=False)
    op.create_table(
        "codes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("mediator", sa.Text(), nullable=False),
        sa.Column("secret", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.Column("withdrawn_at", sa.Text(), nullable=True),
        sa.Column("used_at", sa.Text(), nullable=True),
        sa.Column("thumbprint", sa.Text(), nullable=True),
        sa.Column("laptop", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["court"], ["courts.id"], name=op.f("fk_codes_court")),
        sa.ForeignKeyConstraint(["laptop"], ["laptops.id"], name=op.f("fk_codes_laptop")),
        sa.ForeignKeyConstraint(["mediator"], ["mediators.id"], name=op.f("fk_codes_mediator")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codes")),
        sa.UniqueConstraint("secret", name=op.f("uq_codes_secret")),
    )
    op.create_index(op.f("ix_codes_court"), "codes", ["court"], unique=False)
    op.create_table(
        "documents",
        sa.Column("laptop", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("stored_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["laptop"], ["laptops.id"], name=op.f("fk_documents_laptop")),
        sa.ForeignKeyConstraint(["sha256"], ["blobs.sha256"], name=op.f("fk_documents_sha256")),
        sa.PrimaryKeyConstraint("laptop", "sha256", name=op.f("pk_documents")),
    )
    op.create_index(op.f("ix_documents_sha256"), "documents", ["sha256"], unique=False)
    op.create_table(
        "filings",
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("manifest", sa.Text(), nullable=False),
        sa.Column("manifest_sha256", sa.Text(), nullable=False),
        sa.Column("contract", sa.Integer(), nullable=False),
        sa.Column("laptop", sa.Text(), nullable=False),
        sa.Column("mediator", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("practice", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("receipt_seq", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("stated_number", sa.Text(), nullable=False),
        sa.Column("assignment", sa.Text(), nullable=False),
        sa.Column("supersedes", sa.Text(), nullable=False),
        sa.Column("superseded_by", sa.Text(), server_default="", nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("case_sha256", sa.Text(), nullable=False),
        sa.Column("case_version", sa.Integer(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("document_count", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("claimed", sa.BigInteger(), nullable=True),
        sa.Column("agreed", sa.BigInteger(), nullable=True),
        sa.Column("held_on", sa.Text(), nullable=False),
        sa.Column("remarks", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), server_default="", nullable=False),
        sa.Column("clerk", sa.Text(), nullable=True),
        sa.Column("taken_up_at", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('received', 'under_review', 'docketed', 'returned')", name=op.f("ck_filings_state")
        ),
        sa.ForeignKeyConstraint(["clerk"], ["clerks.id"], name=op.f("fk_filings_clerk")),
        sa.ForeignKeyConstraint(["court"], ["courts.id"], name=op.f("fk_filings_court")),
        sa.ForeignKeyConstraint(["laptop"], ["laptops.id"], name=op.f("fk_filings_laptop")),
        sa.ForeignKeyConstraint(["mediator"], ["mediators.id"], name=op.f("fk_filings_mediator")),
        sa.PrimaryKeyConstraint("court", "id", name=op.f("pk_filings")),
        sa.UniqueConstraint("court", "number", name=op.f("uq_filings_court_number")),
    )
    op.create_index(op.f("ix_filings_court_case_id"), "filings", ["court", "case_id"], unique=False)
    op.create_index(op.f("ix_filings_court_case_number"), "filings", ["court", "case_number"], unique=False)
    op.create_index(op.f("ix_filings_court_received_at"), "filings", ["court", "received_at"], unique=False)
    op.create_index(
        op.f("ix_filings_court_state_received_at"), "filings", ["court", "state", "received_at"], unique=False
    )
    op.create_index(op.f("ix_filings_mediator"), "filings", ["mediator"], unique=False)
    op.create_table(
        "uploads",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("laptop", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.Column("finished_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["laptop"], ["laptops.id"], name=op.f("fk_uploads_laptop")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_uploads")),
        sa.UniqueConstraint("laptop", "sha256", name=op.f("uq_uploads_laptop_sha256")),
    )
    op.create_index(op.f("ix_uploads_expires_at"), "uploads", ["expires_at"], unique=False)
    op.create_table(
        "filing_documents",
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("filing", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["court", "filing"],
            ["filings.court", "filings.id"],
            name=op.f("fk_filing_documents_court_filing"),
        ),
        sa.PrimaryKeyConstraint("court", "filing", "position", name=op.f("pk_filing_documents")),
    )
    op.create_index(op.f("ix_filing_documents_sha256"), "filing_documents", ["sha256"], unique=False)
    op.create_table(
        "reviews",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("court", sa.Text(), nullable=False),
        sa.Column("filing", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("clerk", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("case_number", sa.Text(), nullable=False),
        sa.Column("objections", sa.Text(), nullable=False),
        sa.Column("documents", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("answer_seq", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["clerk"], ["clerks.id"], name=op.f("fk_reviews_clerk")),
        sa.ForeignKeyConstraint(
            ["court", "filing"], ["filings.court", "filings.id"], name=op.f("fk_reviews_court_filing")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
    )
    op.create_index(op.f("ix_reviews_court_filing_at"), "reviews", ["court", "filing", "at"], unique=False)
    if op.get_bind().dialect.name == "postgresql":
        op.execute(REFUSAL_POSTGRESQL)
        op.execute(REFUSE_POSTGRESQL)
    else:
        for deed in ("update", "delete"):
            op.execute(REFUSE_SQLITE.format(deed=deed))
